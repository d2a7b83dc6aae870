"""Leaving is complete or refused: nothing held, everything signed, a period begun (PER-07)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.models import Bar, Leaving, PostHolding, Release
from jiyao.domains.personnel.procedures.finishing import approve_leaving, cancel_rights
from jiyao.domains.personnel.procedures.leaving import (
    begin_leaving,
    book_sheet,
    book_taking_over,
    brief,
    confirm_hand_over,
    name_body,
    withdraw_leaving,
)
from jiyao.domains.personnel.procedures.posting import open_file, take_post
from jiyao.domains.personnel.rules.leaving import range_of
from jiyao.domains.personnel.settings import RELEASE_PERIOD
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.leaving_at_hand import FieldsOf, file_of, get_ready, hand_in, in_hand, let_go


@pytest.fixture
def leaving(cast: Any, behind_the_doors: Any) -> Leaving:
    """The junior is about to retire."""
    return begin_leaving(
        file_of("junior", cast), way="retires", reason="到龄", by=cast["personnel"]
    )


@pytest.fixture
def ready(leaving: Leaving, cast: Any, signs: Any) -> FieldsOf:
    """Do everything for the junior's leaving but what is left out."""
    return lambda *without: get_ready(leaving, cast, signs, *without)


@pytest.mark.clause("PER-07", "PER-16", "EDU-09", "PER-14")
def test_who_has_done_everything_leaves_and_the_period_counts_from_the_approval(
    ready: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    leaving = ready()
    fields = {"months": 18, "supervisor": cast["office_head"]}
    permit = ask(approve_leaving, leaving, by=cast["personnel"], asked_for="退休", **fields)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    granted = timezone.now()
    with time_machine.travel(granted + timedelta(days=3)):
        approve_leaving(leaving, **fields, by=cast["personnel"])
    with behind_the_doors():
        release = Release.objects.get(leaving=leaving)
        assert timezone.localdate(release.since) == timezone.localdate(granted)
        assert 540 < (release.until - granted).days < 552
        assert not Bar.objects.holding_at(timezone.now() + timedelta(days=4)).exists()
        leaving.person.refresh_from_db()
    assert not leaving.person.is_active


@pytest.mark.clause("PER-07", shows="refused")
@pytest.mark.clause("EDU-09", shows="refused")
@pytest.mark.clause("PER-16", shows="refused")
@pytest.mark.clause("PER-14", shows="refused")
@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("talk", "提醒谈话"),
        ("heard", "本人确认已受教育"),
        ("countersign", "人事部门会签"),
        ("hand-in", "载体和设备清退"),
        ("rights", "权限注销"),
        ("pledge", "签订离岗承诺书"),
        ("body", "还没有脱密期责任单位"),
    ],
)
def test_without_one_of_them_nobody_is_let_go(
    ready: Any, cast: Any, without: str, words: str, new_entries: Any
) -> None:
    leaving = ready(without)
    fields = {"months": 18, "supervisor": cast["office_head"], "asked_for": "退休"}
    with pytest.raises(Refused, match=words):
        ask(approve_leaving, leaving, by=cast["personnel"], **fields)
    [entry] = new_entries("personnel.leaving.approved")
    assert entry["outcome"] == "refused"


@pytest.mark.clause("PER-07", shows="refused")
def test_leaving_is_refused_while_anything_is_held_and_the_page_says_what(
    copy_of: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    copy = copy_of("state", "secret")
    in_hand(copy, "junior", cast, signs)
    file = file_of("junior", cast)
    leaving = begin_leaving(file, way="stays", reason="换岗", by=cast["personnel"])
    with pytest.raises(Refused, match="载体 1"):
        confirm_hand_over(leaving, words="无", by=cast["secrecy_office"])
    for address in (leaving.get_absolute_url(), file.get_absolute_url()):
        page = client_of("personnel").get(address).content.decode()
        assert "手里的件" in page
        assert "手里没有任何" not in page
    assert copy.number not in page, "of what is held the file counts, it does not name"
    hand_in(copy, "junior", cast, signs)
    confirm_hand_over(leaving, words="无", by=cast["secrecy_office"])


@pytest.mark.clause("PER-07")
@pytest.mark.parametrize(
    ("months", "words"), [(11, "12 至 24"), (25, "12 至 24"), (12, ""), (24, "")]
)
def test_the_period_lies_within_the_range_of_the_category(
    ready: Any, cast: Any, months: int, words: str
) -> None:
    fields = {"months": months, "supervisor": cast["office_head"], "asked_for": "退休"}
    leaving = ready()
    if not words:
        assert ask(approve_leaving, leaving, by=cast["personnel"], **fields)
        return
    with pytest.raises(Refused, match=words):
        ask(approve_leaving, leaving, by=cast["personnel"], **fields)


@pytest.mark.parametrize(
    ("value", "category", "least", "most"),
    [
        ("law", "core", 36, 60),
        ("law", "important", 24, 36),
        ("shorter", "core", 24, 36),
        ("shorter", "general", 6, 12),
        ("former", "general", 6, 36),
    ],
)
def test_the_range_is_that_of_the_setting(
    leaving: Leaving, value: str, category: str, least: int, most: int
) -> None:
    choose(RELEASE_PERIOD, value)
    leaving.weight = {"core": 50, "important": 40, "general": 20}[category]
    assert range_of(leaving, timezone.now()) == (least, most)


def test_who_begins_to_leave_is_cleared_for_nothing_from_the_next_request(
    received: Any, cast: Any, client_of: Any
) -> None:
    document = received("state", "secret")
    session = client_of("junior")
    assert session.get(document.get_absolute_url()).status_code == 200
    leaving = begin_leaving(
        file_of("junior", cast), way="stays", reason="换岗", by=cast["personnel"]
    )
    assert session.get(document.get_absolute_url()).status_code == 404
    withdraw_leaving(leaving, remark="留任", by=cast["personnel"])
    assert session.get(document.get_absolute_url()).status_code == 200
    with pytest.raises(Refused, match="已撤销"):
        brief(leaving, words="保密法", by=cast["secrecy_office"])


def test_what_was_signed_on_paper_is_booked_once_and_dated_rightly(
    leaving: Leaving, cast: Any
) -> None:
    today = timezone.localdate()
    fields = {"paper": "离3", "by": cast["personnel"]}
    with pytest.raises(Refused, match="要先办"):
        book_sheet(leaving, what="heard", signed_on=today, **fields)
    with pytest.raises(Refused, match="签署日期"):
        book_sheet(leaving, what="pledged", signed_on=today - timedelta(days=1), **fields)
    book_sheet(leaving, what="pledged", signed_on=today, **fields)
    with pytest.raises(Refused, match="已经办过"):
        book_sheet(leaving, what="pledged", signed_on=today, **fields)


def test_nobody_sees_to_his_own_leaving(cast: Any) -> None:
    with pytest.raises(Refused, match="给自己发起"):
        begin_leaving(file_of("personnel", cast), way="stays", reason="", by=cast["personnel"])
    own = begin_leaving(
        file_of("personnel", cast), way="stays", reason="换岗", by=cast["secrecy_office"]
    )
    with pytest.raises(Refused, match="不得给自己办理"):
        cancel_rights(own, by=cast["personnel"])
    with pytest.raises(Refused, match="正在办理"):
        begin_leaving(file_of("personnel", cast), way="stays", reason="", by=cast["secrecy_office"])


def test_rights_are_gone_at_once_and_a_post_needs_a_new_vetting(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    leaving = begin_leaving(
        file_of("classifier", cast), way="stays", reason="换岗", by=cast["personnel"]
    )
    with behind_the_doors():
        post = PostHolding.objects.get(person=cast["classifier"]).post
    cancel_rights(leaving, by=cast["personnel"])
    with behind_the_doors():
        now = timezone.now()
        assert not Appointment.objects.holding_at(now).filter(person=cast["classifier"]).exists()
        assert not facts_of(cast["classifier"], now).levels
    withdraw_leaving(leaving, remark="留任", by=cast["personnel"])
    with pytest.raises(Refused, match="缺少：涉密人员审查"):
        take_post(file_of("classifier", cast), post=post, by=cast["personnel"])


def test_an_administrator_is_dismissed_by_the_security_administrator_first(cast: Any) -> None:
    file = open_file(person=cast["audit"], employment="regular", by=cast["personnel"])
    leaving = begin_leaving(file, way="stays", reason="换岗", by=cast["personnel"])
    with pytest.raises(Refused, match="三员"):
        cancel_rights(leaving, by=cast["personnel"])


@pytest.mark.clause("PER-14", shows="shown")
def test_the_way_of_leaving_proposes_who_answers_and_a_new_body_acknowledges(
    cast: Any, signs: Any, client_of: Any
) -> None:
    file = file_of("junior", cast)
    leaving = begin_leaving(file, way="moves", reason="调任", by=cast["personnel"])
    form = f"/act/personnel.leaving.body-named/{leaving.public_id}/"
    page = client_of("personnel").get(form).content.decode()
    assert '<option value="new" selected>' in page
    with pytest.raises(Refused, match="调入单位"):
        name_body(leaving, body="own", body_name="", by=cast["personnel"])
    get_ready(leaving, cast, signs, "body")
    name_body(leaving, body="new", body_name="省局", by=cast["personnel"])
    fields = {"months": 18, "supervisor": cast["office_head"], "by": cast["personnel"]}
    with pytest.raises(Refused, match="省局 还没有确认接收"):
        ask(approve_leaving, leaving, asked_for="调任", **fields)
    book_taking_over(leaving, paper="省函〔2026〕8号", by=cast["personnel"])
    ask(approve_leaving, leaving, asked_for="调任", **fields)
    page = client_of("personnel").get(leaving.get_absolute_url()).content.decode()
    assert "省函〔2026〕8号" in page


@pytest.mark.clause("PER-14", shows="hidden")
def test_who_answers_for_somebody_is_nobody_elses_business(
    leaving: Leaving, cast: Any, client_of: Any
) -> None:
    name_body(leaving, body="former", body_name="", by=cast["personnel"])
    assert client_of("stranger").get(leaving.get_absolute_url()).status_code == 404


def test_the_form_prints_every_part_and_the_period(
    ready: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    leaving = ready()
    let_go(leaving, 18, cast, signs)
    paper = client_of("personnel").get(f"/papers/personnel.leaving/{leaving.public_id}/")
    words = words_of(paper.content)
    for part in (
        "离岗离职审批表",
        "提醒谈话",
        "清退",
        "权限注销",
        "离岗承诺书",
        "18个月",
        "王立言",
    ):
        assert part in words


def test_who_knew_no_secrets_leaves_without_a_period(
    cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    file = file_of("stranger", cast)
    leaving = begin_leaving(file, way="resigns", reason="另谋职业", by=cast["personnel"])
    get_ready(leaving, cast, signs, "body")
    assert (
        "脱密期限制" not in client_of("personnel").get(leaving.get_absolute_url()).content.decode()
    )
    fields = {"months": 0, "supervisor": None, "by": cast["personnel"]}
    permit = ask(approve_leaving, leaving, asked_for="辞职", **fields)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    approve_leaving(leaving, **fields)
    with behind_the_doors():
        assert not Release.objects.filter(leaving=leaving).exists()
