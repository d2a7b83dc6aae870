"""Waste paper: in a numbered bag, destroyed before another by its day (DES-05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import WasteBag
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.wasting import destroy_bag, seal_bag
from jiyao.domains.carriers.settings import WASTE_DAYS
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

STATION = {"name": "市销毁中心", "kind": "destruction", "container": "none"}


@pytest.fixture
def sealed(cast: Any, level: Any) -> Any:
    def begin(by: str = "keeper", **changes: Any) -> WasteBag:
        fields = {"origin": "业务一处", "important": False, **changes}
        return seal_bag(level=level("state", "confidential"), by=cast[by], **fields)

    return begin


@pytest.fixture
def destroy(cast: Any, signs: Any, level: Any) -> Any:
    def over(bag: WasteBag, witness: str = "office_head", rated: str = "top") -> WasteBag:
        place = rate(**STATION, level=level("state", rated), by=cast["secrecy_office"])
        proofs = signs(witness=cast[witness])
        fields = {"place": place, "witness": cast[witness]}
        return destroy_bag(bag, by=cast["keeper"], proofs=proofs, **fields)

    return over


@pytest.mark.clause("DES-05")
def test_a_bag_is_owed_until_it_is_destroyed_before_another(
    sealed: Any, destroy: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    bag = sealed()
    owed = Duty.objects.pending().filter(subject_ref=bag.public_id)
    with behind_the_doors():
        assert [duty.due_at for duty in owed] == [bag.due_at]
    with pytest.raises(Refused, match="不能自己监销"):
        destroy(bag, witness="keeper")
    with pytest.raises(Refused, match="不能销毁机密"):
        destroy(bag, rated="secret")
    done = destroy(bag)
    with behind_the_doors():
        assert not owed.all().exists()
    assert done.destroyed_at is not None
    with pytest.raises(Refused, match="已经销毁"):
        destroy(bag)
    outcomes = [entry["outcome"] for entry in new_entries("carriers.waste-bag.destroyed")]
    assert outcomes == ["refused", "refused", "done", "refused"]


@pytest.mark.parametrize("days", [7, 3])
def test_the_setting_says_by_when_an_ordinary_bag_is_destroyed(days: int, sealed: Any) -> None:
    if days != WASTE_DAYS.default:
        choose(WASTE_DAYS, days)
    bag = sealed()
    assert bag.due_at - bag.bagged_at == timedelta(days=days)


def test_what_is_important_is_destroyed_the_same_day_and_each_bag_has_its_number(
    sealed: Any,
) -> None:
    bag = sealed(important=True)
    assert timezone.localdate(bag.due_at) == timezone.localdate(bag.bagged_at)
    assert [bag.number[-4:], sealed().number[-4:]] == ["001号", "002号"]
    with pytest.raises(Refused, match="不办理此事项"):
        sealed(by="reader")


@pytest.mark.clause("DES-05", shows="shown")
@pytest.mark.clause("DES-05", shows="hidden")
def test_the_register_shows_the_day_of_destruction_and_a_stranger_sees_nothing(
    sealed: Any, destroy: Any, client_of: Any
) -> None:
    bag = destroy(sealed())
    page = client_of("keeper").get("/registers/carriers.waste-bag/").content.decode()
    assert all(words in page for words in (bag.number, "业务一处", "市销毁中心"))
    assert "市销毁中心" in client_of("keeper").get(bag.get_absolute_url()).content.decode()
    assert client_of("stranger").get(bag.get_absolute_url()).status_code == 404
