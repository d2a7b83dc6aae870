"""Reasons to refuse."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import Role

NOT_HANDLED = _("此件不由您经办"), _("请由经办此件的人办理")
UNREADABLE = (
    _("此件不在您的知悉范围"),
    _("范围还没有定的，等办公室负责人确定；已定而确需阅看的，请本部门报批扩大知悉范围"),
)


@dataclass(frozen=True)
class Refusal:
    """Why not, and what to do instead; the rule's name and clauses are stamped by the machinery.

    act: the code of the procedure on the same record by which that is done; field: the field of the
    form that is to be filled in anew.
    """

    reason: str | Promise
    instead: str | Promise = ""
    rule: str = ""
    clauses: tuple[str, ...] = ()
    act: str = ""
    field: str = ""


class Refused(Exception):
    """A procedure that was not carried out. Nothing of it happened but the entry of the refusal."""

    def __init__(self, refusals: list[Refusal], procedure: Any = None, subject: Any = None) -> None:
        super().__init__("; ".join(str(r.reason) for r in refusals))
        self.refusals = refusals
        self.procedure = procedure
        self.subject = subject


class Unseen(Refused):
    """A refusal that must not even tell that the record exists: shown as not found."""


def wrong_role(roles: Iterable[Role]) -> Refusal:
    """Return the refusal for who may not act here; it names the roles that may, if any."""
    named = "、".join(str(role) for role in roles)
    instead = _("由%(roles)s办理") % {"roles": named} if named else _("请由有权角色办理")
    return Refusal(_("您的角色不办理此事项"), instead, "procedures.role", ("SYS-02",))


def out_of_reach(action: Action) -> Refusal:
    """Return the refusal for who knows of a record and may not do this with it."""
    reason, instead = UNREADABLE if action is Action.READ else NOT_HANDLED
    return Refusal(reason, instead, "procedures.reach", ("SYS-02",))


def field_of(refusals: Iterable[Refusal]) -> str:
    """Return the field that is to be filled in anew, such as a PIN; nothing where none is."""
    return next((each.field for each in refusals if each.field), "")
