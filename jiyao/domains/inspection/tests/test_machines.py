"""Machines that are checked: entered, changed, checked in time, printed (NET-01, INS-09)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.inspection.demanding import demand, to_demand
from jiyao.domains.inspection.models import MachineChange, Run
from jiyao.domains.inspection.procedures.duties import CHECK, due_for
from jiyao.domains.inspection.procedures.importing import take_in
from jiyao.domains.inspection.procedures.machines import change_key, hand_on, rate, retire
from jiyao.domains.inspection.results import fingerprint, plain_key
from jiyao.domains.inspection.tests.conftest import (
    CLEAN,
    HIT,
    INCOMPLETE,
    Tool,
    delivered,
    entered,
    later,
    strange_key,
)
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.trail.recording import system_scope

JOB = Job("inspection.check.demanded", "检查", to_demand, demand)
MACHINES = reverse("register", args=["inspection.machine"])
Imports = Callable[..., Run]


def owed(behind: Any) -> list[Duty]:
    """Return the checks that are owed."""
    with behind():
        return list(Duty.objects.pending().filter(kind_code=CHECK).select_related("owner"))


def set_value(code: str, value: int) -> None:
    """Let a setting be something else from now on."""
    with system_scope("tests.setting.set") as act:
        SettingValue.objects.create(code=code, value=value, since=act.recorded_at)


def test_another_key_is_trusted_from_then_on_and_the_change_stays_with_its_reason(
    machine: Any, cast: Any, tool: Tool, new_entries: Any, behind_the_doors: Any, client_of: Any
) -> None:
    key = strange_key()
    change_key(machine, public_key=key, reason="重装系统", by=cast["secrecy_office"])
    assert len(new_entries("inspection.machine.keyed")) == 1
    with behind_the_doors():
        change = MachineChange.objects.get()
    assert (change.before, change.after) == (fingerprint(tool.key), fingerprint(key))
    page = client_of("secrecy_office").get(machine.get_absolute_url()).content.decode()
    assert "重装系统" in page
    assert fingerprint(key) in page
    with pytest.raises(Refused, match="另一把密钥"):
        take_in(machine, delivered=delivered(tool.ran(CLEAN)), by=cast["secrecy_office"])
    with pytest.raises(Refused, match="登记的就是这个公钥"):
        change_key(machine, public_key=key, reason="再换", by=cast["secrecy_office"])


@pytest.mark.parametrize("text", ["", "abc", "中文", "A" * 44, "A" * 43 + "=", "A" * 42 + "=="])
def test_a_key_is_32_bytes_in_base64_or_none(text: str) -> None:
    assert bool(plain_key(text)) is (text == "A" * 43 + "=")


def test_a_machine_is_entered_once_and_by_the_secrecy_office(
    machine: Any, tool: Tool, cast: Any, client_of: Any
) -> None:
    with pytest.raises(Refused, match="已登记"):
        entered(cast, tool)
    address = reverse("act", args=["inspection.machine.entered"])
    assert client_of("keeper").get(address).status_code == 403
    client = client_of("secrecy_office")
    fields = {"name": "BG-02", "kind": "internal", "place": "302", "person": cast["reader"].pk}
    bad = client.post(address, {**fields, "public_key": "nonsense"})
    assert "不是 Ed25519 公钥" in bad.content.decode()
    assert client.post(address, {**fields, "public_key": tool.key}).status_code == 302


@pytest.mark.parametrize(
    ("deed", "fields", "why"),
    [
        (rate, {"kind": "internet"}, "现在就是这个类别"),
        (hand_on, {"person": "reader", "place": "301室"}, "都没有变"),
    ],
)
def test_a_change_that_changes_nothing_is_refused(
    machine: Any, cast: Any, deed: Any, fields: Any, why: str
) -> None:
    given = {name: cast.get(value, value) for name, value in fields.items()}
    with pytest.raises(Refused, match=why):
        deed(machine, **given, reason="更正", by=cast["secrecy_office"])


@pytest.mark.clause("NET-01", shows="overdue")
@pytest.mark.clause("INS-09", shows="overdue")
def test_a_machine_that_is_not_checked_is_called_to_mind_then_late_then_checked(
    machine: Any,
    tool: Tool,
    cast: Any,
    behind_the_doors: Any,
    time_machine: Any,
    client_of: Any,
) -> None:
    run(JOB, later(20))
    assert owed(behind_the_doors) == []
    time_machine.move_to(later(24))
    run(JOB, timezone.now())
    run(JOB, timezone.now())
    [duty] = owed(behind_the_doors)
    assert (duty.owner, duty.is_overdue(timezone.now())) == (cast["reader"], False)
    assert "检查计算机" in client_of("reader").get(reverse("duties")).content.decode()
    client = client_of("secrecy_office")
    assert "BG-01" not in client.get(f"{MACHINES}?show=late").content.decode()
    time_machine.move_to(later(8))
    assert duty.is_overdue(timezone.now())
    client = client_of("secrecy_office")
    assert "BG-01" in client.get(f"{MACHINES}?show=late").content.decode()
    assert "超期未查" in client.get(machine.get_absolute_url()).content.decode()
    assert "超期未查的计算机" in client.get(reverse("today")).content.decode()
    take_in(machine, delivered=delivered(tool.ran(CLEAN)), by=cast["secrecy_office"])
    assert owed(behind_the_doors) == []
    assert "BG-01" not in client.get(f"{MACHINES}?show=late").content.decode()


def test_the_check_is_owed_by_the_new_person_and_by_nobody_of_a_classified_machine(
    machine: Any, cast: Any, behind_the_doors: Any, time_machine: Any
) -> None:
    time_machine.move_to(later(40))
    run(JOB, timezone.now())
    by = cast["secrecy_office"]
    hand_on(machine, person=cast["junior"], place="301室", reason="换岗", by=by)
    assert [duty.owner for duty in owed(behind_the_doors)] == [cast["junior"]]
    rate(machine, kind="classified", reason="改作涉密", by=by)
    run(JOB, timezone.now())
    assert owed(behind_the_doors) == []
    retire(machine, reason="报废", by=by)


@pytest.mark.parametrize("kind", ["internet", "internal"])
def test_each_kind_is_checked_as_often_as_its_setting_says(
    machine: Any, cast: Any, behind_the_doors: Any, kind: str
) -> None:
    if kind != machine.kind_of:
        rate(machine, kind=kind, reason="更正", by=cast["secrecy_office"])
    set_value(f"inspection.{kind}_check_days", 200)
    with behind_the_doors():
        assert list(to_demand(later(192))) == []
        assert [each.machine for each in to_demand(later(194))] == [machine]


@pytest.mark.parametrize("verdict", ["hit", "review", "incomplete"])
def test_each_verdict_has_the_days_that_its_setting_gives(database: Any, verdict: str) -> None:
    before = due_for(verdict, timezone.now())
    set_value(f"inspection.{verdict}_days", 20)
    assert due_for(verdict, timezone.now()) > before


@pytest.mark.clause("INS-09", shows="shown")
@pytest.mark.clause("NET-01", shows="shown")
def test_runs_findings_and_machines_stand_in_registers_books_and_workbooks(
    imported: Imports, client_of: Any
) -> None:
    found = imported(HIT, INCOMPLETE)
    client = client_of("secrecy_office")
    for code, words in (
        ("machine", ("BG-01", "上网机", "301室")),
        ("run", (found.number, "李思远")),
        ("finding", (f"{found.number}-1", "命中", "待处理")),
    ):
        page = client.get(reverse("register", args=[f"inspection.{code}"])).content.decode()
        book = words_of(
            client.get(reverse("paper_of_register", args=[f"inspection.{code}-book"])).content
        )
        for each in words:
            assert each in page
            assert each in book
        assert (
            client.get(reverse("register_export", args=[f"inspection.{code}"])).status_code == 200
        )


def test_the_record_of_a_run_prints_what_was_found_and_what_a_signature_shows(
    imported: Imports, client_of: Any, new_entries: Any
) -> None:
    found = imported(HIT, INCOMPLETE)
    address = reverse("paper", args=["inspection.run-record", found.public_id])
    words = words_of(client_of("secrecy_office").get(address).content)
    for each in (found.number, "通知.docx", "加密", "/home/u", "不说明检查如实做过"):
        assert each in words
    assert len(new_entries("inspection.run-record.printed")) == 1
    assert client_of("keeper").get(address).status_code == 404
    assert client_of("reader").get(address).status_code == 403


def test_figures_count_what_their_registers_list(
    imported: Imports, client_of: Any, time_machine: Any
) -> None:
    imported(HIT, INCOMPLETE)
    time_machine.move_to(later(5))
    client = client_of("secrecy_office")
    assert "超期的检查问题" in client.get(reverse("today")).content.decode()
    late = client.get(f"{reverse('register', args=['inspection.finding'])}?show=overdue")
    assert late.content.decode().count("data-row") >= 1
    assert "未查全" not in late.content.decode().split("<tbody")[1]
