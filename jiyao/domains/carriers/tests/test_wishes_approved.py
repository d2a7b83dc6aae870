"""A wish is open until the approval that was asked for it is declined or used (BOR-01, CPY-01)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Wish
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.wishing import ANSWER, SEE, meet, wish_for, withdraw
from jiyao.domains.carriers.settings import TWO_PERSON_LEVELS
from jiyao.foundation.approvals.procedures.deciding import decline, grant
from jiyao.foundation.approvals.procedures.deciding import withdraw as call_off
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose, the_room

WISHED: dict[str, Any] = {
    "borrow": {"days": 3},
    "copy": {"copies": 3, "distribution": "各处处长"},
    "carry": {"destination": "会议中心", "days": 2},
}


@pytest.fixture
def copy_of(received: Any, behind_the_doors: Any) -> Copy:
    document = received("state", "secret", circles=("业务一处",))
    with behind_the_doors():
        return Copy.objects.select_related("document").filter(document=document)[:1].get()


@pytest.fixture
def wished(copy_of: Copy, cast: Any) -> Any:
    def ask(kind: str) -> Wish:
        fields = {"kind": kind, "purpose": "起草方案", "wanted_on": timezone.localdate()}
        return wish_for(copy_of.document, **fields, **WISHED[kind], by=cast["reader"])

    return ask


@pytest.fixture
def now(behind_the_doors: Any) -> Any:
    """A row as it stands, past the filter of the reading person."""

    def of(row: Any) -> Any:
        with behind_the_doors():
            return type(row).objects.select_related("permit").get(pk=row.pk)

    return of


@pytest.fixture
def asked(copy_of: Copy, client_of: Any, cast: Any, now: Any) -> Any:
    """Let the keeper ask for the approval with the form that the page of the wish leads to."""

    def for_it(wish: Wish) -> Permit:
        keeper = client_of("keeper")
        address = f"/act/carriers.copy.lent/{copy_of.public_id}/?wish={wish.public_id}"
        assert address in keeper.get(wish.get_absolute_url()).content.decode()
        form = keeper.get(address).context["form"]
        sent = {name: form[name].value() for name in form.fields}
        assert sent["to"] == cast["reader"].pk
        assert re.fullmatch(r"起草方案（李思远申请，\d+月\d+日要用）", sent["purpose"])
        assert sent["days"] == wish.days
        assert keeper.post(address, {**sent, "place": the_room().pk}).status_code == 302
        permit: Permit = now(wish).permit
        return permit

    return for_it


@pytest.fixture
def owed(behind_the_doors: Any) -> Any:
    def of(wish: Wish) -> list[str]:
        with behind_the_doors():
            rows = Duty.objects.pending().filter(subject_ref=wish.public_id)
            return list(rows.values_list("kind_code", flat=True))

    return of


def test_what_the_approver_declines_is_the_answer(
    wished: Any, asked: Any, cast: Any, signs: Any, now: Any, owed: Any, client_of: Any
) -> None:
    wish = wished("borrow")
    permit = asked(wish)
    assert owed(wish) == []
    decline(permit, remark="会议已经取消", by=cast["leader"], proofs=signs())
    answered = now(wish)
    assert (answered.outcome, answered.words) == ("declined", "会议已经取消")
    assert answered.answered_by_id == cast["leader"].pk
    assert owed(wish) == [SEE]
    page = client_of("reader").get(wish.get_absolute_url()).content.decode()
    assert "不予办理" in page
    assert "会议已经取消" in page


def test_who_asked_sees_it_asked_approved_and_done(
    wished: Any, asked: Any, copy_of: Copy, cast: Any, signs: Any, now: Any, client_of: Any
) -> None:
    wish, reader = wished("borrow"), client_of("reader")
    assert "待答复" in reader.get("/").content.decode()
    permit = asked(wish)
    for page in (wish.get_absolute_url(), "/"):
        assert "已报批，审批中" in reader.get(page).content.decode()
    with pytest.raises(Refused, match="审批中"):
        meet(wish, words="好", by=cast["keeper"])
    grant(permit, remark="同意", by=cast["leader"], proofs=signs())
    assert "已批准，待机要室办理" in reader.get(wish.get_absolute_url()).content.decode()
    purpose = permit.bound["purpose"]
    fields = {"purpose": purpose, "place": the_room(), "days": 3, "to": cast["reader"]}
    lend(copy_of, **fields, by=cast["keeper"], proofs=signs(to=cast["reader"]))
    assert now(wish).outcome == "met"
    assert "我的用件申请" not in reader.get("/").content.decode()


def test_a_request_that_is_called_off_leaves_the_room_owing_the_answer(
    wished: Any, asked: Any, cast: Any, now: Any, owed: Any
) -> None:
    wish = wished("borrow")
    call_off(asked(wish), by=cast["keeper"])
    assert owed(wish) == [ANSWER]
    assert now(wish).outcome == ""
    withdraw(now(wish), by=cast["reader"])
    assert owed(wish) == []


@pytest.mark.parametrize(
    ("kind", "code", "filled"),
    [
        ("copy", "carriers.copy.duplicated", {"number": 3}),
        ("carry", "carriers.copy.carried-out", {"destination": "会议中心"}),
    ],
)
def test_the_wish_fills_the_form_in(
    kind: str, code: str, filled: Any, wished: Any, copy_of: Copy, client_of: Any
) -> None:
    address = f"/act/{code}/{copy_of.public_id}/?wish={wished(kind).public_id}"
    form = client_of("keeper").get(address).context["form"]
    assert {name: form[name].value() for name in filled} == filled


def test_an_address_that_names_no_wish_fills_nothing_in(copy_of: Copy, client_of: Any) -> None:
    for ref in ("x", str(copy_of.public_id)):
        address = f"/act/carriers.copy.lent/{copy_of.public_id}/?wish={ref}"
        page = client_of("keeper").get(address)
        assert page.status_code == 200
        assert page.context["form"]["purpose"].value() is None


def test_the_form_asks_how_many_and_where_to(copy_of: Copy, client_of: Any) -> None:
    reader = client_of("reader")
    address = f"/act/carriers.document.wished-for/{copy_of.document.public_id}/"
    sent = {"purpose": "会议", "wanted_on": timezone.localdate() + timedelta(days=1)}
    for kind, names in (
        ("copy", ["copies", "distribution"]),
        ("carry", ["destination", "companion", "days"]),
    ):
        page = reader.post(address, {**sent, "kind": kind})
        assert list(page.context["form"].errors) == names
    sent |= {"kind": "copy", "copies": "2", "distribution": "各处处长"}
    assert reader.post(address, sent).status_code == 302


@pytest.mark.clause("CAR-02")
def test_who_goes_along_is_asked_for_where_one_may_not_carry_it_alone(
    copy_of: Copy, client_of: Any, cast: Any
) -> None:
    reader = client_of("reader")
    address = f"/act/carriers.document.wished-for/{copy_of.document.public_id}/"
    sent = {"purpose": "会议", "wanted_on": timezone.localdate(), "kind": "carry", "days": 1}
    sent |= {"destination": "会议中心"}
    form = reader.post(address, sent).context["form"]
    assert list(form.errors) == ["companion"]
    assert form.fields["companion"].help_text == "秘密件须两人同行"
    choose(TWO_PERSON_LEVELS, "top_secret_only")
    assert reader.post(address, sent).status_code == 302


def test_the_keeper_reads_for_whom_copies_are_and_asks_for_that(
    wished: Any, copy_of: Copy, client_of: Any
) -> None:
    wish, keeper = wished("copy"), client_of("keeper")
    assert "各处处长" in keeper.get(wish.get_absolute_url()).content.decode()
    address = f"/act/carriers.copy.duplicated/{copy_of.public_id}/?wish={wish.public_id}"
    assert keeper.get(address).context["form"]["distribution"].value() == "各处处长"


def test_only_who_asks_for_the_approval_is_told_where_the_copies_are(
    wished: Any, copy_of: Copy, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    wish = wished("borrow")

    def told(who: str) -> str:
        facts = client_of(who).get(wish.get_absolute_url()).context["now_facts"]
        return "；".join(str(fact.value) for fact in facts if str(fact.title) == "现在不能报批")

    assert (told("keeper"), told("office_head")) == ("", "")
    with behind_the_doors():
        copies = list(Copy.objects.filter(document=copy_of.document_id).order_by("copy_number"))
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    for copy in copies:
        send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    assert "001 李思远、002 李思远" in told("keeper")
    assert told("office_head") == ""
