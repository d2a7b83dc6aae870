"""Letters of responsibility go from layer to layer, and both sides sign (ORG-07)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation import yearly
from jiyao.domains.organisation.duties import ISSUE_LETTER, PASS_ON, SIGN_LETTER
from jiyao.domains.organisation.models import Letter
from jiyao.domains.organisation.models.pledges import Occasion, text_in_force
from jiyao.domains.organisation.procedures.chasing import chase_unit
from jiyao.domains.organisation.procedures.letters import (
    book_letter,
    issue_letter,
    pass_on,
    sign_letter,
)
from jiyao.domains.organisation.settings import RESPONSIBILITY_DAYS
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.models import Duty, Reminder
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose

DEMAND = Job("organisation.letter.demanded", "", yearly.to_demand_letters, yearly.demand_letter)


@pytest.fixture
def unit(database: None) -> Circle:
    return Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处")


@pytest.fixture
def issued(unit: Circle, cast: Any, signs: Any) -> Letter:
    """This year's letter of a unit, signed by the leader for the organisation."""
    return issue_letter(unit, person=cast["classifier"], by=cast["leader"], proofs=signs())


@pytest.fixture
def passed_on(issued: Letter, cast: Any, signs: Any) -> Letter:
    """The letter of the reader, after the head of the unit has signed his own."""
    sign_letter(issued, by=cast["classifier"], proofs=signs())
    given = pass_on(issued, people=[cast["reader"]], by=cast["classifier"], proofs=signs())
    return given[0]


def test_who_signs_a_letter_reads_it_on_the_same_page(issued: Letter, client_of: Any) -> None:
    address = f"/act/organisation.letter.signed/{issued.public_id}/"
    [told] = client_of("classifier").get(address).context["form"].about()
    assert told.value == issued.text.text


@pytest.mark.clause("ORG-07")
def test_unit_and_person_sign_with_who_issued_and_nothing_stays_owed(
    passed_on: Letter, issued: Letter, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    sign_letter(passed_on, by=cast["reader"], proofs=signs())
    with behind_the_doors():
        passed_on.refresh_from_db()
        owed = Duty.objects.pending().filter(kind_code__in=(SIGN_LETTER, PASS_ON))
        assert not owed.exists()
    assert (passed_on.giver, passed_on.person) == (cast["classifier"], cast["reader"])
    assert passed_on.signed_at
    assert passed_on.text.version == 1


@pytest.mark.clause("ORG-07", shows="refused")
def test_no_layer_is_left_out_and_nobody_signs_for_another(
    issued: Letter, unit: Circle, cast: Any, signs: Any, new_entries: Any
) -> None:
    head, people = cast["classifier"], [cast["reader"]]
    with pytest.raises(Refused, match="逐级签发"):
        pass_on(issued, people=people, by=head, proofs=signs())
    with pytest.raises(Unseen):
        sign_letter(issued, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="本人签订"):
        sign_letter(issued, by=cast["secrecy_office"], proofs=signs())
    with pytest.raises(Refused, match="缺少签名"):
        sign_letter(issued, by=head)
    with pytest.raises(Refused, match="今年已下达"):
        issue_letter(unit, person=head, by=cast["leader"], proofs=signs())
    sign_letter(issued, by=head, proofs=signs())
    with pytest.raises(Refused, match="已签订"):
        sign_letter(issued, by=head, proofs=signs())
    with pytest.raises(Refused, match="不能签发"):
        pass_on(issued, people=[cast["junior"]], by=head, proofs=signs())
    assert [e["outcome"] for e in new_entries("organisation.letter.signed")].count("done") == 1


@pytest.mark.clause("ORG-07")
def test_when_the_head_has_left_the_unit_gets_another_letter_the_same_year(
    issued: Letter, unit: Circle, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with system_scope("tests.person.moved"):
        cast["classifier"].unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="后勤处")
        cast["classifier"].save()
    assert run(DEMAND, timezone.now()) == 4
    again = issue_letter(unit, person=cast["reader"], by=cast["leader"], proofs=signs())
    sign_letter(again, by=cast["reader"], proofs=signs())
    with behind_the_doors():
        assert [row.person for row in Letter.objects.heading(again.year)] == [cast["reader"]]


@pytest.mark.clause("ORG-07")
def test_signed_on_paper_it_is_booked_by_another_with_the_number_of_the_sheet(
    issued: Letter, cast: Any, behind_the_doors: Any
) -> None:
    today = timezone.localdate()
    fields = {"signed_on": today, "paper": "责2026-3"}
    late = {**fields, "signed_on": today + timedelta(days=1)}
    with pytest.raises(Refused, match="之间"):
        book_letter(issued, **late, by=cast["personnel"])
    book_letter(issued, **fields, by=cast["personnel"])
    with behind_the_doors():
        issued.refresh_from_db()
    assert (issued.paper, issued.signed_at is not None) == ("责2026-3", True)


@pytest.mark.clause("ORG-07", shows="in-time")
def test_each_year_the_leader_owes_every_unit_its_letter_within_the_days_set(
    cast: Any, unit: Circle, signs: Any, behind_the_doors: Any
) -> None:
    choose(RESPONSIBILITY_DAYS, 10)
    now = timezone.now()
    assert run(DEMAND, now) == 4
    assert run(DEMAND, now) == 0
    with behind_the_doors():
        owed = Duty.objects.pending().get(kind_code=ISSUE_LETTER, subject_ref=unit.public_id)
    assert owed.owner == cast["leader"]
    assert timezone.localdate(owed.due_at) == timezone.localdate(now) + timedelta(days=10)
    letter = issue_letter(unit, person=cast["classifier"], by=cast["leader"], proofs=signs())
    assert timezone.localdate(letter.due_at) == timezone.localdate() + timedelta(days=10)
    with behind_the_doors():
        assert Duty.objects.get(pk=owed.pk).closed_at
    assert run(DEMAND, now + timedelta(days=366)) == 1


def test_what_is_owed_is_written_into_the_form_that_chases(unit: Circle, client_of: Any) -> None:
    address, office = (
        f"/act/organisation.unit.chased/{unit.public_id}/",
        client_of("secrecy_office"),
    )
    assert "请尽快签订责任书" in str(office.get(address).context["form"]["remark"].value())
    assert list(office.post(address, {"remark": ""}).context["form"].errors) == ["remark"]


@pytest.mark.clause("ORG-07", shows="overdue")
def test_who_has_not_signed_is_late_and_the_unit_is_chased_at_once(
    passed_on: Letter, unit: Circle, cast: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now() + timedelta(days=40))
        owners = [d.owner for d in late.filter(kind_code=SIGN_LETTER)]
    assert owners == [cast["reader"]]
    chase_unit(unit, remark="请本周签", by=cast["secrecy_office"])
    with behind_the_doors():
        assert [r.owner for r in Reminder.objects.filter(by=cast["secrecy_office"])] == owners
    other = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="后勤处")
    with pytest.raises(Refused, match="没有人欠签"):
        chase_unit(other, remark="", by=cast["secrecy_office"])


@pytest.mark.clause("ORG-07")
def test_one_page_shows_each_unit_and_who_has_not_signed_and_a_head_sees_the_own_unit(
    passed_on: Letter, client_of: Any
) -> None:
    page = reverse("organisation:coverage")
    seen = client_of("leader").get(page).content.decode()
    assert "业务二处" in seen
    assert "未下达" in seen
    assert "李思远" in seen
    own = client_of("classifier").get(page).content.decode()
    assert "李思远" in own
    assert "业务二处" not in own
    assert client_of("reader").get(page).status_code == 403


@pytest.mark.clause("ORG-07")
def test_a_letter_is_read_and_printed_by_who_undertakes_it_and_by_no_stranger(
    passed_on: Letter, client_of: Any
) -> None:
    paper = reverse("paper", args=["organisation.letter", passed_on.public_id])
    mine = client_of("reader")
    assert "双方已签" not in mine.get(passed_on.get_absolute_url()).content.decode()
    assert mine.get(paper).content.startswith(b"%PDF")
    for address in (passed_on.get_absolute_url(), paper):
        assert client_of("stranger").get(address).status_code == 404


@pytest.mark.clause("ORG-07")
def test_who_signs_has_the_text_before_the_eyes(
    passed_on: Letter, issued: Letter, unit: Circle, client_of: Any
) -> None:
    own, units = "organisation.letter.signed", "organisation.letter.issued"
    [of_unit, of_person] = [
        text_in_force(occasion, timezone.now()).text.splitlines()[0]
        for occasion in (Occasion.OF_UNIT, Occasion.OF_PERSON)
    ]
    for who, address, line in (
        ("reader", f"{own}/{passed_on.public_id}", of_person),
        ("classifier", f"{own}/{issued.public_id}", of_unit),
        ("classifier", f"organisation.letter.passed-on/{issued.public_id}", of_person),
        ("leader", f"{units}/{unit.public_id}", of_unit),
    ):
        assert line in client_of(who).get(f"/act/{address}/").content.decode()


def test_the_only_one_of_a_unit_is_chosen_already(unit: Circle, cast: Any, client_of: Any) -> None:
    address = f"/act/organisation.letter.issued/{unit.public_id}/"
    leader = client_of("leader")
    assert leader.get(address).context["form"]["person"].value() is None
    others = Person.objects.filter(unit=unit).exclude(pk=cast["reader"].pk)
    with system_scope("tests.person.moved"):
        for other in others:
            other.unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="后勤处")
            other.save()
    assert leader.get(address).context["form"]["person"].value() == cast["reader"].pk
