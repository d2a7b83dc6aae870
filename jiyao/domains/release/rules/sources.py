"""Reasons not to make public what comes from something secret (PUB-04)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item
    from jiyao.domains.release.models import Submission
    from jiyao.foundation.access.models import Level


@rule("PUB-04")
def source_is_named(item: "Item | None", name: str, level: "Level | None") -> Refusal | None:
    if item is not None or (name.strip() and level is not None):
        return None
    return Refusal(_("没有写明来源"), _("请选本单位的定密事项，或填外来文件和原密级"))


@rule("PUB-04")
def no_source_is_secret(submission: "Submission") -> Refusal | None:
    secret = next((o for o in submission.origins.order_by("pk") if o.is_secret), None)
    return secret and Refusal(
        _("来源 %(name)s（%(level)s）还没有解密") % {"name": secret, "level": secret.level},
        _("请先办理解密，或删去取自它的内容；外来文件须有原定密单位的解密依据"),
    )
