"""Reasons not to do a part of leaving: done before, or too early (PER-07, PER-16, EDU-09)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Leaving


@rule("PER-07")
def talk_is_to_be_had(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "talked")


@rule("EDU-09")
def briefing_is_to_be_given(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "briefed")


@rule("EDU-09")
def briefing_is_to_be_acknowledged(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "heard") or _after(leaving, "briefed")


@rule("PER-07")
def hand_over_is_to_be_confirmed(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "handed-in")


@rule("PER-07")
def rights_are_to_be_cancelled(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "rights")


@rule("PER-07")
def pledge_is_to_be_signed(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "pledged")


@rule("PER-16")
def secrets_are_to_be_declared(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "declared")


@rule("PER-16")
def declaration_is_to_be_reviewed(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "reviewed") or _after(leaving, "declared")


@rule("PER-16")
def declaration_is_to_be_countersigned(leaving: "Leaving", by: Person) -> Refusal | None:
    early = _done(leaving, "countersigned") or _after(leaving, "reviewed")
    if early:
        return early
    if leaving.done["reviewed"].by_id != by.pk:
        return None
    return Refusal(_("审查和会签不得是同一人"), _("请由其他经办人会签"))


@rule("PER-14")
def taking_over_is_to_be_booked(leaving: "Leaving") -> Refusal | None:
    return _done(leaving, "taken-over")


@rule("PER-07")
def sheet_is_for_what_is_not_signed(leaving: "Leaving", what: str) -> Refusal | None:
    return _done(leaving, what)


@rule("EDU-09")
def sheet_follows_the_briefing(leaving: "Leaving", what: str) -> Refusal | None:
    return _after(leaving, "briefed") if what == "heard" else None


@rule("PER-07")
def sheet_was_signed_by_now(leaving: "Leaving", signed_on: date, at: datetime) -> Refusal | None:
    if timezone.localdate(leaving.began_at) <= signed_on <= timezone.localdate(at):
        return None
    return Refusal(_("签署日期应在发起离岗手续以后、今天以前"), _("请核对纸上的日期"))


def _done(leaving: "Leaving", what: str) -> Refusal | None:
    if what not in leaving.done:
        return None
    return Refusal(_("“%(what)s”已经办过") % {"what": _name(leaving, what)}, _("无须再办"))


def _after(leaving: "Leaving", what: str) -> Refusal | None:
    if what in leaving.done:
        return None
    return Refusal(_("要先办“%(what)s”") % {"what": _name(leaving, what)})


def _name(leaving: "Leaving", what: str) -> str:
    return str(dict(leaving.steps.model.What.choices)[what])
