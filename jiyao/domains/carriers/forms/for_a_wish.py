"""What the room asks an approval for because a reader wished it (BOR-01, CPY-01, CAR-01)."""

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Copy, Wish
from jiyao.domains.carriers.procedures.answering import refer
from jiyao.domains.carriers.procedures.wishing import WAYS
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.procedures.models import Permit


class ForAWish(forms.Form):
    """A form that a wish fills in; what is asked for with it is tied to the wish.

    of_wish: which field is filled in from which one of the wish. Which wish it is the address says
    (`wish`); without that, it is the open one of the person for whom the copy is asked for.
    """

    procedure: ClassVar[Any]
    of_wish: ClassVar[dict[str, str]] = {}
    reason_field: ClassVar[str]
    subject: Copy
    facts: PersonFacts

    def prepare(self) -> None:
        """Fill in what the wish says; its approver reads who wants it, and for when."""
        wish = self.wish
        said = (
            {name: getattr(wish, source) for name, source in self.of_wish.items()} if wish else {}
        )
        for name, value in said.items():
            if value is not None:
                self.initial.setdefault(name, value)
        if wish:
            told = {"who": wish.person, "day": date_format(wish.wanted_on, "n月j日")}
            asked = _("%(who)s申请，%(day)s要用") % told
            self.initial[self.reason_field] = f"{wish.purpose}（{asked}）"

    def note_request(self, permit: Permit) -> None:
        """Tie the request to its wish."""
        wish = self.wish or self._wishes.filter(person=self.cleaned_data.get("to")).first()
        if wish is not None:
            refer(wish, permit, permit.asked_at)

    @property
    def _wishes(self) -> Any:
        kinds = [kind for kind, codes in WAYS.items() if self.procedure.code in codes]
        rows = Wish.objects.visible_to(self.facts, Action.HANDLE).open()
        return rows.filter(document=self.subject.document_id, kind_of__in=kinds)

    @cached_property
    def wish(self) -> Wish | None:
        """The open wish that the address names, if it is one for this copy and procedure."""
        try:
            ref = UUID(str(self.initial.get("wish", "")))
        except ValueError:
            return None
        found: Wish | None = self._wishes.filter(public_id=ref).first()
        return found
