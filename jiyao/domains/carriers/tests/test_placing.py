"""Places: rated by the secrecy office; nothing is read or kept where the level forbids it."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Place
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.placing import end, rate, store
from jiyao.domains.carriers.settings import READING_PLACE
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room


@pytest.fixture
def place(cast: Any, level: Any) -> Any:
    """Let the secrecy office register a place."""

    def found(
        name: str, kind: str = "office", rated: tuple[str, str] | None = None, by: str = ""
    ) -> Place:
        highest = level(*rated) if rated else None
        fields = {"name": name, "kind": kind, "container": "safe", "level": highest}
        return rate(by=cast[by or "secrecy_office"], **fields)

    return found


@pytest.fixture
def secret(received: Any, behind_the_doors: Any) -> Copy:
    document = received("state", "secret")
    with behind_the_doors():
        return document.copies.first()


@pytest.fixture
def hand(secret: Any, cast: Any, signs: Any) -> Any:
    def over(place: Place) -> Any:
        fields = {"to": cast["reader"], "place": place, "due": None}
        return send(secret, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)

    return over


@pytest.mark.clause("CIR-15")
def test_a_reading_names_its_place(hand: Any, place: Any) -> None:
    office = place("业务一处办公室", rated=("state", "confidential"))
    assert hand(office).place == office


@pytest.mark.clause("CIR-15", shows="refused")
@pytest.mark.parametrize(
    ("kind", "rated", "why"),
    [
        ("public", None, "不是可以阅办的处所"),
        ("copying", ("state", "top"), "不是可以阅办的处所"),
        ("home", ("state", "top"), "不是可以阅办的处所"),
        ("office", ("work", "internal"), "达不到"),
        ("office", None, "达不到"),
    ],
)
def test_a_place_that_is_not_fit_is_refused(
    kind: str, rated: Any, why: str, hand: Any, place: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match=why):
        hand(place("某处", kind, rated))
    [entry] = [e for e in new_entries("carriers.copy.sent") if e["outcome"] == "refused"]
    assert entry["clauses"] == ["CIR-15"]


@pytest.mark.clause("CIR-15")
def test_a_home_with_a_safe_is_a_place_only_where_the_setting_says_so(
    hand: Any, place: Any
) -> None:
    home = place("王立言住所", "home", ("state", "top"))
    with system_scope("tests.setting.chosen"):
        SettingValue.objects.create(
            code=READING_PLACE.code, value="home_with_safe", since=timezone.now()
        )
    assert hand(home).place == home


def test_a_public_place_cannot_be_rated(place: Any) -> None:
    with pytest.raises(Refused, match="公共场所"):
        place("茶楼", "public", ("work", "internal"))


def test_only_the_secrecy_office_rates_places(place: Any) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        place("某处", by="keeper")


@pytest.mark.clause("DOC-02")
@pytest.mark.clause("DOC-02", shows="refused")
def test_a_copy_is_kept_where_its_level_may_be_kept(
    secret: Any, cast: Any, place: Any, behind_the_doors: Any
) -> None:
    store(secret, place=the_room(), by=cast["keeper"])
    with behind_the_doors():
        assert Copy.objects.get(pk=secret.pk).kept_in == the_room()
    with pytest.raises(Refused, match="不能存放") as refused:
        store(secret, place=place("普通柜", rated=("work", "internal")), by=cast["keeper"])
    assert refused.value.refusals[0].clauses == ("DOC-02",)


@pytest.mark.clause("DOC-02", shows="refused")
def test_a_rating_replaces_the_former_and_ends_once(place: Any, cast: Any) -> None:
    place("新处所", rated=("work", "internal"))
    newer = place("新处所", rated=("state", "secret"))
    now = timezone.now()
    assert list(Place.objects.holding_at(now).filter(name="新处所")) == [newer]
    end(newer, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经停用"):
        end(newer, by=cast["secrecy_office"])
    assert not Place.objects.holding_at(timezone.now()).filter(name="新处所").exists()


def test_a_place_is_ended_from_its_own_page_which_the_register_opens(
    place: Any, client_of: Any
) -> None:
    record = place("旧库房", rated=("work", "internal"))
    office, address = client_of("secrecy_office"), record.get_absolute_url()
    assert address in office.get("/registers/carriers.place/").content.decode()
    act = f"/act/carriers.place.ended/{record.public_id}/"
    assert act in office.get(address).content.decode()
    assert "已停止" in office.post(act, follow=True).content.decode()
    assert client_of("stranger").get(address).status_code == 403
