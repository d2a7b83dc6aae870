"""Carriers follow the classification item that they carry; each is marked anew (CLS-05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.classifying import tie
from jiyao.domains.classification.drafts import Draft
from jiyao.domains.classification.models import Item, Notice
from jiyao.domains.classification.procedures.changing import enter_change
from jiyao.domains.classification.procedures.expiring import confirm, extend
from jiyao.domains.classification.procedures.proposing import enter_outside
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import the_room
from tests.classified_at_hand import classified


@pytest.fixture
def item(cast: Any, level: Any) -> Item:
    """A superior's item, secret for five years."""
    draft = Draft(
        level=level("state", "secret"),
        period="5年",
        starts=timezone.localdate() - timedelta(days=1),
        circles=list(Circle.objects.filter(name="业务一处")),
        copies=2,
        first_copy=1,
        basis="省办发〔2026〕8号",
        code_title="八号件",
    )
    return enter_outside(draft=draft, by=cast["keeper"])


@pytest.fixture
def carried(item: Item, received: Any, cast: Any, signs: Any) -> Document:
    """A document of two copies that carries it: one with the reader, one in the room."""
    document = tie(received("state", "secret", period="5年"), item=item, by=cast["keeper"])
    [first, _second] = copies_of(document)
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(first, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    return document


@pytest.fixture
def altered(item: Item, carried: Document, level: Any, cast: Any, signs: Any) -> Any:
    """Let the superior change the item to a level."""

    def begin(code: str) -> list[Notice]:
        fields = {"period": "6年", "long_basis": "", "reference": "省办函〔2026〕31号"}
        circles = list(Circle.objects.filter(name="业务一处"))
        fields |= {"level": level("state", code), "circles": circles}
        enter_change(item, **fields, by=cast["secrecy_office"], proofs=signs())
        rows = Notice.objects.using("act").filter(item=item).exclude(thing="")
        return list(rows.select_related("person", "item").order_by("pk"))

    return begin


def copies_of(document: Document) -> list[Copy]:
    rows = Copy.objects.using("act").filter(document=document).select_related("level")
    return list(rows.order_by("copy_number"))


def levels_of(document: Document) -> list[str]:
    return [copy.level.code for copy in copies_of(document)]


@pytest.mark.clause("CLS-05")
@pytest.mark.clause("CLS-05", shows="shown")
def test_each_holder_is_told_and_what_is_raised_is_guarded_at_once(
    carried: Document, altered: Any, cast: Any, client_of: Any
) -> None:
    told = altered("confidential")
    first = copies_of(carried)[0]
    assert [(n.person, n.thing) for n in told] == [
        (cast["reader"], first.number),
        (cast["keeper"], str(carried)),
    ]
    assert levels_of(carried) == ["confidential"] * 2
    page = client_of("keeper").get(carried.get_absolute_url()).content.decode()
    assert "机密★6年" in page
    listed = client_of("keeper").get("/registers/classification.notice/?show=waiting")
    assert first.number in listed.content.decode()


@pytest.mark.clause("CLS-06")
def test_what_carries_an_extended_item_bears_the_longer_period(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = classified(cast, signs, behind_the_doors)["item"]
    document = tie(received("state", "confidential", period="10年"), item=item, by=cast["keeper"])
    people = {"by": cast["classifier"], "approver": cast["leader"], "proofs": signs()}
    approved(extend, item, period="20年", long_basis="", **people)
    with behind_the_doors():
        document.refresh_from_db()
        assert document.period == "20年"
        assert Notice.objects.filter(item=item, thing=str(document)).exists()


def test_what_is_lowered_counts_when_it_is_marked_anew(
    carried: Document, item: Item, altered: Any, cast: Any, signs: Any, level: Any
) -> None:
    altered("confidential")
    *_former, of_reader, of_room = altered("secret")
    assert levels_of(carried) == ["confidential"] * 2
    confirm(of_room, by=cast["keeper"], proofs=signs())
    assert levels_of(carried) == ["confidential", "secret"]
    confirm(of_reader, by=cast["reader"], proofs=signs())
    assert levels_of(carried) == ["secret"] * 2


def test_a_former_notice_confirmed_late_does_not_count_for_the_present_mark(
    carried: Document, altered: Any, cast: Any, signs: Any
) -> None:
    altered("confidential")
    former, _of_room, present, _present_of_room = altered("secret")
    assert former.thing == present.thing
    confirm(former, by=cast["reader"], proofs=signs())
    assert levels_of(carried) == ["confidential"] * 2
    confirm(present, by=cast["reader"], proofs=signs())
    assert levels_of(carried) == ["secret", "confidential"]


def test_what_came_back_meanwhile_the_keeper_marks_and_confirms(
    carried: Document, altered: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    of_reader, of_room = altered("confidential")
    with pytest.raises(Refused, match="不是给您的"):
        confirm(of_room, by=cast["reader"], proofs=signs())
    page = client_of("keeper").get(of_reader.item.get_absolute_url()).content.decode()
    assert f"/act/classification.notice.confirmed/{of_reader.public_id}/" in page
    assert confirm(of_reader, by=cast["keeper"], proofs=signs()).confirmed_at


@pytest.mark.clause("CLS-05", shows="refused")
def test_a_document_is_not_tied_to_what_is_higher_or_over(
    item: Item, received: Any, cast: Any, signs: Any, altered: Any
) -> None:
    altered("confidential")
    with pytest.raises(Refused, match="低于定密事项的机密"):
        tie(received("state", "secret"), item=item, by=cast["keeper"])
    with pytest.raises(Refused, match="不办理此事项"):
        tie(received("state", "confidential"), item=item, by=cast["reader"])
