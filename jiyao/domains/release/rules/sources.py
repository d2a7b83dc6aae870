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
    if secret is None or submission.is_redacted_and_examined:
        return None
    told = {"name": secret.marked}
    if submission.latest and submission.latest.redactions.exists():
        return Refusal(
            _("来源 %(name)s还没有解密，删节稿没有经上级或保密部门审定") % told,
            _("请“报请审定”，收到可以公开的答复后再审"),
        )
    return Refusal(
        _("来源 %(name)s还没有解密") % told,
        _("请先办理解密；或制作删节稿去掉取自它的内容，并报请上级或保密部门审定"),
    )
