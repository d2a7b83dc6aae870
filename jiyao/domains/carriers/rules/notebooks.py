"""Reasons not to issue a notebook or to count it (DOC-21)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.copies import copy_is_not_missing
from jiyao.foundation.access.facts import is_cleared
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Notebook
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person


@rule("DOC-21", "SYS-02")
def user_is_cleared(level: "Level", to: "Person", at: datetime) -> Refusal | None:
    if is_cleared(to, level, at):
        return None
    return Refusal(
        _("%(who)s 的涉密等级不足，不能领用%(level)s保密本") % {"who": to, "level": level},
        _("请发放与其涉密等级相当的保密本"),
    )


@rule("DOC-21")
def notebook_is_in_use(notebook: "Notebook") -> Refusal | None:
    if notebook.leg.returned_at is None:
        return None
    return Refusal(_("此保密本已经交回机要室"))


@rule("DOC-21", "DOC-16")
def notebook_is_not_missing(notebook: "Notebook") -> Refusal | None:
    return copy_is_not_missing(copy=notebook.leg.copy)


@rule("DOC-21")
def no_more_than_it_has(notebook: "Notebook", counted: int) -> Refusal | None:
    if counted <= notebook.pages:
        return None
    return Refusal(
        _("此保密本共 %(pages)d 页，不会清点出 %(counted)d 页")
        % {"pages": notebook.pages, "counted": counted},
        _("请核对本编号，重新清点"),
    )
