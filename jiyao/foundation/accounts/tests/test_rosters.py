"""People and units come in from a workbook: judged by cell, written and undone whole (SYS-01)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from jiyao.foundation.accounts.models import Roster
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.accounts.procedures.resetting import give_password
from jiyao.foundation.accounts.procedures.rosters import (
    confirm_roster,
    discard_roster,
    staged_in,
    undo_roster,
)
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.ledgers import workbook

HEADS = ("工号", "姓名", "部门", "上级部门", "职务")
ADDRESS = "people.roster.uploaded"
PASSWORD = "Quiet-Harbour-7"


@pytest.fixture
def upload(client_of: Any, behind_the_doors: Any) -> Any:
    """Upload rows as the system administrator; return the roster."""

    def send(*rows: tuple[str, ...]) -> Roster:
        address = reverse("act", args=[ADDRESS])
        answer = client_of("system").post(
            address, {"file": SimpleUploadedFile("名册.xlsx", workbook([*map(list, rows)], HEADS))}
        )
        assert answer.status_code == 302, answer.content.decode()[-2000:]
        with behind_the_doors():
            return Roster.objects.order_by("-pk").first()

    return send


def test_new_people_come_with_their_units_and_cannot_sign_in_yet(
    upload: Any, cast: Any, client_of: Any, client: Any
) -> None:
    roster = upload(
        ("N0001", "许安", "三科", "业务三处", "科员"), ("N0002", "马力", "业务一处", "", "")
    )
    page = client_of("system").get(roster.get_absolute_url()).content.decode()
    for words in ("将要新设的部门", "三科", "业务三处", "许安", "马力"):
        assert words in page
    assert not Person.objects.filter(number="N0001").exists()
    confirm_roster(roster, by=cast["system"])
    person = Person.objects.select_related("unit__parent").get(number="N0001")
    assert (person.unit.name, person.unit.parent.name) == ("三科", "业务三处")
    assert (person.pinyin, person.position) == ("xu an", "科员")
    assert not person.has_usable_password()
    circles = Membership.objects.filter(person=person).values_list("circle__kind_of", flat=True)
    assert sorted(circles) == ["everybody", "person", "unit"]
    old = Circle.objects.filter(kind_of="unit", name="业务一处").count()
    assert old == 1
    assert "待设口令" in client_of("system").get(roster.get_absolute_url()).content.decode()


def test_the_system_administrator_opens_the_account(
    upload: Any, cast: Any, client: Any, new_entries: Any
) -> None:
    confirm_roster(upload(("N0001", "许安", "业务一处", "", "")), by=cast["system"])
    person = Person.objects.get(number="N0001")
    with pytest.raises(Refused, match="角色不办理"):
        give_password(person, password=PASSWORD, by=cast["security"])
    give_password(person, password=PASSWORD, by=cast["system"])
    fields = {"login": "N0001", "password": PASSWORD}
    assert client.post(reverse("account_login"), fields).status_code == 302
    with pytest.raises(Refused, match="已有口令"):
        give_password(person, password=PASSWORD, by=cast["system"])
    assert [e["outcome"] for e in new_entries("accounts.password.given")] == [
        "refused",
        "done",
        "refused",
    ]


def test_each_cell_that_is_wrong_is_said_and_who_is_there_is_shown_as_such(
    upload: Any, client_of: Any, cast: Any
) -> None:
    reader = cast["reader"]
    roster = upload(
        (reader.number, reader.name, "业务一处", "", ""),
        (reader.number, "别人", "业务一处", "", ""),
        ("坏 编号！", "甲", "业务一处", "", ""),
        ("N0003", "", "业务一处", "", ""),
        ("N0004", "乙", "业务九处", "业务九处", ""),
        ("N0005", "丙", "业务一处", "", ""),
        ("N0005", "丁", "业务一处", "", ""),
    )
    page = client_of("system").get(roster.get_absolute_url()).content.decode()
    for words in (
        "已在册，不再新增",
        "已是另一个人的",
        "编号只用",
        "姓名没有填",
        "上级部门就是本部门",
        "与第 7 行的编号相同",
    ):
        assert words in page
    assert [values["number"] for _place, values in staged_in(roster)] == ["N0005"]


def test_a_unit_of_a_name_that_stands_twice_is_asked_for_by_the_unit_above(upload: Any) -> None:
    roster = upload(
        ("N0001", "甲", "一科", "业务一处", ""),
        ("N0002", "乙", "一科", "业务二处", ""),
        ("N0003", "丙", "一科", "", ""),
    )
    assert [fault[:1] for fault in roster.faults] == [[4]]
    assert roster.good == 2


def test_a_list_is_confirmed_once_by_who_brought_it_and_may_be_given_up(
    upload: Any, cast: Any
) -> None:
    row = ("N0001", "许安", "业务一处", "", "")
    first, second = upload(row), upload(row)
    discard_roster(first, by=cast["system"])
    with pytest.raises(Refused, match="已放弃"):
        confirm_roster(first, by=cast["system"])
    with pytest.raises(Refused, match="角色不办理"):
        confirm_roster(second, by=cast["personnel"])
    third = upload(row)
    confirm_roster(second, by=cast["system"])
    assert confirm_roster(third, by=cast["system"]).written == 0
    empty = upload(("", "无编号", "业务一处", "", ""))
    with pytest.raises(Refused, match="没有一行"):
        confirm_roster(empty, by=cast["system"])


def test_undone_the_accounts_are_closed_and_the_numbers_stay_taken(
    upload: Any, cast: Any, new_entries: Any
) -> None:
    row = ("N0001", "许安", "业务三处", "", "")
    roster = upload(row)
    with pytest.raises(Refused, match="没有可撤销的"):
        undo_roster(roster, reason="误传", by=cast["system"])
    confirm_roster(roster, by=cast["system"])
    undo_roster(roster, reason="误传", by=cast["system"])
    person = Person.objects.get(number="N0001")
    assert not person.is_active
    assert not Membership.objects.holding_at(timezone.now()).filter(person=person).exists()
    assert upload(row).good == 0
    assert [e["outcome"] for e in new_entries("people.roster.undone")] == ["refused", "done"]


def test_what_was_touched_since_is_not_undone(upload: Any, cast: Any) -> None:
    rows = (("N0001", "许安", "业务一处", "", ""), ("N0002", "马力", "业务一处", "", ""))
    roster = upload(*rows)
    confirm_roster(roster, by=cast["system"])
    appoint(Person.objects.get(number="N0002"), role="keeper", by=cast["security"])
    with pytest.raises(Refused, match="马力 等 1 人"):
        undo_roster(roster, reason="误传", by=cast["system"])


def test_what_the_calendar_does_by_itself_hinders_no_undoing(upload: Any, cast: Any) -> None:
    roster = upload(("N0001", "许安", "业务一处", "", ""))
    confirm_roster(roster, by=cast["system"])
    with system_scope("tests.reading.demanded", "calendar"):
        circle = Circle.objects.get(name="业务二处")
        person = Person.objects.get(number="N0001")
        Membership.objects.create(person=person, circle=circle, since=timezone.now())
    assert undo_roster(roster, reason="误传", by=cast["system"]).undone_at


def test_a_hundred_people_cost_three_queries_each_besides_those_of_two(
    upload: Any, cast: Any, django_assert_max_num_queries: Any
) -> None:
    def rows(start: int, number: int) -> list[tuple[str, ...]]:
        return [(f"M{start + n:04}", f"人{n}", "业务一处", "", "") for n in range(number)]

    few, many = upload(*rows(0, 2)), upload(*rows(500, 100))
    with django_assert_max_num_queries(80, using="act") as counted:
        confirm_roster(few, by=cast["system"])
    with django_assert_max_num_queries(len(counted) + 98 * 3 + 10, using="act"):
        confirm_roster(many, by=cast["system"])


@pytest.mark.parametrize("key", ["security", "audit", "personnel", "stranger"])
def test_lists_are_the_system_administrators_alone(upload: Any, client_of: Any, key: str) -> None:
    roster = upload(("N0001", "许安", "业务一处", "", ""))
    assert client_of(key).get(roster.get_absolute_url()).status_code == 403
