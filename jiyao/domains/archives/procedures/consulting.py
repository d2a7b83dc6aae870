"""Consulting: named items on a letter, approved, read under watch, inspected on return (BOR-06)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import (
    Collection,
    Consultation,
    ConsultationSeries,
    ConsultedItem,
    Finding,
    Step,
    Volume,
    VolumeItem,
)
from jiyao.domains.archives.rules import consulting as rules
from jiyao.domains.archives.rules import storing
from jiyao.domains.archives.settings import MINUTES_APPROVER
from jiyao.domains.carriers.approving import BORROW_APPROVERS, approvers_at, is_top_secret
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.returning import end_of_period
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.roles import (
    KEEPER,
    LEADER,
    OFFICE,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    Role,
)
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import HAND_OVER, Signing

RETURN = duty_kind(
    "archives.return_consulted", _("收回查阅的档案"), act="archives.consultation.returned"
)
CLEAR = duty_kind("archives.clear_finding", _("查清档案差异"), act="archives.finding.cleared")


def consult_approvers(volume: Any, at: datetime) -> tuple[Role, ...]:
    """Return who approves consulting a volume: special collections have their own (BOR-06, 10)."""
    if volume.collection == Collection.MINUTES and MINUTES_APPROVER.at(at) == "office":
        return (OFFICE_HEAD,)
    if volume.collection != Collection.ORDINARY or is_top_secret(volume.highest):
        return (LEADER,)
    if any(item.restricted for item in volume.inside()):
        return (LEADER,)
    return approvers_at(volume.highest, at)


def what_it_opens(volume: Any, fields: dict[str, Any], at: datetime) -> list[str]:
    """Return in words which items would be opened, and which of them are restricted."""
    items = sorted(fields["items"], key=lambda item: item.place)
    numbers = "、".join(str(item.place) for item in items)
    said = _now("提供第 %(numbers)s 件（全卷 %(count)d 件），其余不得查阅")
    held = [item for item in items if item.restricted]
    return [
        said % {"numbers": numbers, "count": len(volume.inside())},
        *(
            _now("第 %(place)d 件%(range)s")
            % {"place": item.place, "range": item.get_restricted_display()}
            for item in held
        ),
    ]


OPENING = (
    storing.volume_is_in_the_store,
    storing.nothing_of_it_is_missing,
    rules.letter_is_given,
    rules.items_are_named,
    rules.it_is_read_under_watch,
)
CITED = ("ARC-04", "ARC-06", "BOR-06", "BOR-09", "BOR-10")


@procedure(
    "archives.volume.consulted",
    _("提供查阅"),
    by=KEEPER,
    cites=CITED,
    rules=(*OPENING, rules.reader_may_read_each, rules.only_the_custodian_uses_minutes),
    signature=HAND_OVER,
    approval=Approval(
        by=BORROW_APPROVERS,
        fields=("volume", "to", "letter", "items", "purpose"),
        chosen=consult_approvers,
        effect=what_it_opens,
    ),
)
def consult(
    volume: Volume,
    *,
    to: Person,
    letter: str,
    items: list[VolumeItem],
    purpose: str,
    place: Place,
    by: Person,
    at: datetime,
) -> Consultation:
    """Open the named items of a volume to a reader of the own body, for the day.

    letter: the number of the letter or slip that names them.
    """
    given = {"reader": to, "letter": letter, "purpose": purpose, "place": place}
    return _open(volume, "archives.volume.consulted", items, given, by, at)


@procedure(
    "archives.volume.consulted-outside",
    _("提供外单位查阅"),
    by=KEEPER,
    cites=CITED,
    rules=(
        *OPENING,
        rules.special_collections_stay_inside,
        rules.restricted_items_stay_inside,
    ),
    signature=Signing(("by",)),
    approval=Approval(
        by=(LEADER,),
        fields=("volume", "body", "bearer", "letter", "items", "purpose"),
        effect=what_it_opens,
    ),
)
def consult_outside(
    volume: Volume,
    *,
    body: str,
    bearer: str,
    letter: str,
    items: list[VolumeItem],
    purpose: str,
    place: Place,
    by: Person,
    at: datetime,
) -> Consultation:
    """Open the named items of a volume to a person who came with a letter, for the day.

    body: who sent the bearer; letter: the number of the letter of introduction.
    """
    given = {"body": body, "bearer": bearer, "letter": letter, "purpose": purpose, "place": place}
    return _open(volume, "archives.volume.consulted-outside", items, given, by, at)


def _open(
    volume: Volume,
    code: str,
    items: list[VolumeItem],
    given: dict[str, Any],
    by: Person,
    at: datetime,
) -> Consultation:
    consultation = Consultation.objects.create(
        label_id=volume.label_id,
        number=ConsultationSeries.of(timezone.localdate(at).year).take(),
        volume=volume,
        out_at=at,
        due_at=end_of_period(1, at),
        approved_by=approver_of(code, volume),
        given_by=by,
        **given,
    )
    for item in items:
        ConsultedItem.objects.create(consultation=consultation, item=item, label_id=item.label_id)
    volume.move(Step.OUT, at, by, other=consultation.who)
    open_duty(RETURN, consultation, by, at, consultation.due_at)
    return consultation


@procedure(
    "archives.consultation.returned",
    _("归还清点"),
    by=KEEPER,
    cites=("ARC-06", "BOR-08", "BOR-09"),
    rules=(rules.consultation_is_open,),
    signature=Signing(("by",)),
)
def take_back(
    consultation: Consultation,
    *,
    counted: int,
    broken: list[str],
    words: str,
    by: Person,
    at: datetime,
) -> Consultation:
    """Inspect a volume on return and put it back; any difference is a finding to be cleared.

    counted: the pages that were counted; broken: codes of `CONDUCT`; words: what was seen.
    """
    consultation.returned_at = at
    consultation.counted = counted
    consultation.save()
    volume = consultation.volume
    volume.move(Step.BACK, at, by, other=consultation.who)
    close_duties(RETURN, consultation, at)
    expected = sum(item.pages for item in volume.inside())
    if counted != expected or broken:
        what = _found(expected, counted, broken, words)
        note_finding(volume, what, by, at, consultation)
    return consultation


def _found(expected: int, counted: int, broken: list[str], words: str) -> str:
    pages = _("应有 %(expected)d 页，清点 %(counted)d 页")
    counts = {"expected": expected, "counted": counted}
    said = [str(pages % counts)] if counted != expected else []
    said += [str(dict(rules.CONDUCT)[code]) for code in broken]
    return "；".join([*said, *([words] if words else [])])


def note_finding(
    volume: Volume, what: str, by: Person, at: datetime, consultation: Any = None
) -> Finding:
    """Note a difference about a volume, inside an act, and say who owes that it is cleared."""
    finding: Finding = Finding.objects.create(
        label_id=volume.label_id,
        volume=volume,
        consultation=consultation,
        what=what,
        at=at,
        by=by,
    )
    for person in _who_clears(finding, at) or [by]:
        open_duty(CLEAR, finding, person, at, None)
    return finding


def _who_clears(finding: Finding, at: datetime) -> list[Person]:
    """Return the secrecy officers who may handle the volume, else its custodian if able to."""
    custodian = finding.volume.filing_class.custodian
    for people in (holders_of(SECRECY_OFFICE.code, at), [custodian] if custodian else []):
        able = [each for each in people if may(facts_of(each, at), Action.HANDLE, finding)]
        if able:
            return able
    return []


@procedure(
    "archives.finding.cleared",
    _("查清差异"),
    by=OFFICE,
    cites=("ARC-03", "BOR-08"),
    rules=(rules.finding_is_open, rules.finding_is_ones_to_clear),
)
def clear(finding: Finding, *, explanation: str, by: Person, at: datetime) -> Finding:
    """Note how a difference was cleared up."""
    finding.cleared_at = at
    finding.cleared_by = by
    finding.explanation = explanation
    finding.save()
    close_duties(CLEAR, finding, at)
    return finding
