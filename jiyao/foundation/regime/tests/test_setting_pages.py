"""The pages of the settings: what holds, what is to come, what a preset would change."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.regime.changing import begins
from jiyao.foundation.regime.models import SettingChange, SettingValue
from jiyao.foundation.regime.procedures.changes import adopt
from jiyao.foundation.regime.settings import Setting, setting
from jiyao.foundation.regime.tests.conftest import RETURN, REVIEW, day, grant
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.trail.recording import system_scope

pytestmark = pytest.mark.usefixtures("declared")
DRAFT = "/act/regime.change.drafted/"


def page(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_everybody_sees_by_area_what_holds_and_whence(client_of: Any) -> None:
    shown = page(client_of("stranger"), "/regime/settings/")
    assert shown.index("传阅") < shown.index("阅文退回时限") < shown.index("复核间隔")
    for words in ("当日退回", "30 天", "出厂取值", "未另定的密级", "绝密", "/regime/CIR-03/"):
        assert words in shown
    assert "调整</a>" not in shown
    assert "近期的调整" not in shown


def test_the_way_of_a_change_through_the_pages(
    client_of: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    office = client_of("secrecy_office")
    assert f"{DRAFT}?code={REVIEW.code}" in page(office, "/regime/settings/")
    form = page(office, f"{DRAFT}?code={REVIEW.code}")
    assert "复核间隔" in form
    assert "今天或以后" in form
    fields = {"code": REVIEW.code, "value": "90", "starts": day(2), "reason": "年初会议定"}
    answer = office.post(DRAFT, fields)
    assert answer.status_code == 302
    assert "待领导批准" in page(office, answer.url)
    waiting = page(client_of("leader"), "/to-sign/")
    assert "复核间隔：由“30 天”改为“90 天”" in waiting
    assert "年初会议定" in waiting
    for who in ("keeper", "stranger", "office_head"):
        assert "复核间隔" not in page(client_of(who), "/to-sign/")
    with behind_the_doors():
        permit = Permit.objects.get()
    grant(permit, remark="同意", by=cast["leader"], proofs=signs())
    shown = page(office, answer.url)
    for words in ("已批准，待办理施行", "王立言", "同意", f"?permit={permit.public_id}"):
        assert words in shown
    where = f"/act/{adopt.code}/{permit.subject_ref}/?permit={permit.public_id}"
    assert office.post(where, {"csrfmiddlewaretoken": "x"}).status_code == 302
    assert "已办理，待生效" in page(office, answer.url)
    assert "90 天 <small>自" in page(client_of("stranger"), "/regime/settings/")
    history = page(office, f"/regime/settings/{REVIEW.code}/")
    for words in ("90 天", "郑守言", "年初会议定", "调整单"):
        assert words in history


def test_the_form_says_what_holds_what_the_presets_propose_and_the_clause(
    client_of: Any,
) -> None:
    shown = client_of("secrecy_office").get(f"{DRAFT}?code={REVIEW.code}")
    form = shown.context["form"]
    assert form["value"].value() == 30
    told = {str(fact.title): fact for fact in form.about()}
    assert (told["现行"].value, told["现行"].source) == ("30 天", "出厂取值")
    assert "机关：30 天；学校：60 天" in told["单位类型预设"].value
    assert told["依据"].url == "/regime/INS-01/"
    with system_scope("tests.setting.to-come"):
        SettingValue.objects.create(
            code=REVIEW.code, value=45, since=begins(day(3), timezone.now())
        )
    shown = page(client_of("secrecy_office"), f"{DRAFT}?code={REVIEW.code}")
    assert "将改为" in shown
    assert "45 天" in shown


def test_the_form_begins_with_what_holds_for_the_level(client_of: Any, level: Any) -> None:
    top = level("state", "top")
    with system_scope("tests.setting.of-a-level"):
        SettingValue.objects.create(
            code=RETURN.code, value="two_days", level=top, since=begins(day(0), timezone.now())
        )
    office = client_of("secrecy_office")
    for asked, holds in (
        (f"&level={top.pk}", "two_days"),
        ("", "same_day"),
        ("&level=x", "same_day"),
    ):
        form = office.get(f"{DRAFT}?code={RETURN.code}{asked}").context["form"]
        assert form["value"].value() == holds


def test_a_stranger_sees_the_values_a_setting_had_but_neither_reason_nor_draft(
    client_of: Any, drafted: Any, cast: Any
) -> None:
    change = drafted()
    client = client_of("stranger")
    assert "年初会议定" not in page(client, f"/regime/settings/{REVIEW.code}/")
    assert client.get(change.get_absolute_url()).status_code == 403
    absent = "/regime/changes/00000000-0000-4000-8000-000000000000/"
    assert client.get(absent).status_code == 403
    assert client_of("leader").get(absent).status_code == 404


@pytest.mark.parametrize("who", ["secrecy_office", "leader", "security", "audit"])
def test_opening_a_draft_is_on_the_trail(
    who: str, client_of: Any, drafted: Any, new_entries: Any
) -> None:
    change = drafted()
    shown = page(client_of(who), change.get_absolute_url())
    assert "30 天" in shown
    assert "90 天" in shown
    [entry] = new_entries("regime.settingchange.opened")
    assert entry["ref"] == change.public_id.hex


def test_a_preset_shows_what_it_would_change_with_its_clauses(client_of: Any) -> None:
    shown = page(client_of("secrecy_office"), "/regime/presets/school/")
    for words in (
        "2 项参数，会改动 2 项",
        "两日内退回",
        "60 天",
        "/regime/INS-01/",
        "拟用这套预设",
    ):
        assert words in shown
    assert "没有要改的" in page(client_of("secrecy_office"), "/regime/presets/agency/")
    assert "拟用这套预设" not in page(client_of("stranger"), "/regime/presets/school/")


def test_a_preset_is_asked_for_as_one_change(client_of: Any, behind_the_doors: Any) -> None:
    fields = {"kind": "school", "starts": day(0), "reason": "本校适用"}
    answer = client_of("secrecy_office").post("/act/regime.preset.drafted/", fields)
    assert answer.status_code == 302
    with behind_the_doors():
        assert len(SettingChange.objects.get().lines) == 2
        assert Permit.objects.get().reason == "本校适用"


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("regime.change.drafted", {"code": REVIEW.code, "value": "90"}),
        ("regime.preset.drafted", {"kind": "school"}),
    ],
)
def test_what_nobody_could_approve_is_not_drafted(
    act: str,
    fields: dict[str, str],
    client_of: Any,
    cast: Any,
    new_entries: Any,
    behind_the_doors: Any,
) -> None:
    with behind_the_doors():
        appointment = cast["leader"].appointments.get()
    PROCEDURES["access.appointment.ended"](appointment, by=cast["security"])
    values = fields | {"starts": str(day(1)), "reason": "议定"}
    answer = client_of("secrecy_office").post(f"/act/{act}/", values)
    assert answer.status_code == 409
    assert "没有人能审批" in answer.content.decode()
    with behind_the_doors():
        assert not SettingChange.objects.exists()
    [refused] = new_entries(act)
    assert (refused["outcome"], refused["rules"]) == ("refused", ["procedures.approvers"])
    assert refused["ref"] == ""


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"value": "x"}, "输入整数"),
        ({"value": "-1"}, "大于或等于0"),
        ({"starts": "2026-99-01"}, "有效的日期"),
        ({"starts": "9999-12-31"}, "日期须在"),
        ({"starts": "2020-01-01"}, "不能早于今天"),
        ({"code": "tests.unknown"}, "选择一个有效的选项"),
        ({"reason": ""}, "必填"),
    ],
)
def test_bad_input_is_told_at_the_field(
    changes: dict[str, str], why: str, client_of: Any, behind_the_doors: Any
) -> None:
    fields = {"code": REVIEW.code, "value": "90", "starts": str(day(1)), "reason": "议定"}
    answer = client_of("secrecy_office").post(DRAFT, fields | changes)
    assert why in answer.content.decode()
    with behind_the_doors():
        assert not SettingChange.objects.exists()


def test_a_level_is_left_out_where_levels_do_not_differ(
    client_of: Any, level: Any, behind_the_doors: Any
) -> None:
    fields = {"code": REVIEW.code, "value": "90", "starts": str(day(1)), "reason": "议定"}
    top = str(level("state", "top").pk)
    for odd in ("nonsense", top):
        answer = client_of("secrecy_office").post(DRAFT, fields | {"level": odd})
        assert answer.status_code == 302
    with behind_the_doors():
        lines = [change.lines for change in SettingChange.objects.all()]
    assert lines == [[[REVIEW.code, "", 30, 90]]] * 2


def test_of_two_values_for_one_day_the_later_one_is_to_come(
    client_of: Any, behind_the_doors: Any
) -> None:
    since = begins(day(2), timezone.now())
    with system_scope("tests.settings.set"):
        for value, days in ((91, 0), (92, 0), (93, 1)):
            SettingValue.objects.create(
                code=REVIEW.code, value=value, since=since + timedelta(days=days)
            )
    part = client_of("reader").get(f"/regime/settings/{REVIEW.code}/").context["part"]
    assert [line.next_words for line in part["lines"]] == ["92 天"]
    assert REVIEW.at(since) == 92


@pytest.mark.parametrize("address", ["settings/tests.unknown/", "presets/navy/"])
def test_what_is_not_declared_is_absent(address: str, client_of: Any) -> None:
    assert client_of("secrecy_office").get(f"/regime/{address}").status_code == 404


@pytest.mark.parametrize("address", ["/regime/settings/", "/regime/presets/school/"])
def test_more_settings_cost_no_more_queries(address: str, client_of: Any) -> None:
    client = client_of("secrecy_office")
    counts = []
    for n in range(3):
        page(client, address)
        with CaptureQueriesContext(connections[READ]) as queries:
            page(client, address)
        counts.append(len(queries))
        setting(Setting(code=f"tests.more{n}", title="又一项", clauses=("INS-01",), default=n))
    assert len(set(counts)) == 1
