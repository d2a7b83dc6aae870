"""The board of each role: what is counted is what opens, and what is offered can be done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.desk.tests.conftest import MORNING, NOON, at
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import sign_as_read
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Compartment
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.approvals.queries import signed_kinds
from jiyao.foundation.duties.kinds import KINDS, RECURRING
from jiyao.foundation.duties.models import open_duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.store.aliases import ACT, READ
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room


@pytest.fixture
def board(client_of: Any) -> Callable[[str], Any]:
    """Open the board of a member of the cast at noon."""

    def opened(who: str) -> Any:
        with at(NOON):
            return client_of(who).get("/")

    return opened


def figures(page: Any) -> dict[str, int]:
    return {str(stat.title): stat.count for stat in page.context["stats"]}


def lists(page: Any) -> dict[str, list[str]]:
    cards = page.context["cards"]
    return {str(card.title): [work.number for work in card.works] for card in cards}


def buttons(page: Any) -> dict[str, list[str]]:
    works = [work for card in page.context["cards"] for work in card.works]
    return {work.number: [str(action.title) for action in work.actions] for work in works}


@pytest.mark.clause("CIR-03", "DOC-09")
def test_the_keeper_sees_each_figure_and_each_opens_exactly_what_it_counts(
    noon: Any, board: Any, client_of: Any
) -> None:
    page = board("keeper")
    assert figures(page) == {
        "超期未还": 1,
        "今日应还": 1,
        "待办公室负责人定范围": 1,
        "待分发": 2,
        "待登记签收": 1,
        "待持有人改标": 0,
        "机要室外": 2,
        "借给外单位": 0,
        "正在查找": 1,
        "他人超期未办": 1,
    }
    with at(NOON):
        keeper = client_of("keeper")
        for stat in page.context["stats"]:
            listed = keeper.get(stat.url).context
            rows = listed["others"] if stat.url == "/duties/#others" else listed["rows"]
            assert len(rows) == stat.count, stat.title


@pytest.mark.clause("CIR-03")
def test_each_figure_of_a_reader_opens_exactly_what_it_counts(
    noon: Any, board: Any, cast: Any, client_of: Any
) -> None:
    with at(NOON), system_scope("tests.duty.opened"):
        open_duty(RECURRING, noon["late"], cast["reader"], NOON, NOON + timedelta(days=3))
    stats = {str(stat.title): stat for stat in board("reader").context["stats"]}
    assert {title: stat.count for title, stat in stats.items()} == {
        "我手里的件": 1,
        "待阅签字": 1,
        "我欠的事": 2,
        "其中超期": 1,
        "我的必修课程": 0,
    }
    assert stats["待阅签字"].url == ""
    with at(NOON):
        for title in ("我欠的事", "其中超期"):
            listed = client_of("reader").get(stats[title].url).context["mine"]
            assert len(listed) == stats[title].count, title


@pytest.mark.clause("CIR-02", "CIR-09")
def test_the_keeper_has_the_late_one_first_with_what_can_be_done(noon: Any, board: Any) -> None:
    page = board("keeper")
    late, today = noon["late"].number, noon["today"].number
    assert lists(page)["先办"] == [late, today]
    assert buttons(page)[late] == ["收回", "催办"]
    assert buttons(page)[today] == ["收回"]
    assert buttons(page)[str(noon["envelope"])] == ["收文登记"]


@pytest.mark.clause("SYS-06")
@pytest.mark.parametrize("who", ["office_head", "secrecy_office"])
def test_who_may_not_take_a_copy_back_is_not_offered_it(noon: Any, board: Any, who: str) -> None:
    page = board(who)
    assert "/act/carriers.copy.returned/" not in page.content.decode()
    assert buttons(page)[noon["late"].number] == ["催办"]


def test_no_button_of_any_board_is_refused(noon: Any, board: Any, client_of: Any) -> None:
    for who in ("keeper", "office_head", "secrecy_office", "leader", "classifier", "reader"):
        page = board(who)
        with at(NOON):
            client = client_of(who)
            for card in page.context["cards"]:
                for action in (action for work in card.works for action in work.actions):
                    answer = client.get(action.url)
                    assert answer.status_code == 200, (who, action.url)
                    assert answer.context["refusals"] == [], (who, action.url)


@pytest.mark.clause("CIR-06")
def test_the_holder_signs_as_read_once(noon: Any, board: Any, cast: Any, signs: Any) -> None:
    number = noon["late"].number
    page = board("reader")
    assert figures(page) == {
        "我手里的件": 1,
        "待阅签字": 1,
        "我欠的事": 1,
        "其中超期": 1,
        "我的必修课程": 0,
    }
    assert buttons(page)[number] == ["阅毕签字"]
    with at(NOON):
        sign_as_read(noon["late"], by=cast["reader"], proofs=signs())
    page = board("reader")
    assert figures(page)["待阅签字"] == 0
    assert buttons(page)[number] == []


@pytest.mark.clause("CIR-16")
def test_the_office_head_has_what_waits_for_scope_and_opinion(noon: Any, board: Any) -> None:
    page = board("office_head")
    assert figures(page)["待定范围和拟办"] == 1
    assert lists(page)["待定知悉范围和拟办意见"] == [noon["unscoped"].number]
    assert buttons(page)[noon["unscoped"].number] == ["定知悉范围并拟办"]


@pytest.mark.clause("DOC-16")
def test_the_secrecy_office_has_what_is_missing_and_the_refusals_of_the_day(
    noon: Any, board: Any, client_of: Any
) -> None:
    with at(MORNING):
        client_of("stranger").get("/act/carriers.document.counted/")
    page = board("secrecy_office")
    assert figures(page)["今日被拒绝"] == 1
    assert lists(page)["正在查找"] == [noon["lost"].number]
    assert buttons(page)[noon["lost"].number][:2] == ["已向上级报告", "报告找到"]


def test_the_leader_has_what_he_holds(noon: Any, board: Any) -> None:
    page = board("leader")
    assert lists(page) == {"手里的文件": [noon["today"].number]}
    assert figures(page) == {
        "待签": 0,
        "我手里的件": 1,
        "待阅签字": 1,
        "我欠的事": 1,
        "其中超期": 0,
        "我的必修课程": 0,
        "保密期限即将届满": 0,
    }


def test_all_that_waits_for_the_signature_stands_on_the_leaders_board(
    noon: Any, board: Any, cast: Any
) -> None:
    with system_scope("tests.duty.opened"):
        kind = signed_kinds(facts_of(cast["leader"], NOON))[0]
        open_duty(kind, noon["lost"], cast["leader"], MORNING, NOON + timedelta(days=30))
    page = board("leader")
    assert figures(page)["待签"] == len(lists(page)["待签、即办和超期的事"]) == 1
    urls = [a.url for card in page.context["cards"] for w in card.works for a in w.actions]
    assert next(url for url in urls if KINDS[kind].act in url).endswith("?then=today")


def test_an_empty_board_says_what_would_stand_on_it(board: Any) -> None:
    for who in ("office_head", "audit", "system", "stranger"):
        assert "会列在这里" in board(who).content.decode()
    assert "最先到期的列在最前" in board("keeper").content.decode()


@pytest.mark.parametrize("who", ["keeper", "office_head", "leader", "reader"])
def test_a_board_asks_no_more_for_more_rows(
    who: str, noon: Any, client_of: Any, received: Any, handed: Any, counted: Any
) -> None:
    def asked() -> int:
        reads, acts = (CaptureQueriesContext(connections[alias]) for alias in (READ, ACT))
        with at(NOON), reads, acts:
            client.get("/")
        return len(reads) + len(acts)

    client = client_of(who)
    asked()
    before = asked()
    with at(MORNING):
        for _ in range(2):
            document = received()
            handed(document, "001", "reader", 1)
            handed(document, "002", "leader", 1)
            received(circles=())
            received()
            counted()
    assert asked() == before


@pytest.mark.clause("SYS-03")
def test_opening_a_board_leaves_one_entry_with_the_number_of_each_level(
    noon: Any, board: Any, new_entries: Any
) -> None:
    board("leader")
    [entry] = new_entries("desk.today.listed")
    assert entry["counts"] == {"work:1": 1}


@pytest.mark.clause("SYS-02", "DOC-26")
def test_of_a_closed_matter_no_board_shows_anything_to_who_is_no_member(
    noon: Any, board: Any
) -> None:
    with system_scope("tests.matter.closed"):
        label = type(noon["late"]).objects.get(pk=noon["late"].pk).label
        label.compartment = Compartment.objects.create(name="专案甲")
        label.save()
    page = board("keeper")
    assert noon["late"].number not in page.content.decode()
    assert (figures(page)["机要室外"], page.context["tally"]) == (0, [])
    assert noon["late"].number in board("reader").content.decode()


def test_what_was_granted_names_for_whom_it_is(
    copy: Any, client_of: Any, cast: Any, signs: Any
) -> None:
    fields = {"to": cast["reader"], "purpose": "查阅", "place": the_room(), "days": 3}
    permit = ask(lend, copy, by=cast["keeper"], asked_for="查阅", **fields)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    page = client_of("keeper").get("/").content.decode()
    assert f"{copy.number} → {cast['reader'].name}" in " ".join(page.split())
