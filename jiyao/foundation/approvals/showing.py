"""A request in plain words: exactly what is approved, the drawing of its flow, and its life."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.models import Clearance, Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.binding import unbind_for
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.describing import in_words
from jiyao.foundation.procedures.forms import form_class
from jiyao.foundation.procedures.models import Approver, Permit, PermitStep, PermitVersion
from jiyao.foundation.ui.parts import Fact, Moment


@dataclass(frozen=True)
class Shown:
    """A request with what it is bound to in words, and what the people in it are cleared for."""

    permit: Any
    title: str
    bound: list[tuple[str, str]]
    cleared: list[Fact]

    @property
    def facts(self) -> list[Fact]:
        """Exactly what is approved: the matter, the record, the bound fields, the reason."""
        about = self.permit.subject_title
        declared = PROCEDURES.get(self.permit.code)
        told = (declared and declared.approval and declared.approval.told) or _("批准后")
        repeated = self.permit.reason in [words for _name, words in self.bound]
        return [
            Fact(_("事项"), self.title),
            *([Fact(_("对象"), about)] if about else []),
            *(Fact(name, words) for name, words in self.bound),
            *self.cleared,
            *([] if repeated else [Fact(_("事由"), self.permit.reason)]),
            *(Fact(told, each) for each in self.permit.effect),
        ]


def shown(permits: Iterable[Permit], facts: PersonFacts) -> list[Shown]:
    """Return requests as this person may know them, in a fixed number of queries."""
    rows = list(permits)
    add_periods(rows, facts)
    values = unbind_for(facts, [permit.bound for permit in rows])
    held = _clearances([person for bound in values for person in _people(bound)], facts.at)
    return [
        Shown(permit, permit.title, _words(permit.code, bound), _cleared(permit, bound, held))
        for permit, bound in zip(rows, values, strict=True)
    ]


def _people(bound: dict[str, Any]) -> list[Person]:
    return [value for value in bound.values() if isinstance(value, Person)]


def _clearances(people: list[Person], at: datetime) -> dict[int, list[Level]]:
    """Return the levels that each of the people is cleared for."""
    found: dict[int, list[Level]] = defaultdict(list)
    if people:
        rows = Clearance.objects.holding_at(at).filter(person__in=people)
        for row in rows.select_related("level__scheme"):
            found[row.person_id].append(row.level)
    return found


def _cleared(permit: Permit, bound: dict[str, Any], held: dict[int, list[Level]]) -> list[Fact]:
    """Say of each person in a request whether the record is within what he is cleared for."""
    if permit.level is None:
        return []
    return [
        Fact(_("%s的涉密资格") % each, _standing_of(permit.level, held.get(each.pk, [])))
        for each in _people(bound)
    ]


def _standing_of(level: Level, held: list[Level]) -> str:
    reached = [each for each in held if each.scheme_id == level.scheme_id]
    if any(each.rank >= level.rank for each in reached):
        return _("涉密等级够：%s") % "、".join(map(str, reached))
    return _("涉密等级不足：%s") % ("、".join(map(str, reached)) or _("没有此类密级的涉密资格"))


def address_of_record(permit: Permit, facts: PersonFacts) -> str:
    """Return the page of the record that a request is about, for who may know it."""
    if not permit.subject_kind:
        return ""
    model: Any = apps.get_model(permit.subject_kind)
    rows = model._default_manager.filter(public_id=permit.subject_ref)
    if isinstance(rows, LabelledQuerySet):
        rows = rows.visible_to(facts, Action.KNOW)
    found = rows.first() if hasattr(model, "get_absolute_url") else None
    return found.get_absolute_url() if found else ""


def former_versions(permit: Permit, facts: PersonFacts) -> list[tuple[PermitVersion, Any]]:
    """Return what was asked for before it was amended, newest first."""
    rows = list(permit.versions.exclude(round=permit.round).order_by("-round"))
    values = unbind_for(facts, [row.bound for row in rows])
    words = [_words(permit.code, bound) for bound in values]
    return list(zip(rows, words, strict=True))


def _words(code: str, bound: dict[str, Any]) -> list[tuple[str, str]]:
    declared = PROCEDURES.get(code)
    if declared is None:
        return [(name, in_words(None, value)) for name, value in bound.items()]
    return form_class(declared).bound_in_words(bound)


@dataclass(frozen=True)
class Drawn:
    """One box of the drawing.

    state: past, now, ahead or stopped; people: who decides, with what they answered.
    """

    title: str
    state: str
    note: Any = ""
    people: tuple[Approver, ...] = ()
    step: PermitStep | None = None


ENDS: dict[str, str] = {
    Permit.State.OPEN: "ahead",
    Permit.State.RETURNED: "ahead",
    Permit.State.GRANTED: "now",
    Permit.State.USED: "past",
}


def drawing(permit: Permit) -> list[Drawn]:
    """Return the flow of the present round from the request to its end."""
    steps = permit.steps.filter(round=permit.round)
    named = permit.approvers.filter(round=permit.round, ended_at__isnull=True)
    rows = list(named.select_related("person", "in_place_of").order_by("pk"))
    returned = permit.state == Permit.State.RETURNED
    return [
        Drawn(_("补正") if returned else _("申请"), "now" if returned else "past", permit.asked_by),
        *(_box(step, [row for row in rows if row.step_id == step.pk]) for step in steps),
        Drawn(_("办理"), ENDS.get(permit.state, "stopped"), _end_in_words(permit)),
    ]


def _end_in_words(permit: Permit) -> str:
    return _("批准以后") if permit.is_undecided else permit.get_state_display()


def _box(step: PermitStep, people: list[Approver]) -> Drawn:
    title = _("第 %(n)s 步") % {"n": step.place}
    return Drawn(title, _standing(step), step.asks.who, tuple(people), step)


def _standing(step: PermitStep) -> str:
    if step.opened_at is None:
        return "ahead"
    if step.closed_at is None:
        return "now"
    return "past" if step.passed else "stopped"


def life_of(permit: Permit) -> list[Moment]:
    """Return everything that happened to the request, newest first."""
    found = [*_asking(permit), *_answers(permit), *_ending(permit)]
    return sorted(found, key=lambda moment: moment.at, reverse=True)


def _asking(permit: Permit) -> Iterable[Moment]:
    for row in permit.versions.all():
        what = _("提出申请") if row.round == 1 else _("补正后重新提出")
        yield Moment(row.asked_at, permit.asked_by, what, row.reason)


def _answers(permit: Permit) -> Iterable[Moment]:
    rows = permit.approvers.filter(answered_at__isnull=False)
    for row in rows.select_related("person", "in_place_of", "step"):
        signed = "" if row.answer == Approver.Answer.RETURNED else _("本人登录，输 PIN 签名")
        tone = "now" if row.answer == Approver.Answer.GRANTED else "refused"
        what = _("第 %(n)s 步：%(answer)s") % {
            "n": row.step.place,
            "answer": row.get_answer_display(),
        }
        yield Moment(row.answered_at, row, what, row.remark, signed, tone=tone)


def _ending(permit: Permit) -> Iterable[Moment]:
    if permit.state == Permit.State.WITHDRAWN and permit.decided_at:
        yield Moment(permit.decided_at, permit.asked_by, _("撤回申请"), tone="refused")
    if permit.used_at:
        yield Moment(permit.used_at, permit.asked_by, _("按批准的内容办理"), tone="now")
    if permit.state == Permit.State.EXPIRED and permit.expires_at:
        yield Moment(permit.expires_at, "", _("批准逾期未用，失效"), tone="refused")
