"""Addressee-only items, sealed items, deliveries to units: who may sign (DOC-06 to DOC-08)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.addressing import (
    authorise,
    deliver,
    end_delegate,
    end_receiver,
    name_delegate,
)
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.receiving import register
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import the_room

HOUR = timedelta(hours=1)


@pytest.fixture
def own(received: Any, cast: Any, behind_the_doors: Any) -> Copy:
    """A copy of an item for the leader's own hand."""
    document = received(addressee=cast["leader"], title="")
    with behind_the_doors():
        return Copy.objects.get(document=document, copy_number="001")


@pytest.fixture
def hand(cast: Any, signs: Any) -> Any:
    def over(copy: Copy, to: str) -> Any:
        fields = {"to": cast[to], "place": the_room(), "due": None}
        return send(copy, by=cast["keeper"], proofs=signs(to=cast[to]), **fields)

    return over


@pytest.fixture
def delivered(cast: Any, signs: Any) -> Any:
    def over(copy: Copy, to: str = "reader", unit: str = "业务一处") -> Any:
        circle = Circle.objects.get(name=unit, kind_of=Circle.Kind.UNIT)
        fields = {"unit": circle, "to": cast[to], "place": the_room()}
        return deliver(copy, by=cast["keeper"], proofs=signs(to=cast[to]), **fields)

    return over


@pytest.fixture
def named(cast: Any) -> Any:
    pair = {"addressee": cast["leader"], "delegate": cast["reader"]}
    return name_delegate(**pair, until=None, by=cast["leader"])


@pytest.fixture
def authorised(cast: Any) -> Any:
    unit = Circle.objects.get(name="业务一处", kind_of=Circle.Kind.UNIT)
    return authorise(unit=unit, person=cast["reader"], by=cast["secrecy_office"])


@pytest.mark.clause("DOC-06", shows="refused")
def test_only_the_addressee_signs_for_it(own: Any, hand: Any, cast: Any, new_entries: Any) -> None:
    with pytest.raises(Refused, match="王立言 亲启"):
        hand(own, "reader")
    [entry] = new_entries("carriers.copy.sent")
    assert entry["clauses"] == ["DOC-06"]
    assert hand(own, "leader").reader == cast["leader"]


@pytest.mark.clause("DOC-06")
@pytest.mark.clause("DOC-06", shows="refused")
def test_a_delegate_signs_on_the_days_he_is_registered_for(own: Any, hand: Any, cast: Any) -> None:
    delegation = name_delegate(
        addressee=cast["leader"],
        delegate=cast["reader"],
        until=timezone.now() + HOUR,
        by=cast["leader"],
    )
    with (
        time_machine.travel(timezone.now() + 2 * HOUR, tick=True),
        pytest.raises(Refused, match="亲启"),
    ):
        hand(own, "reader")
    assert hand(own, "reader").reader == cast["reader"]
    end_delegate(delegation, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经停止"):
        end_delegate(delegation, by=cast["secrecy_office"])


@pytest.mark.clause("DOC-06", shows="refused")
def test_nobody_names_another_ones_delegate_or_himself(cast: Any) -> None:
    fields = {"addressee": cast["leader"], "until": None}
    with pytest.raises(Refused, match="只能指定本人"):
        name_delegate(delegate=cast["reader"], by=cast["reader"], **fields)
    with pytest.raises(Refused, match="另一人"):
        name_delegate(delegate=cast["leader"], by=cast["leader"], **fields)
    name_delegate(delegate=cast["reader"], by=cast["secrecy_office"], **fields)


@pytest.mark.clause("DOC-07")
@pytest.mark.clause("DOC-07", shows="shown")
@pytest.mark.clause("DOC-07", shows="refused")
def test_what_is_received_for_another_stays_sealed(
    counted: Any, cast: Any, new_entries: Any, client_of: Any
) -> None:
    document = counted(addressee=cast["leader"])
    fields = {
        "sender_number": "",
        "period": "",
        "urgency": "ordinary",
        "amount": 1,
        "enclosures": 0,
        "copying_forbidden": False,
        "by": cast["keeper"],
    }
    with pytest.raises(Refused, match="不得拆阅"):
        register(document, title="拆开看到的标题", code_title="", **fields)
    [entry] = new_entries("carriers.document.registered")
    assert "DOC-07" in entry["clauses"]
    register(document, title="", code_title="亲启件一", **fields)
    page = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert "王立言" in page


@pytest.mark.clause("DOC-08")
def test_a_delivery_is_signed_by_an_authorised_receiver_of_the_unit(
    copy: Any, delivered: Any, authorised: Any, cast: Any, behind_the_doors: Any
) -> None:
    assert delivered(copy).purpose == "业务一处"
    with behind_the_doors():
        assert Copy.objects.get(pk=copy.pk).holder == cast["reader"]


@pytest.mark.clause("DOC-08", shows="refused")
@pytest.mark.parametrize(("to", "unit"), [("junior", "业务一处"), ("reader", "业务二处")])
def test_nobody_else_signs_for_the_unit(
    to: str, unit: str, copy: Any, delivered: Any, authorised: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="不得捎带、代收"):
        delivered(copy, to, unit)
    [entry] = new_entries("carriers.copy.delivered")
    assert entry["clauses"] == ["DOC-08"]


@pytest.mark.clause("DOC-08", shows="refused")
def test_an_authorisation_that_ended_counts_no_more(
    copy: Any, delivered: Any, authorised: Any, cast: Any
) -> None:
    end_receiver(authorised, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="不是 业务一处 登记"):
        delivered(copy)
    with pytest.raises(Refused, match="已经停止"):
        end_receiver(authorised, by=cast["secrecy_office"])


@pytest.mark.clause("DOC-08")
@pytest.mark.clause("DOC-06", shows="refused")
def test_an_own_item_is_not_delivered_to_a_unit(own: Any, delivered: Any, authorised: Any) -> None:
    with pytest.raises(Refused, match="亲启"):
        delivered(own)


@pytest.mark.parametrize(
    ("made", "way"),
    [("named", "carriers.delegate"), ("authorised", "carriers.receiver")],
)
def test_what_holds_is_ended_from_its_own_page_which_the_register_opens(
    made: str, way: str, client_of: Any, request: pytest.FixtureRequest
) -> None:
    record = request.getfixturevalue(made)
    office, address = client_of("secrecy_office"), record.get_absolute_url()
    assert address in office.get(f"/registers/{way}/").content.decode()
    act = f"/act/{way}.ended/{record.public_id}/"
    assert act in office.get(address).content.decode()
    assert act not in client_of("keeper").get(address).content.decode()
    assert "已停止" in office.post(act, follow=True).content.decode()
    assert client_of("stranger").get(address).status_code == 403


def test_who_names_a_delegate_is_shown_what_was_named(cast: Any, client_of: Any) -> None:
    pair = {"addressee": cast["reader"].pk, "delegate": cast["junior"].pk}
    done = client_of("reader").post("/act/carriers.delegate.named/", pair, follow=True)
    assert done.status_code == 200
    assert "已办理" in done.content.decode()
