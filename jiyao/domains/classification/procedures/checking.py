"""Checking what was decided: drawn at random, found right or wrong, answered (CLS-08, CLS-09)."""

import secrets
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import (
    Event,
    Finding,
    Item,
    Result,
    Sample,
    SampleLine,
    SampleSeries,
    name_of,
)
from jiyao.domains.classification.rules import checking as rules
from jiyao.domains.classification.rules import deciding
from jiyao.domains.classification.sampling import digest_of, drawn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

MEND = duty_kind(
    "classification.mend",
    _("整改定密检查问题"),
    act="classification.finding.answered",
    cites=("CLS-08",),
)

MEASURES = {
    "changed": _("已报批变更密级、期限或知悉范围"),
    "released": _("已报批解密"),
    "redone": _("已补办程序"),
    "objected": _("有异议，已向保密办书面说明"),
}


@procedure(
    "classification.sample.drawn",
    _("抽取检查样本"),
    by=SECRECY_OFFICE,
    cites=("CLS-09", "CLS-21"),
    rules=(rules.sample_is_of_a_time, rules.something_can_be_drawn),
)
def draw(*, of: str, since: date, until: date, size: int, by: Person, at: datetime) -> Sample:
    """Draw a sample of what was decided from one day to another, both included.

    of: a value of Sample.Of; size: how many, all when there are fewer.
    """
    rows = rules.population(of, since, until, by, at)
    decided = rows.select_related("item__label__level__scheme")
    events = {name_of(event): event for event in decided}
    seed = secrets.token_hex(8)
    chosen = [events[name] for name in drawn(seed, events, size)]
    label = Label.objects.create(level=_highest(chosen))
    sample = Sample.objects.create(
        label=label,
        number=SampleSeries.of(timezone.localdate(at).year).take(),
        of=of,
        since=since,
        until=until,
        seed=seed,
        population=len(events),
        fingerprint=digest_of(events),
        drawn_by=by,
        drawn_at=at,
    )
    for place, event in enumerate(chosen, start=1):
        SampleLine.objects.create(sample=sample, label_id=event.label_id, place=place, event=event)
    return sample


def _highest(events: list[Any]) -> Level:
    levels = [event.item.label.level for event in events]
    internal = Level.objects.get(scheme__code="work", code="internal")
    return max(levels, key=lambda level: level.weight, default=internal)


@procedure(
    "classification.sample.checked",
    _("登记核查结果"),
    by=SECRECY_OFFICE,
    cites=("CLS-09", "CLS-08"),
    rules=(
        rules.line_is_not_checked_yet,
        rules.nobody_checks_what_he_decided,
        rules.checked_in_no_words_above_the_ceiling,
    ),
)
def check(
    sampleline: SampleLine, *, result: str, words: str, by: Person, at: datetime
) -> SampleLine:
    """Enter what the check of one decision found; what is wrong is a finding.

    result: a value of Result.
    """
    sampleline.result, sampleline.words = result, words
    sampleline.checked_by, sampleline.checked_at = by, at
    sampleline.save()
    if result != Result.RIGHT:
        event = sampleline.event
        found = {"kind_of": result, "words": words, "line": sampleline}
        _find(event.item, decider_of(event), found, by, at)
    return sampleline


@procedure(
    "classification.finding.entered",
    _("登记定密检查问题"),
    by=SECRECY_OFFICE,
    cites=("CLS-08",),
    rules=(
        rules.item_was_decided,
        rules.nobody_finds_against_himself,
        deciding.words_are_below_the_ceiling,
    ),
    exceptional=True,
)
def find(item: Item, *, kind: str, words: str, by: Person, at: datetime) -> Finding:
    """Enter what a check found wrong with a decision. kind: one of WRONG."""
    return _find(item, item.decider, {"kind_of": kind, "words": words}, by, at)


def decider_of(event: Event) -> Any:
    """Return who answers for a step: of changes and ends who decided on them, else the item's."""
    if event.what in Sample.KINDS[Sample.Of.DECISIONS]:
        return event.item.decider
    return event.by or event.item.decider


def _find(item: Item, decider: Any, found: dict[str, Any], by: Person, at: datetime) -> Finding:
    finding = Finding.objects.create(
        item=item, label_id=item.label_id, decider=decider, found_by=by, found_at=at, **found
    )
    for owner in [decider] if decider.is_active else holders_of(SECRECY_OFFICE.code, at):
        open_duty(MEND, finding, owner, at, None)
    return finding


@procedure(
    "classification.finding.answered",
    _("报告整改情况"),
    by=STAFF,
    cites=("CLS-08",),
    rules=(rules.finding_is_ones_own,),
    needs=Action.KNOW,
)
def answer(finding: Finding, *, measure: str, by: Person, at: datetime) -> Finding:
    """Say, as who decided, what was done about a finding. measure: a key of MEASURES.

    Of who decided and has left the secrecy office answers.
    """
    finding.measure = str(MEASURES[measure])
    finding.answered_at = at
    finding.save()
    close_duties(MEND, finding, at)
    return finding
