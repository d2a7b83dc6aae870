"""Reasons not to report a loss, or to end the search (DOC-16)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Loss


@rule("DOC-16")
def copy_is_not_yet_reported(copy: "Copy") -> Refusal | None:
    if copy.open_loss() is None:
        return None
    return Refusal(_("此份已经报告下落不明，正在查找"), _("有新线索请直接告知保密办"))


@rule("DOC-16")
def outside_is_not_yet_told(loss: "Loss") -> Refusal | None:
    if loss.outside_at is None:
        return None
    return Refusal(_("已经向上级报告过，文号 %(number)s") % {"number": loss.outside_number})


@rule("DOC-16")
def loss_is_open(loss: "Loss") -> Refusal | None:
    if loss.found_at is None:
        return None
    return Refusal(_("此份已经找到"))
