"""What may be published: the rule that other domains ask (CLS-13)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.access.models import Level


def may_be_published(level: "Level") -> bool:
    """Whether a thing of this level may be released at all; a review comes besides."""
    return level.weight == 0


@rule("CLS-13")
def level_may_be_published(level: "Level") -> Refusal | None:
    if may_be_published(level):
        return None
    return Refusal(_("%(level)s 不得公开发布") % {"level": level}, _("请先解除密级，再办公开审查"))
