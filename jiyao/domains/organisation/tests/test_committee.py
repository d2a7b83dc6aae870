"""The committee and its groups: seats with roles and terms, the roster of any day (ORG-02, 25)."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import Body, Seat
from jiyao.domains.organisation.procedures.committee import (
    abolish_seat,
    add_seat,
    dissolve_body,
    fill_seat,
    found_body,
    vacate_seat,
)
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused

TERM = date(2029, 12, 31)
MONTH = timedelta(days=30)


@pytest.fixture
def committee(cast: Any) -> Body:
    """The committee of the house, without anybody in it yet."""
    return found("committee", None, cast)


def found(kind: str, answers_to: Body | None, cast: Any) -> Body:
    fields = {"kind": kind, "name": f"示例{kind}", "scope": "统筹", "basis": "文 1 号"}
    return found_body(**fields, answers_to=answers_to, by=cast["secrecy_office"])


def chair_of(body: Body) -> Seat:
    return Seat.objects.get(body=body, role="chair")


def fill(seat: Seat, person: Any, cast: Any) -> None:
    fields = {"person": person, "term_until": TERM, "basis": "任 1 号"}
    fill_seat(seat, **fields, by=cast["secrecy_office"])


@pytest.mark.clause("ORG-02", shows="shown")
def test_the_roster_is_printed_as_it_stood_on_any_day(
    committee: Body, cast: Any, client_of: Any
) -> None:
    fill(chair_of(committee), cast["leader"], cast)
    unit = Circle.objects.get(name="业务一处")
    by = cast["secrecy_office"]
    seat = add_seat(committee, role="member", unit=unit, work="分管宣传教育", by=by)
    fill(seat, cast["reader"], cast)
    before = timezone.localdate()
    with time_machine.travel(timezone.now() + MONTH, tick=False):
        fill(seat, cast["classifier"], cast)
        client = client_of("leader")
        page = client.get(committee.get_absolute_url()).content.decode()
        assert "吴定山" in page
        assert "李思远" in page.partition("变动历史")[2]
        printed = reverse("organisation:roster", args=[committee.public_id])
        now = words_of(client.get(printed).content)
        then = words_of(client.get(f"{printed}?on={before}").content)
    assert "吴定山" in now
    assert "李思远" not in now
    assert "李思远" in then
    assert "吴定山" not in then
    for words in ("王立言", "业务一处", "分管宣传教育", "2029-12-31"):
        assert words in then


@pytest.mark.clause("ORG-02", "ORG-25", shows="hidden")
@pytest.mark.parametrize("door", ["body", "roster"])
def test_a_stranger_sees_no_roster(committee: Body, client_of: Any, door: str) -> None:
    response = client_of("stranger").get(
        reverse(f"organisation:{door}", args=[committee.public_id])
    )
    assert response.status_code == 403
    assert "示例committee" not in response.content.decode()


@pytest.mark.clause("ORG-25", shows="shown")
def test_a_group_stands_under_its_committee_and_its_vacancies_are_gaps(
    committee: Body, cast: Any, client_of: Any
) -> None:
    group = found("computer", committee, cast)
    by = cast["secrecy_office"]
    add_seat(group, role="automation", unit=None, work="", by=by)
    fill(chair_of(group), cast["leader"], cast)
    client = client_of("leader")
    assert "示例computer" in client.get(committee.get_absolute_url()).content.decode()
    page = client.get(group.get_absolute_url()).content.decode()
    for words in ("示例committee", "分管办公自动化的领导", "空缺", "王立言"):
        assert words in page


@pytest.mark.clause("ORG-25", shows="refused")
@pytest.mark.parametrize(("kind", "under"), [("cipher", False), ("committee", True)])
def test_a_group_needs_a_committee_and_a_committee_none(
    committee: Body, cast: Any, kind: str, under: bool
) -> None:
    with pytest.raises(Refused, match="隶属"):
        found(kind, committee if under else None, cast)


def test_nobody_sits_twice_in_one_body(committee: Body, cast: Any) -> None:
    fill(chair_of(committee), cast["leader"], cast)
    seat = add_seat(committee, role="vice", unit=None, work="", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="王立言 已是"):
        fill(seat, cast["leader"], cast)


def test_a_term_is_renewed_and_a_former_holder_is_booked_late(
    committee: Body, cast: Any, behind_the_doors: Any
) -> None:
    by, seat = cast["secrecy_office"], chair_of(committee)
    fill(seat, cast["leader"], cast)
    fill(seat, cast["leader"], cast)
    paper = {"happened_at": timezone.now() - MONTH, "source": "文 0 号"}
    fields = {"person": cast["reader"], "term_until": TERM, "basis": "任 0 号"}
    fill_seat(seat, **fields, **paper, by=by)
    with behind_the_doors():
        now = seat.holdings.holding_at(timezone.now())
        assert [row.person for row in now] == [cast["leader"]]
        assert seat.holdings.get(person=cast["reader"]).until is not None


def test_a_body_has_one_chair(committee: Body, cast: Any) -> None:
    with pytest.raises(Refused, match="已有主任席位"):
        add_seat(committee, role="chair", unit=None, work="", by=cast["secrecy_office"])


def test_only_the_secrecy_office_founds_bodies(cast: Any) -> None:
    with pytest.raises(Refused, match="角色不办理"):
        found("committee", None, {**cast, "secrecy_office": cast["personnel"]})


def test_a_body_is_dissolved_when_nobody_sits_in_it_and_nothing_answers_to_it(
    committee: Body, cast: Any, new_entries: Any
) -> None:
    by = cast["secrecy_office"]
    group = found("other", committee, cast)
    fill(chair_of(committee), cast["leader"], cast)
    with pytest.raises(Refused, match=r"还有成员.*还有小组"):
        dissolve_body(committee, by=by)
    with pytest.raises(Refused, match="还有人"):
        abolish_seat(chair_of(committee), by=by)
    vacate_seat(chair_of(committee), by=by)
    with pytest.raises(Refused, match="空缺"):
        vacate_seat(chair_of(committee), by=by)
    dissolve_body(group, by=by)
    dissolve_body(committee, by=by)
    outcomes = [each["outcome"] for each in new_entries("organisation.body.dissolved")]
    assert outcomes == ["refused", "done", "done"]


def test_a_term_that_ran_out_and_a_person_who_left_are_gaps(
    committee: Body, cast: Any, behind_the_doors: Any
) -> None:
    fill(chair_of(committee), cast["leader"], cast)
    with behind_the_doors():
        now = timezone.now()
        [place] = committee.roster_at(now)
        assert place.lacks(now) == ""
        assert place.lacks(now + timedelta(days=2000)) == "王立言任期已满"
        place.holding.person.is_active = False
        assert place.lacks(now) == "王立言已离开"
