"""Kinds of carrier are data: each is booked, circulated and counted in its own unit (DOC-22)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import CarrierKind, State
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.kinds import add_kind
from jiyao.domains.carriers.vocabulary import SHIPPED
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import the_room

REGISTER = "/registers/carriers.kind/"


def round_trip(kind: CarrierKind, copy_of: Any, cast: Any, signs: Any) -> Any:
    """Circulate a copy of a kind; a wrong count is refused in its unit, the right one is taken."""
    copy = copy_of(kind=kind)
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    back = {"reader": cast["reader"], "condition": "", "proofs": signs(reader=cast["reader"])}
    with pytest.raises(Refused, match=f"应有 6 {kind.unit}"):
        take_back(copy, counted=5, by=cast["keeper"], **back)
    take_back(copy, counted=6, by=cast["keeper"], **back)
    return copy


@pytest.mark.clause("DOC-22", shows="shown")
@pytest.mark.parametrize(("code", "unit"), [(code, unit) for code, _name, unit in SHIPPED])
def test_every_kind_is_circulated_and_counted_in_its_unit(
    code: str, unit: str, copy_of: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    copy = round_trip(CarrierKind.objects.get(code=code), copy_of, cast, signs)
    with behind_the_doors():
        copy.refresh_from_db()
    assert copy.state == State.ROOM
    assert f"6 {unit}" in client_of("keeper").get(copy.get_absolute_url()).content.decode()


@pytest.mark.clause("DOC-22", shows="shown")
def test_a_kind_of_ones_own_is_added_once_and_used_like_the_others(
    copy_of: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    film = add_kind(name="缩微胶片", unit="卷", by=cast["secrecy_office"])
    assert "缩微胶片" in client_of("keeper").get(REGISTER).content.decode()
    round_trip(film, copy_of, cast, signs)
    with pytest.raises(Refused, match="已有载体种类"):
        add_kind(name="缩微胶片", unit="张", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="不办理此事项"):
        add_kind(name="沙盘", unit="件", by=cast["keeper"])


@pytest.mark.clause("DOC-22", shows="hidden")
def test_a_carrier_of_any_kind_is_hidden_from_a_stranger(copy_of: Any, client_of: Any) -> None:
    copy = copy_of(kind=CarrierKind.objects.get(code="recording"))
    assert client_of("stranger").get(copy.get_absolute_url()).status_code == 404
    assert client_of("stranger").get(REGISTER).status_code == 403
