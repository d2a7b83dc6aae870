"""Handing back to the issuer: by a date, piece by piece, against a receipt (RET-05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, HandBack, State
from jiyao.domains.carriers.papers.handing_back import fill_hand_back
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.handing_back import (
    hand_back_to_issuer,
    list_for_issuer,
    strike_off,
)
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.rules.copies import copy_is_not_owed_to_its_issuer
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import close, the_room
from tests.issued_at_hand import printed
from tests.own_at_hand import entered


@pytest.fixture
def copies(received: Any, behind_the_doors: Any) -> list[Copy]:
    """The two copies of a secret document."""
    document = received("state", "secret")
    with behind_the_doors():
        return list(Copy.objects.filter(document=document).order_by("copy_number"))


@pytest.fixture
def recalled(copies: Any, cast: Any) -> Any:
    """List copies that their issuer recalls within ten days."""

    def begin(by: str = "keeper", **changes: Any) -> HandBack:
        due = timezone.now() + timedelta(days=10)
        fields = {"copies": copies, "notice": "青档收〔2026〕2号", "due": due, **changes}
        return list_for_issuer(by=cast[by], **fields)

    return begin


@pytest.fixture
def give(cast: Any, signs: Any, behind_the_doors: Any) -> Any:
    """Hand over some of a list, by the places of its items, against a receipt."""

    def over(record: HandBack, *places: int, by: str = "keeper", **changes: Any) -> HandBack:
        with behind_the_doors():
            items = list(record.items.order_by("pk"))
        fields = {"receipt": "档收 9", "taken_by": "孟某", **changes}
        ticked = [items[place] for place in places]
        return hand_back_to_issuer(record, ticked=ticked, by=cast[by], proofs=signs(), **fields)

    return over


def owed(record: HandBack) -> Any:
    return Duty.objects.pending().filter(subject_ref=record.public_id)


@pytest.mark.clause("RET-05")
def test_what_was_receipted_is_off_the_books_and_the_rest_is_owed_until_it_follows(
    copies: Any, recalled: Any, give: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    record = recalled()
    give(record, 0)
    with behind_the_doors():
        first, second = (Copy.objects.get(pk=copy.pk) for copy in copies)
        last = first.custody.last()
        assert (first.state, first.outside) == (State.RETURNED, "青岭市档案馆")
        assert (last.how, last.outside, second.state) == (
            "handed_back",
            "青岭市档案馆",
            State.ROOM,
        )
        assert [duty.due_at for duty in owed(record)] == [record.due_at]
        assert HandBack.objects.overdue(record.due_at + timedelta(hours=1)).exists()
    done = give(record, 1, receipt="档收 12")
    assert done.progress == "已清退"
    with behind_the_doors():
        assert not owed(record).exists()
        assert not Copy.objects.on_the_books().filter(document=copies[0].document_id).exists()
        receipts = list(record.items.order_by("pk").values_list("receipt", flat=True))
    assert receipts == ["档收 9", "档收 12"]
    with pytest.raises(Refused, match="已经办结"):
        give(record, 1)
    outcomes = [entry["outcome"] for entry in new_entries("carriers.hand-back.done")]
    assert outcomes == ["done", "done", "refused"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"receipt": " "}, "没有来文机关的回执号"),
        ({"taken_by": ""}, "没有来文机关的回执号"),
    ],
)
def test_without_a_receipt_nothing_is_handed_back(
    changes: Any, why: str, recalled: Any, give: Any, copies: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match=why):
        give(recalled(), 0, **changes)
    with behind_the_doors():
        assert Copy.objects.get(pk=copies[0].pk).state == State.ROOM


def test_what_is_with_a_reader_or_missing_may_be_listed_but_not_given(
    copies: Any, recalled: Any, give: Any, cast: Any, signs: Any
) -> None:
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copies[0], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    report_missing(copies[1], last_seen="", by=cast["keeper"])
    record = recalled()
    with pytest.raises(Refused, match="不在机要室"):
        give(record, 0)
    with pytest.raises(Refused, match="下落不明"):
        give(record, 1)
    with pytest.raises(Refused, match="没有勾选"):
        give(record)


def test_a_list_is_of_one_issuer_and_one_matter_and_of_what_is_free(
    copies: Any, recalled: Any, give: Any, copy_of: Any, behind_the_doors: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="没有任何一份"):
        recalled(copies=[])
    with pytest.raises(Refused, match="期限已经过去"):
        recalled(due=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused, match="不同来文机关"):
        recalled(copies=[*copies, copy_of(sender="青岭市财政局")])
    other = copy_of("state", "secret")
    with behind_the_doors():
        close(other.document, cast["keeper"])
    with pytest.raises(Refused, match="混有专案件"):
        recalled(copies=[*copies, other])
    record = recalled()
    with pytest.raises(Refused, match="已在"):
        recalled()
    give(record, 0, 1)
    with pytest.raises(Refused, match="已经不在册"):
        recalled()


@pytest.mark.clause("RET-05", shows="refused")
def test_what_is_listed_for_its_issuer_goes_to_nobody_until_it_is_struck_off(
    recalled: Any, copies: Any, cast: Any, signs: Any, behind_the_doors: Any, client_of: Any
) -> None:
    record = recalled()
    assert record.number in client_of("keeper").get(copies[0].get_absolute_url()).content.decode()
    fields = {"to": cast["reader"], "place": the_room(), "due": None, "by": cast["keeper"]}
    with pytest.raises(Refused, match="在清退清单上"):
        send(copies[0], proofs=signs(to=cast["reader"]), **fields)
    strike_off(record, reason="确需留用", by=cast["keeper"])
    send(copies[0], proofs=signs(to=cast["reader"]), **fields)
    with behind_the_doors():
        assert Copy.objects.get(pk=copies[0].pk).holder == cast["reader"]


def test_every_way_out_asks_whether_the_copy_is_owed_to_its_issuer() -> None:
    inside = ("sent", "lent", "lent-out", "given", "delivered", "escorted")
    for way in (*inside, "carried-out", "taken-home", "dispatched", "lent-outside"):
        rules = {rule.name for rule in PROCEDURES[f"carriers.copy.{way}"].rules}
        assert copy_is_not_owed_to_its_issuer.name in rules, way


def test_what_the_house_made_is_not_handed_back(
    recalled: Any, cast: Any, signs: Any, level: Any, behind_the_doors: Any
) -> None:
    drafted = entered(cast, level("work", "internal"))
    issued = printed(cast, signs)
    for document in (drafted.document, issued.document):
        with behind_the_doors():
            copies = list(document.copies.all()[:1])
        with pytest.raises(Refused, match="是本单位形成的件"):
            recalled(copies=copies)


def test_what_the_issuer_leaves_us_stays_on_the_books_and_is_free_again(
    recalled: Any, give: Any, cast: Any, behind_the_doors: Any
) -> None:
    record = recalled()
    give(record, 0)
    with pytest.raises(Refused, match="没有写明"):
        strike_off(record, reason=" ", by=cast["keeper"])
    closed = strike_off(record, reason="青档函：留用", by=cast["keeper"])
    with behind_the_doors():
        item = record.items.order_by("pk").last()
        assert (closed.progress, item.outcome) == ("部分不再清退", "struck")
        assert not owed(record).exists()
        kept = Copy.objects.get(pk=item.copy_id)
    recalled(copies=[kept])


def test_only_the_keeper_lists_and_hands_back(recalled: Any, give: Any) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        recalled(by="reader")
    with pytest.raises(Refused, match="不办理此事项"):
        give(recalled(), 0, by="office_head")


@pytest.mark.clause("RET-05", shows="shown")
def test_the_list_prints_what_is_owed_and_given_with_room_for_both_sides(
    copies: Any, recalled: Any, give: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    record = recalled()
    appoint(cast["classifier"], role=KEEPER.code, by=cast["security"])
    give(record, 1, by="classifier")
    with behind_the_doors():
        sheet = fill_hand_back(record, facts_of(cast["keeper"], timezone.now()))
    assert [row[6] for row in sheet.data["rows"]] == ["", "已交"]
    assert "应交 2 份，实交 1 份，缺 1 份" in str(sheet.data["facts"])
    assert sheet.data["signed"] == [
        "清退单位（章）：",
        "移交人：吴定山",
        "来文机关（章）：",
        "接收人：孟某",
    ]
    page = client_of("keeper").get(record.get_absolute_url()).content.decode()
    assert "档收 9" in page
    assert copies[0].number in page
    register = client_of("keeper").get("/registers/carriers.hand-back/?show=open")
    assert record.number in register.content.decode()


@pytest.mark.clause("RET-05", shows="hidden")
def test_a_stranger_and_a_reader_do_not_learn_of_it(recalled: Any, client_of: Any) -> None:
    record = recalled()
    for who in ("reader", "stranger"):
        assert client_of(who).get(record.get_absolute_url()).status_code == 404
        assert client_of(who).get("/registers/carriers.hand-back/").status_code == 403


def test_the_form_offers_only_what_is_still_owed(
    recalled: Any, give: Any, copies: Any, client_of: Any
) -> None:
    record = recalled()
    give(record, 0)
    address = f"/act/carriers.hand-back.done/{record.public_id}/"
    page = client_of("keeper").get(address).content.decode()
    assert (copies[0].number in page, copies[1].number in page) == (False, True)
