"""Saved views: what a person wants to see again of a register, under a name."""

from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.registers.models import SavedView
from jiyao.foundation.registers.state import state_of


@procedure("registers.view.saved", _("保存视图"), by=STAFF, cites=())
def save_view(*, register: str, name: str, query: str, by: Person, at: datetime) -> SavedView:
    """Keep filter, search, sort and columns of a register; one of the same name gives way.

    register: its code; query: the address's query, of which only what is declared is kept.
    """
    for view in SavedView.objects.held_by(by.pk).filter(register=register, name=name):
        view.end(at)
    query = state_of(REGISTERS[register], QueryDict(query.removeprefix("?"))).query()
    return SavedView.objects.create(
        person=by, register=register, name=name, query=query, since=at, set_by=by
    )


@procedure("registers.view.forgotten", _("删去视图"), by=STAFF, cites=(), needs=Action.KNOW)
def forget_view(view: SavedView, *, by: Person, at: datetime) -> SavedView:
    """Show a saved view no longer."""
    view.end(at)
    return view
