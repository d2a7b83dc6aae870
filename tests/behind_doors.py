"""What stands behind the doors: one record of every kind, made by its procedures."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.calling_in import Call, call_in
from jiyao.domains.carriers.models import (
    CallIn,
    Copy,
    Copying,
    Difference,
    Document,
    HandOver,
    Instruction,
    Wish,
    WorkReview,
    YearClearing,
)
from jiyao.domains.carriers.procedures.addressing import authorise, name_delegate
from jiyao.domains.carriers.procedures.attaching import files_of_a_document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.copying import duplicate
from jiyao.domains.carriers.procedures.destroying import draft
from jiyao.domains.carriers.procedures.handling import assign, instruct
from jiyao.domains.carriers.procedures.leaving import hand_over
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.domains.carriers.procedures.stocktaking import begin, close
from jiyao.domains.carriers.procedures.wishing import wish_for
from jiyao.domains.carriers.reviewing import Past, open_review
from jiyao.domains.carriers.year_clearing import open_clearing
from jiyao.foundation.approvals.procedures.substituting import appoint_substitute
from jiyao.foundation.calendar.procedures.recurring import set_recurrence
from jiyao.foundation.calendar.settings import ESCALATED_AFTER
from jiyao.foundation.duties.models import Duty, Recurrence
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Permit, Signature, Substitute
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.regime.models import SettingChange
from jiyao.foundation.regime.procedures.changes import draft as draft_setting
from jiyao.foundation.registers.procedures.views import save_view
from jiyao.foundation.trail.models import Checkpoint, Entry
from jiyao.foundation.trail.recording import system_scope
from jiyao.foundation.vault.models import StoredFile
from tests.approved import approved
from tests.archived import at_every_stage
from tests.carriers_at_hand import the_room
from tests.checked_at_hand import checked
from tests.classified_at_hand import classified
from tests.committee_at_hand import sat
from tests.files import png, upload_of
from tests.issued_at_hand import called_back, issued
from tests.ledgers import staged
from tests.own_at_hand import made_in_the_house
from tests.people_at_hand import looked_after
from tests.registers_at_hand import kept
from tests.released_at_hand import released
from tests.reported_at_hand import reported
from tests.rosters_at_hand import listed
from tests.trained_at_hand import trained
from tests.ways_out import ways_out

LATER = datetime(2099, 1, 1, tzinfo=UTC)
STATION = {"name": "市销毁中心", "kind": "destruction", "container": "none"}
LIST = {"reason": "清退", "appraisal": "无保存价值", "method": "city_station"}


def build(received: Callable[..., Document], cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Put a confidential document into circulation, with a request and a signature owed."""
    document = received("state", "confidential", period="20年")
    with behind():
        copy = Copy.objects.get(document=document, copy_number="001")
    proofs = {**signs(), "to": Proof(Kind.SESSION)}
    send(copy, to=cast["reader"], due=None, place=the_room(), by=cast["keeper"], proofs=proofs)
    recurrence = weekly(cast)
    with behind():
        other = Copy.objects.get(document=document, copy_number="002")
    station = rate(**STATION, level=document.label.level, by=cast["secrecy_office"])
    destruction = draft(**LIST, copies=[other], place=station, by=cast["keeper"])
    stocktake = begin(kind="spot", by=cast["keeper"])
    close(
        stocktake, witness=cast["leader"], by=cast["keeper"], proofs=signs(witness=cast["leader"])
    )
    copying = duplicated(other, cast, signs)
    task = assign(document, owner=cast["reader"], due=LATER, by=cast["keeper"])
    pair = {"addressee": cast["leader"], "delegate": cast["reader"]}
    delegation = name_delegate(**pair, until=None, by=cast["leader"])
    unit = Circle.objects.get(name="业务一处")
    receiver = authorise(unit=unit, person=cast["reader"], by=cast["secrecy_office"])
    handed_over = leave_behind(received, cast, signs, behind)
    loss = report_missing(other, last_seen="办公室", by=cast["keeper"])
    change = later_escalation(cast)
    view = save_view(register="carriers.copy", name="在外", query="?show=out", by=cast["keeper"])
    ledger = staged(cast["keeper"])
    circle = Circle.objects.get(name="办公室")
    ask(widen, document, by=cast["keeper"], asked_for="需要", circle=circle)
    file = attached_file(received(circles=("业务一处", "单位领导")), cast, behind)
    standing_in = substitute(cast)
    decided = classified(cast, signs, behind)
    ways = ways_out(received, cast, signs, behind)
    recall = called_back(received(), cast)
    outgoing = issued(cast, signs)
    archived = at_every_stage(received, cast, signs, behind)
    own = made_in_the_house(copy, document, cast, signs, behind)
    about_training = trained(cast)
    registers = kept(cast, document.label.level, signs)
    going_up = reported(cast)
    roster = listed(cast)
    committee = sat(cast, signs, behind)
    public = released(cast, signs, behind)
    about_people = looked_after(cast, signs, behind)
    machines = checked(cast, behind)
    call = called_in(cast["reader"])
    instruction = instructed(received, cast, signs, behind)
    workreview = work_reviewed()
    cleared = run_through()
    wish = wished_for(document, cast)
    with behind():
        checkpoint = Checkpoint.objects.first()
        duty = Duty.objects.get(kind_code="carriers.return", subject_ref=copy.public_id)
        return {
            **archived,
            **machines,
            **ways,
            **own,
            **decided,
            **outgoing,
            **about_people,
            **about_training,
            **registers,
            **committee,
            **going_up,
            **public,
            "recall": recall,
            "wish": wish,
            "roster": roster,
            "level": document.label.level,
            "document": document,
            "instruction": instruction,
            "file": file,
            "callin": call,
            "workreview": workreview,
            "yearclearing": cleared,
            "copy": copy,
            "loss": loss,
            "copying": copying,
            "destruction": destruction,
            "hand_over": handed_over,
            "task": task,
            "delegation": delegation,
            "receiver": receiver,
            "stocktake": stocktake,
            "difference": Difference.objects.first(),
            "substitute": standing_in,
            "place": the_room(),
            "permit": Permit.objects.get(code="carriers.scope.widened"),
            "signature": Signature.objects.get(part="to", given_at=None),
            "person": cast["junior"],
            "appointment": cast["leader"].appointments.first(),
            "duty": duty,
            "recurrence": recurrence,
            "change": change,
            "view": view,
            "entry": Entry.objects.first(),
            "ledger": ledger,
            "checkpoint": checkpoint,
        }


def duplicated(source: Copy, cast: Any, signs: Any, by: str = "leader", **changes: Any) -> Copying:
    """Have a copy copied once, approved by `by`."""
    asked = {
        "number": 1,
        "purpose": "会议",
        "distribution": "会务组",
        "consent": "青办函〔2026〕1号",
        "recall": LATER.date(),
        "meeting": "",
    }
    done = {"place": the_room(), "made": 1, "spoilt": 0, "destroyed": 0, "marked": True}
    people = {"by": cast["keeper"], "approver": cast[by], "proofs": signs()}
    copying: Copying = approved(duplicate, source, **people, **asked | done | changes)
    return copying


def leave_behind(received: Any, cast: Any, signs: Any, behind: Any) -> HandOver:
    """Let the junior hand over what he holds."""
    document = received()
    with behind():
        copy = Copy.objects.get(document=document, copy_number="001")
    fields = {"to": cast["junior"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["junior"]), **fields)
    people = {"leaver": cast["junior"], "receiver": cast["keeper"]}
    by = cast["secrecy_office"]
    return hand_over(copies=[copy], by=by, proofs=signs(**people), **people)


def instructed(received: Any, cast: Any, signs: Any, behind: Any) -> Instruction:
    """Let the leader write on a copy."""
    document = received()
    with behind():
        copy = Copy.objects.get(document=document, copy_number="001")
    fields = {"to": cast["leader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["leader"]), **fields)
    return instruct(copy, words="阅", by=cast["leader"], proofs=signs())


def attached_file(document: Document, cast: Any, behind: Any) -> StoredFile:
    """Let a file hang on an internal document."""
    upload = upload_of("自查报告.png", png())
    attached = files_of_a_document.attach(document, upload=upload, by=cast["keeper"])
    with behind():
        return StoredFile.objects.get(attachment=attached)


def substitute(cast: Any) -> Substitute:
    """Let the classifier decide in the leader's place for a week."""
    now = timezone.now()
    return appoint_substitute(
        principal=cast["leader"],
        role="leader",
        substitute=cast["classifier"],
        since=now,
        until=now + timedelta(days=7),
        by=cast["leader"],
    )


def weekly(cast: Any) -> Recurrence:
    """Let the keeper owe something every week."""
    rule: dict[str, Any] = {"every": "week", "day": 1, "from_end": True, "until": None}
    by = cast["secrecy_office"]
    return set_recurrence(title="清点", owner=cast["keeper"], role="", by=by, **rule)


def later_escalation(cast: Any) -> SettingChange:
    """Draft that what is late is escalated later."""
    fields: dict[str, Any] = {"code": ESCALATED_AFTER.code, "level": None, "value": 5}
    by, starts = cast["secrecy_office"], timezone.localdate()
    return draft_setting(**fields, starts=starts, reason="年初会议定", by=by)


def work_reviewed() -> WorkReview:
    """Have the calendar open a review of document work."""
    today = timezone.localdate()
    past = Past(f"{today.year}M01", today, today, timezone.now() + timedelta(days=30))
    with system_scope("tests.work.reviewed"):
        open_review(past, timezone.now())
        return WorkReview.objects.get()


def run_through() -> YearClearing:
    """Open the year's run through the room."""
    now = timezone.now()
    with system_scope("tests.room.run-through"):
        open_clearing(now.year, now)
        return YearClearing.objects.get()


def wished_for(document: Document, cast: Any) -> Wish:
    """Let the reader ask to borrow a document."""
    fields = {"kind": "borrow", "purpose": "起草方案", "wanted_on": timezone.localdate()}
    return wish_for(document, **fields, by=cast["reader"])


def called_in(holder: Any) -> CallIn:
    """Call in for the year's end what a person holds."""
    now = timezone.now()
    with system_scope("tests.holdings.called-in"):
        call_in(Call(holder, now + timedelta(days=30)), now)
        return CallIn.objects.get(person=holder)
