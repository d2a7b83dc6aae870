"""Copying: approved by whom the setting names, no more than approved, each copy registered."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Copying, State
from jiyao.domains.carriers.papers.copying import fill_copying
from jiyao.domains.carriers.procedures.copying import APPROVERS, approvers, duplicate
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.settings import COPY_APPROVER, COPY_NEVER, COPY_TOP_SECRET
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room

ASKED: dict[str, Any] = {
    "number": 2,
    "purpose": "会议使用",
    "distribution": "会务组",
    "consent": "",
    "recall": timezone.localdate() + timedelta(days=7),
    "meeting": "",
}
CONSENT = {**ASKED, "consent": "青办函〔2026〕5号"}
DONE = {"made": 2, "spoilt": 3, "destroyed": 3, "marked": False}


def choose(setting: Any, value: Any, level: Any = None) -> None:
    with system_scope("tests.setting.chosen"):
        fields = {"code": setting.code, "value": value, "level": level}
        SettingValue.objects.create(since=timezone.now(), **fields)


@pytest.fixture
def source(received: Any, behind_the_doors: Any) -> Any:
    """Receive a document and return its first copy."""

    def begin(*level: str, forbidden: bool = False, **fields: Any) -> Copy:
        document = received(*level, **fields)
        if forbidden:
            with system_scope("tests.flag.set"):
                document.refresh_from_db()
                document.copying_forbidden = True
                document.save()
        with behind_the_doors():
            return Copy.objects.get(document=document, copy_number="001")

    return begin


@pytest.fixture
def granted(cast: Any, signs: Any) -> Any:
    def over(copy: Copy, by: str = "office_head", **asked: Any) -> None:
        permit = ask(duplicate, copy, by=cast["keeper"], asked_for="会议", **(ASKED | asked))
        grant(permit, remark="", by=cast[by], proofs=signs())

    return over


@pytest.fixture
def made(cast: Any) -> Any:
    def over(copy: Copy, **changes: Any) -> Copying:
        return duplicate(
            copy, by=cast["keeper"], **(ASKED | DONE | {"place": the_room()} | changes)
        )

    return over


@pytest.mark.clause("CPY-02")
@pytest.mark.clause("CPY-03", "CPY-04", "CLS-07")
def test_each_copy_is_registered_with_its_own_number_and_the_level_of_the_original(
    source: Any, granted: Any, made: Any, behind_the_doors: Any
) -> None:
    copy = source()
    granted(copy)
    made(copy)
    with behind_the_doors():
        rows = list(Copy.objects.filter(made_by__isnull=False).order_by("copy_number"))
        assert [r.copy_number for r in rows] == ["复001", "复002"]
        assert {r.level_id for r in rows} == {copy.level_id}
        assert {r.label_id for r in rows} == {copy.label_id}
        assert {r.state for r in rows} == {State.ROOM}
        assert [str(link.get_how_display()) for link in rows[0].custody.all()] == [
            "复制登记入账，存机要室"
        ]


@pytest.mark.clause("CPY-01", shows="refused")
def test_without_approval_nothing_is_copied(source: Any, made: Any, new_entries: Any) -> None:
    with pytest.raises(Refused, match="批准"):
        made(source())
    [entry] = new_entries("carriers.copy.duplicated")
    assert "CPY-01" in entry["clauses"]


@pytest.mark.clause("CPY-01")
@pytest.mark.parametrize("value", list(COPY_APPROVER.values))
def test_the_setting_names_the_approver(value: str, source: Any, behind_the_doors: Any) -> None:
    copy = source()
    choose(COPY_APPROVER, value)
    choose(COPY_APPROVER, value, copy.level)
    with behind_the_doors():
        assert approvers(copy, timezone.now()) == APPROVERS[value]
    assert set(APPROVERS) == set(COPY_APPROVER.values)


@pytest.mark.clause("CPY-01", shows="refused")
def test_where_the_issuer_decides_its_consent_must_be_named(
    source: Any, granted: Any, new_entries: Any
) -> None:
    copy = source("state", "secret")
    with pytest.raises(Refused, match="原制发机关同意"):
        granted(copy)
    [entry] = new_entries("carriers.copy.duplicated")
    assert entry["clauses"] == ["CPY-01"]


@pytest.mark.clause("CPY-01", shows="refused")
def test_top_secret_is_not_copied_unless_the_setting_and_the_issuer_say_so(
    source: Any, cast: Any
) -> None:
    copy = source("state", "top", circles=("单位领导",))
    fields = {"by": cast["keeper"], "asked_for": "会议"}
    with pytest.raises(Refused, match="一律不复制"):
        ask(duplicate, copy, **CONSENT, **fields)
    choose(COPY_TOP_SECRET, "issuer_consent")
    with pytest.raises(Refused, match="原制发机关同意"):
        ask(duplicate, copy, **ASKED, **fields)
    assert ask(duplicate, copy, **CONSENT, **fields).granted is None


@pytest.mark.clause("CPY-01", shows="refused")
def test_the_highest_level_of_the_enterprise_is_not_copied_either(source: Any, cast: Any) -> None:
    copy = source("enterprise", "top", circles=())
    with pytest.raises(Refused, match="一律不复制"):
        ask(duplicate, copy, **CONSENT, by=cast["keeper"], asked_for="会议")


@pytest.mark.clause("CPY-02", shows="refused")
def test_what_may_not_be_copied_has_no_way_round(
    source: Any, granted: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="不准翻印") as refused:
        granted(source(forbidden=True))
    assert "借阅" in str(refused.value.refusals[0].instead)
    [entry] = new_entries("carriers.copy.duplicated")
    assert entry["clauses"] == ["CPY-02"]


@pytest.mark.clause("CPY-02", shows="refused")
def test_a_whole_level_may_be_set_as_never_copied(source: Any, granted: Any) -> None:
    copy = source()
    choose(COPY_NEVER, "yes", copy.level)
    with pytest.raises(Refused, match="一律不复制"):
        granted(copy)


@pytest.mark.clause("CPY-04", shows="refused")
@pytest.mark.parametrize("too_many", [0, 3])
def test_no_more_than_approved_and_not_none(
    too_many: int, source: Any, granted: Any, made: Any, new_entries: Any
) -> None:
    copy = source()
    granted(copy)
    with pytest.raises(Refused, match="批准 2 份"):
        made(copy, made=too_many)
    assert "CPY-04" in new_entries("carriers.copy.duplicated")[-1]["clauses"]


def test_another_number_than_was_approved_needs_another_approval(
    source: Any, granted: Any, made: Any
) -> None:
    copy = source()
    granted(copy)
    with pytest.raises(Refused, match="没有与所填内容一致"):
        made(copy, number=5, made=5)


@pytest.mark.clause("CPY-05")
@pytest.mark.clause("CPY-05", shows="refused")
def test_waste_is_destroyed_before_the_job_is_closed(
    source: Any, granted: Any, made: Any, behind_the_doors: Any
) -> None:
    copy = source()
    granted(copy)
    with pytest.raises(Refused, match="废页 3 张，已销毁 1 张"):
        made(copy, destroyed=1)
    assert made(copy).spoilt == 3


@pytest.mark.clause("CPY-06", shows="refused")
@pytest.mark.parametrize(
    ("kind", "rated", "why"),
    [
        ("office", ("state", "top"), "不是文印室"),
        ("copying", None, "达不到"),
        ("public", None, "不是文印室"),
    ],
)
def test_only_a_rated_copying_place_will_do(
    kind: str, rated: Any, why: str, source: Any, granted: Any, made: Any, cast: Any, level: Any
) -> None:
    copy = source()
    granted(copy)
    highest = level(*rated) if rated else None
    fields = {"name": "复印店", "kind": kind, "container": "none", "level": highest}
    place = rate(by=cast["secrecy_office"], **fields)
    with pytest.raises(Refused, match=why):
        made(copy, place=place)


@pytest.mark.clause("CPY-06")
@pytest.mark.clause("CPY-09")
@pytest.mark.clause("CPY-09", shows="refused")
def test_a_copier_is_run_by_its_keeper_alone_and_named_in_the_register(
    source: Any, granted: Any, made: Any, cast: Any, level: Any, new_entries: Any
) -> None:
    copy = source("state", "secret")
    granted(copy, by="leader", consent="青办函〔2026〕5号")
    fields = {"name": "文印室", "kind": "copying", "container": "none"}
    fields |= {"level": level("state", "top"), "by": cast["secrecy_office"]}
    with pytest.raises(Refused, match="不是机要员"):
        rate(**fields, keeper=cast["classifier"])
    appoint(cast["classifier"], role=KEEPER.code, by=cast["security"])
    for keeper, why in ((None, "没有指定专人"), (cast["classifier"], "他人不得自行复印")):
        place = rate(**fields, keeper=keeper)
        with pytest.raises(Refused, match=why):
            made(copy, place=place, consent="青办函〔2026〕5号")
        [entry] = [e for e in new_entries("carriers.copy.duplicated") if e["outcome"] == "refused"][
            -1:
        ]
        assert entry["clauses"] == ["CPY-09"]
    place = rate(**fields, keeper=cast["keeper"])
    assert made(copy, place=place, consent="青办函〔2026〕5号").place == place


@pytest.mark.clause("CPY-05", "CPY-09", shows="shown")
@pytest.mark.clause("CPY-05", "CPY-09", shows="hidden")
def test_the_register_says_on_which_copier_it_was_made_and_the_place_by_whom(
    source: Any, granted: Any, made: Any, cast: Any, level: Any, client_of: Any
) -> None:
    copy = source()
    granted(copy)
    fields = {"name": "文印室", "kind": "copying", "container": "none", "keeper": cast["keeper"]}
    place = rate(**fields, level=level("state", "top"), by=cast["secrecy_office"])
    made(copy, place=place)
    keeper = client_of("keeper")
    page = keeper.get("/registers/carriers.copying/").content.decode()
    assert "文印室" in page
    assert copy.number in page
    assert place.keeper.name in keeper.get(place.get_absolute_url()).content.decode()
    assert (
        "文印室" not in client_of("stranger").get("/registers/carriers.copying/").content.decode()
    )


@pytest.mark.clause("CPY-03", shows="shown")
@pytest.mark.clause("CPY-03", shows="hidden")
@pytest.mark.clause("CPY-03")
def test_the_stamp_says_who_when_how_many_and_for_whom(
    source: Any, granted: Any, made: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    copy = source()
    granted(copy)
    record = made(copy)
    with behind_the_doors():
        record = Copying.objects.get(pk=record.pk)
        sheet = fill_copying(record, facts_of(cast["keeper"], record.at))
    stamps = ["\n".join(lines) for lines in sheet.data["stamps"]]
    assert len(stamps) == 2
    for words in ("复制单位：", "复制时间：", "共 2 份", "发放范围：会务组"):
        assert words in stamps[0]
    assert sheet.data["names"] == ["", str(cast["office_head"]), str(cast["keeper"])]
    facts = {each["name"]: each["value"] for each in sheet.data["facts"]}
    assert facts["序号起止"] == "复001、复002"
    page = client_of("keeper").get(record.get_absolute_url()).content.decode()
    assert "复001" in page
    assert client_of("stranger").get(record.get_absolute_url()).status_code == 404


def test_only_the_keeper_copies_and_only_what_is_in_the_room(
    source: Any, granted: Any, made: Any, cast: Any
) -> None:
    copy = source()
    with pytest.raises(Refused, match="不办理此事项"):
        ask(duplicate, copy, by=cast["reader"], asked_for="我要", **ASKED)
