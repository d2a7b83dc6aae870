"""To whom copies go, to no person without leave, and back when called (DOC-13, RET-05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from conftest import PIN
from jiyao.domains.carriers.issuing_facts import shared_out
from jiyao.domains.carriers.models import Copy, Document, Leg, Opinion, Outgoing, Recall, State
from jiyao.domains.carriers.procedures.addressing import authorise, deliver
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.delivering import dispatch, receipt
from jiyao.domains.carriers.procedures.giving import give
from jiyao.domains.carriers.procedures.handing_back import list_for_issuer
from jiyao.domains.carriers.procedures.recalling import come_back, recall
from jiyao.domains.carriers.settings import PERSONAL_DAYS
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.approved import approved
from tests.carriers_at_hand import choose, the_room
from tests.issued_at_hand import called_back, printed

DAY = timedelta(days=1)
PARCEL = {
    "body": "青岭市财政局",
    "method": "confidential_mail",
    "number": "机要1",
    "seal": "封1",
    "carrier": None,
    "escort": None,
    "checked": ["address", "seal", "level", "contents"],
    "handed_to": "王某",
}


@pytest.fixture
def issued(cast: Any, signs: Any, behind_the_doors: Any) -> list[Copy]:
    """The five copies of an issued document."""
    outgoing = printed(cast, signs)
    with behind_the_doors():
        copies = Copy.objects.filter(document=outgoing.document).select_related("document")
        return list(copies.order_by("copy_number"))


@pytest.fixture
def dispatched(cast: Any, signs: Any) -> Any:
    """Dispatch a copy, approved."""

    def go(copy: Copy, **changes: Any) -> None:
        checker = {"checker": cast["secrecy_office"]}
        people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs(**checker)}
        approved(dispatch, copy, **people, **checker, **{**PARCEL, **changes})

    return go


@pytest.fixture
def sent(dispatched: Any, cast: Any) -> Any:
    """Dispatch a copy and book the receipt."""

    def go(copy: Copy, **changes: Any) -> None:
        dispatched(copy, **changes)
        signed = {"signed_by": "陶某", "signed_at": timezone.now()}
        receipt(copy, number=f"回执{copy.copy_number}", by=cast["keeper"], **signed)

    return go


@pytest.mark.clause("DOC-13", shows="refused")
def test_copies_go_to_whom_the_signer_wrote_and_no_more_of_them(
    issued: list[Copy], sent: Any
) -> None:
    with pytest.raises(Refused, match="不在签发的主送抄送单位内"):
        sent(issued[0], body="青岭市地方志办公室")
    sent(issued[0])
    sent(issued[1])
    with pytest.raises(Refused, match="已经发完"):
        sent(issued[2])


@pytest.mark.clause("DOC-13", shows="refused")
def test_a_unit_inside_gets_its_copies_by_its_receiver(
    issued: list[Copy], cast: Any, signs: Any
) -> None:
    unit = Circle.objects.get(name="业务一处")
    person = Circle.objects.get(kind_of="person", name__startswith="李思远")
    authorise(unit=unit, person=cast["reader"], by=cast["secrecy_office"])
    fields = {"to": cast["reader"], "place": the_room(), "by": cast["keeper"]}
    proofs = signs(to=cast["reader"])
    with pytest.raises(Refused, match="发单位不发个人"):
        deliver(issued[0], unit=person, proofs=proofs, **fields)
    deliver(issued[0], unit=unit, proofs=proofs, **fields)
    with pytest.raises(Refused, match="已经发完"):
        deliver(issued[1], unit=unit, proofs=proofs, **fields)


def test_what_was_issued_waits_for_no_opinion_that_nobody_gave(
    issued: list[Copy], behind_the_doors: Any
) -> None:
    with behind_the_doors():
        assert not Opinion.objects.exists()
        assert not Document.objects.awaiting_opinion().exists()
        assert list(Document.objects.undistributed()) == [issued[0].document]


def test_a_copy_kept_for_a_reason_worded_like_a_unit_is_not_that_unit_s(
    issued: list[Copy], cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    unit = Circle.objects.get(name="业务一处")
    authorise(unit=unit, person=cast["reader"], by=cast["secrecy_office"])
    fields = {"to": cast["reader"], "place": the_room()}
    proofs = signs(to=cast["reader"])
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": proofs}
    until = timezone.now() + 20 * DAY
    approved(give, issued[0], **people, reason="业务一处", until=until, **fields)
    deliver(issued[1], unit=unit, proofs=proofs, by=cast["keeper"], **fields)
    with behind_the_doors():
        outgoing = Outgoing.objects.for_acting().get()
        facts = facts_of(cast["keeper"], timezone.now())
        assert [each.sent for each in shared_out(outgoing, facts)] == [0, 1]


def test_at_the_counter_who_receives_for_several_units_takes_it_for_the_one_written_to(
    issued: list[Copy], copy: Copy, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    for name in ("办公室", "业务一处"):
        unit = Circle.objects.get(name=name)
        authorise(unit=unit, person=cast["reader"], by=cast["secrecy_office"])
    counter, sent = client_of("keeper"), {"turn": "deliver", "card": cast["reader"].number}
    page = counter.post("/carriers/counter/", {**sent, "scan": copy.number, "key": "sign"})
    assert "请在此份的页面上办理" in page.content.decode()
    signed = {"copy": issued[0].public_id, "said": "", "key": "sign"}
    pins = {"other_pin": PIN, "own_pin": PIN}
    counter.post("/carriers/counter/", {**sent, **signed, **pins})
    with behind_the_doors():
        assert Leg.objects.get().purpose == "业务一处"


@pytest.mark.clause("DOC-13")
def test_a_personal_copy_is_approved_for_a_reason_until_a_day(
    issued: list[Copy], cast: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    until = timezone.now() + 20 * DAY
    fields = {"to": cast["reader"], "place": the_room(), "reason": "起草", "until": until}
    proofs = signs(to=cast["reader"])
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": proofs}
    approved(give, issued[0], **people, **fields)
    with behind_the_doors():
        leg = Leg.objects.get(copy=issued[0])
        owed = Duty.objects.get(kind_code="carriers.return", owner=cast["reader"])
    assert (leg.due_at, owed.due_at) == (until, until)
    [entry] = new_entries("carriers.copy.given")
    assert entry["outcome"] == "done"


@pytest.mark.clause("DOC-13", shows="refused")
@pytest.mark.parametrize(
    ("changes", "why"), [({"reason": " "}, "没有写明"), ({"days": 31}, "30 天内清退")]
)
def test_a_personal_copy_without_reason_or_without_end_is_refused(
    changes: Any, why: str, issued: list[Copy], cast: Any, signs: Any
) -> None:
    until = timezone.now() + changes.get("days", 5) * DAY
    people = {"by": cast["keeper"], "approver": cast["leader"]}
    fields = {"to": cast["reader"], "place": the_room(), "until": until}
    fields["reason"] = changes.get("reason", "起草")
    proofs = signs(to=cast["reader"])
    with pytest.raises(Refused, match=why):
        approved(give, issued[0], **people, proofs=proofs, **fields)
    if "days" in changes:
        choose(PERSONAL_DAYS, 40)
        approved(give, issued[0], **people, proofs=proofs, **fields)


def test_an_issued_copy_circulates_like_any_other(
    issued: list[Copy], cast: Any, signs: Any
) -> None:
    fields = {"to": cast["classifier"], "place": the_room(), "due": None}
    leg = send(issued[0], by=cast["keeper"], proofs=signs(to=cast["classifier"]), **fields)
    assert leg.reader == cast["classifier"]


@pytest.mark.clause("RET-05", shows="shown")
@pytest.mark.clause("RET-05", shows="hidden")
def test_what_we_issued_comes_back_counted_against_receipts(
    issued: list[Copy], sent: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    for copy in issued[:2]:
        sent(copy)
    document, due = issued[0].document, timezone.now() + 7 * DAY
    found = recall(document, notice="青办收〔2026〕1号", due=due, by=cast["keeper"])
    address = found.get_absolute_url()
    come_back(issued[0], receipt="退1", counted=2, by=cast["keeper"])
    page = "".join(client_of("keeper").get(address).content.decode().split())
    assert "退1" in page
    assert "<dt>应退</dt><dd>2</dd>" in page.replace('class="fact-value"', "")
    come_back(issued[1], receipt="退2", counted=2, by=cast["keeper"])
    with behind_the_doors():
        assert Recall.objects.get().finished_at
        assert set(Copy.objects.values_list("state", flat=True)) == {State.ROOM}
        outgoing = Outgoing.objects.get()
    shown = client_of("keeper").get(outgoing.get_absolute_url()).content.decode()
    assert "通知收回" in shown
    assert client_of("stranger").get(address).status_code == 404


@pytest.mark.clause("RET-05")
def test_what_we_issued_is_recalled_from_those_too_whose_receipt_is_not_here_yet(
    issued: list[Copy], dispatched: Any, cast: Any
) -> None:
    dispatched(issued[0])
    assert called_back(issued[0].document, cast).wanted == 1


@pytest.mark.clause("RET-05", shows="refused")
def test_nothing_is_called_back_twice_or_too_late_or_from_nobody(
    copy: Any, issued: list[Copy], cast: Any, behind_the_doors: Any
) -> None:
    by = cast["keeper"]
    with behind_the_doors():
        document = copy.document
    called_back(document, cast)
    with pytest.raises(Refused, match="正在收回"):
        called_back(document, cast)
    with pytest.raises(Refused, match="没有发到外单位"):
        called_back(issued[0].document, cast)
    with pytest.raises(Refused, match="没有由本单位通知收回"):
        come_back(copy, receipt="退1", counted=6, by=by)
    with pytest.raises(Refused, match="期限已经过去"):
        recall(document, notice="x", due=timezone.now() - DAY, by=by)
    with pytest.raises(Unseen):
        recall(document, notice="x", due=timezone.now() + DAY, by=cast["stranger"])


@pytest.mark.clause("RET-05", shows="refused")
def test_what_we_issued_comes_back_against_a_receipt_and_goes_on_no_list_for_an_issuer(
    issued: list[Copy], sent: Any, cast: Any
) -> None:
    sent(issued[0])
    called_back(issued[0].document, cast)
    with pytest.raises(Refused, match="没有填回执号"):
        come_back(issued[0], receipt=" ", counted=2, by=cast["keeper"])
    due = timezone.now() + DAY
    with pytest.raises(Refused, match="没有来文机关"):
        list_for_issuer(copies=issued[1:2], notice="", due=due, by=cast["keeper"])
