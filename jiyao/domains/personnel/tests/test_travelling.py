"""Abroad only with opinions, a briefing and approval; passports in one place (PER-06, EDU-05)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.briefing import BRIEFING
from jiyao.domains.personnel.models import Identity, Journey, Opinion, Passport, PassportMove
from jiyao.domains.personnel.procedures.identifying import record_identity
from jiyao.domains.personnel.procedures.passports import deposit, hand_out, take_back
from jiyao.domains.personnel.procedures.travelling import (
    acknowledge,
    ask_to_travel,
    book_objection,
    brief,
    decide,
    report_return,
    withdraw,
)
from jiyao.domains.personnel.settings import PASSPORT_DAYS, TRAVEL_REPORT_DAYS
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import choose
from tests.leaving_at_hand import file_of
from tests.people_at_hand import ID_NUMBER, JOURNEY, kept_passport, on_a_journey, speak

NUMBER = "E12345678"


@pytest.fixture
def journey(cast: Any, signs: Any) -> Journey:
    return on_a_journey(cast, signs)


@pytest.fixture
def passport(cast: Any) -> Passport:
    return kept_passport(cast, NUMBER)


@pytest.fixture
def briefed(cast: Any, signs: Any) -> Any:
    def tell(journey: Journey) -> None:
        brief(journey, briefing=BRIEFING, by=cast["secrecy_office"])
        acknowledge(journey, by=cast["junior"], proofs=signs())

    return tell


@pytest.fixture
def decided(cast: Any, signs: Any) -> Any:
    def by_leader(journey: Journey, outcome: str = "approved") -> None:
        fields = {"outcome": outcome, "by": cast["personnel"]}
        permit = ask(decide, journey, asked_for="探亲", **fields)
        grant(permit, remark="", by=cast["leader"], proofs=signs())
        decide(journey, **fields)

    return by_leader


@pytest.fixture
def approved(
    journey: Journey, cast: Any, signs: Any, briefed: Any, decided: Any, behind_the_doors: Any
) -> Journey:
    speak(journey, cast, signs, behind_the_doors)
    briefed(journey)
    decided(journey)
    return journey


def owed(kind: str) -> list[Duty]:
    return list(Duty.objects.pending().filter(kind_code=kind).select_related("owner"))


@pytest.mark.clause("PER-06", "EDU-05")
def test_approved_the_traveller_gets_the_passport_returns_it_and_reports(
    approved: Journey, passport: Passport, cast: Any, behind_the_doors: Any
) -> None:
    choose(TRAVEL_REPORT_DAYS, 3)
    hand_out(passport, journey=approved, by=cast["personnel"])
    back = approved.returns_on
    with behind_the_doors():
        [report], [passport_back] = owed("personnel.journey_report"), owed("personnel.passport")
        assert report.owner == passport_back.owner == cast["junior"]
        assert report.due_at == at_closing(back + timedelta(days=7)), "as set when approved"
    fields: dict[str, Any] = {"contacts": "亲属", "incidents": "无", "by": cast["junior"]}
    with pytest.raises(Refused, match="返回日期"):
        report_return(approved, returned_on=back, **fields)
    with time_machine.travel(start_of(back + timedelta(days=2)), tick=False):
        report_return(approved, returned_on=back, **fields)
        take_back(passport, by=cast["personnel"])
    with behind_the_doors():
        assert not owed("personnel.journey_report")
        assert not owed("personnel.passport")
        moves = [move.what for move in PassportMove.objects.order_by("pk")]
        assert moves == ["deposited", "out", "in"]
    with pytest.raises(Refused, match="已经报告"):
        report_return(approved, returned_on=back, **fields)
    with pytest.raises(Refused, match="没有领出"):
        take_back(passport, by=cast["personnel"])


@pytest.mark.parametrize("days", [2, 7])
def test_the_days_to_report_and_to_give_back_follow_the_settings(
    days: int,
    journey: Journey,
    passport: Passport,
    cast: Any,
    signs: Any,
    briefed: Any,
    decided: Any,
    behind_the_doors: Any,
) -> None:
    choose(TRAVEL_REPORT_DAYS, days)
    choose(PASSPORT_DAYS, days)
    speak(journey, cast, signs, behind_the_doors)
    briefed(journey)
    decided(journey)
    hand_out(passport, journey=journey, by=cast["personnel"])
    with behind_the_doors():
        due = at_closing(journey.returns_on + timedelta(days=days))
        [report], [back] = owed("personnel.journey_report"), owed("personnel.passport")
        assert (report.due_at, back.due_at) == (due, due)


@pytest.mark.clause("PER-06", shows="refused")
@pytest.mark.parametrize("stage", ["unit", "secrecy", "authority"])
def test_an_objection_refuses_with_no_way_around(
    stage: str,
    journey: Journey,
    cast: Any,
    signs: Any,
    briefed: Any,
    decided: Any,
    behind_the_doors: Any,
) -> None:
    briefed(journey)
    speak(journey, cast, signs, behind_the_doors, against=stage)
    if stage == "authority":
        book_objection(journey, words="国安函〔2026〕1号：可能造成危害", by=cast["secrecy_office"])
        with pytest.raises(Refused, match="已经登记"):
            book_objection(journey, words="再记", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="为不同意"):
        decided(journey)
    decided(journey, outcome="refused")
    with behind_the_doors():
        assert Journey.objects.get().outcome == "refused"


@pytest.mark.clause("EDU-05", shows="refused")
def test_without_the_briefing_acknowledged_nothing_is_approved(
    journey: Journey, cast: Any, signs: Any, decided: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="尚缺：本部门意见"):
        decided(journey)
    speak(journey, cast, signs, behind_the_doors)
    with pytest.raises(Refused, match="没有确认行前保密提醒"):
        decided(journey)
    with pytest.raises(Refused, match="还没有作行前提醒"):
        acknowledge(journey, by=cast["junior"], proofs=signs())
    brief(journey, briefing=BRIEFING, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="没有确认行前保密提醒"):
        decided(journey)
    with pytest.raises(Refused, match="本人办理"):
        acknowledge(journey, by=cast["personnel"], proofs=signs())
    with pytest.raises(Refused, match="缺少签名"):
        acknowledge(journey, by=cast["junior"])
    acknowledge(journey, by=cast["junior"], proofs=signs())
    with behind_the_doors():
        assert not owed("personnel.acknowledge")
        assert not owed("personnel.brief")
    decided(journey)
    with pytest.raises(Refused, match="已有结果：批准"):
        brief(journey, briefing=BRIEFING, by=cast["secrecy_office"])


@pytest.mark.clause("PER-06", shows="refused")
def test_a_passport_leaves_its_place_for_an_approved_journey_of_its_holder_alone(
    approved: Journey, passport: Passport, cast: Any, signs: Any
) -> None:
    fields = {"kind_of": "ordinary", "number": NUMBER, "expires_on": passport.expires_on}
    with pytest.raises(Refused, match="已经收存"):
        deposit(person=cast["reader"], **fields, by=cast["personnel"])
    with pytest.raises(Refused, match="没有已批准"):
        hand_out(passport, journey=on_a_journey(cast, signs), by=cast["personnel"])
    hand_out(passport, journey=approved, by=cast["personnel"])
    with pytest.raises(Refused, match="已经领出"):
        hand_out(passport, journey=approved, by=cast["personnel"])
    with pytest.raises(Unseen):
        take_back(passport, by=cast["junior"])


@pytest.mark.clause("PER-06", shows="refused")
def test_asked_for_in_time_and_not_signed_by_oneself(cast: Any, signs: Any) -> None:
    today = timezone.localdate()
    days = {"leaves_on": today, "returns_on": today - timedelta(days=1)}
    fields = {**JOURNEY, **days, "head": cast["junior"]}
    with pytest.raises(Refused, match=r"外出日期已过.*不得由本人签署"):
        ask_to_travel(**fields, by=cast["junior"], proofs=signs())


def test_withdrawn_it_asks_nothing_more_of_anybody(
    journey: Journey, cast: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Unseen):
        withdraw(journey, by=cast["reader"])
    withdraw(journey, by=cast["junior"])
    with behind_the_doors():
        kinds = ("personnel.brief", "personnel.opinion")
        assert not Duty.objects.pending().filter(kind_code__in=kinds).exists()
    with pytest.raises(Refused, match="已撤回"):
        withdraw(journey, by=cast["junior"])


def test_an_approved_journey_is_given_up_once_the_passport_is_back(
    approved: Journey, passport: Passport, cast: Any, behind_the_doors: Any
) -> None:
    hand_out(passport, journey=approved, by=cast["personnel"])
    with pytest.raises(Refused, match="证件已经领出"):
        withdraw(approved, by=cast["junior"])
    take_back(passport, by=cast["personnel"])
    withdraw(approved, by=cast["junior"])
    with behind_the_doors():
        assert not owed("personnel.trip_report")
    fields = {"returned_on": timezone.localdate(), "contacts": "无", "incidents": "无"}
    with pytest.raises(Refused, match="未经批准"):
        report_return(approved, **fields, by=cast["junior"])


@pytest.mark.clause("EDU-05", "PER-06", shows="shown")
def test_page_form_and_register_show_the_journey_and_the_briefing(
    approved: Journey, passport: Passport, cast: Any, client_of: Any
) -> None:
    hand_out(passport, journey=approved, by=cast["personnel"])
    facts: dict[str, Any] = dict.fromkeys(Identity.FACTS, "") | {"born_on": None}
    facts["identity_number"] = ID_NUMBER
    record_identity(file_of("junior", cast), **facts, by=cast["personnel"])
    page = client_of("junior").get(approved.get_absolute_url()).content.decode()
    assert "不携带涉密文件" in page
    assert "表现良好" not in page, "what the offices said is not for the traveller"
    client = client_of("personnel")
    assert "表现良好" in client.get(approved.get_absolute_url()).content.decode()
    form = words_of(client.get(f"/papers/personnel.journey-form/{approved.public_id}/").content)
    for words in (
        "孙晓梅",
        "新加坡",
        "不携带涉密文件",
        "已知悉",
        "表现良好",
        "王立言",
        NUMBER,
        ID_NUMBER,
    ):
        assert words in form
    book = words_of(client.get("/papers/personnel.passport-moves/").content)
    assert NUMBER in book
    assert "领出" in book
    kept = client_of("junior").get("/registers/personnel.passport/").content.decode()
    assert "E12**5678" in kept


@pytest.mark.clause("EDU-05", "PER-06", shows="hidden")
def test_a_journey_is_hidden_from_others(
    journey: Journey, passport: Passport, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        unit = Opinion.objects.about(journey)[0]
    for key in ("stranger", "leader", "office_head"):
        for record in (journey, passport):
            assert client_of(key).get(record.get_absolute_url()).status_code == 404, key
        assert "新加坡" not in client_of(key).get("/registers/personnel.journey/").content.decode()
    assert "新加坡" in client_of("office_head").get(unit.get_absolute_url()).content.decode()
