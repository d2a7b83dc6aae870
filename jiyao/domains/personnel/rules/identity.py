"""Reasons not to see identity facts whole (PER-12)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Identity


@rule("PER-12")
def identity_is_kept(identity: "Identity") -> Refusal | None:
    if identity.erased_at is None:
        return None
    return Refusal(_("身份信息已过保存期，已经清除"))


@rule("PER-12")
def looking_has_a_reason(reason: str) -> Refusal | None:
    if len(reason.strip()) > 1:
        return None
    return Refusal(_("没有写查看的事由"), _("请写明因哪张表、哪件事要看"))
