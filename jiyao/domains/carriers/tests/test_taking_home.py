"""Reading at home: approved, in a registered safe, fetched by a courier, no family (CAR-05)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Outing
from jiyao.domains.carriers.procedures.carrying import take_home
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.settings import READING_PLACE
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose


@pytest.fixture
def home(cast: Any, level: Any) -> Any:
    """Register a home; kept in a safe unless told otherwise."""

    def of(kind: str = "home", container: str = "safe", rated: str = "confidential") -> Any:
        highest = level("state", rated)
        fields = {"name": "李思远住所", "kind": kind, "container": container, "level": highest}
        return rate(by=cast["secrecy_office"], **fields)

    return of


@pytest.fixture
def bring(cast: Any, signs: Any) -> Any:
    def to(copy: Copy, place: Any, **changes: Any) -> Outing:
        fields = {
            "to": cast["reader"],
            "place": place,
            "courier": cast["keeper"],
            "means": "special_car",
            "days": 1,
            "family_ban": True,
            **changes,
        }
        people = {"by": cast["keeper"], "approver": cast["leader"]}
        proofs = signs(courier=fields["courier"])
        return approved(take_home, copy, proofs=proofs, **people, **fields)

    return to


@pytest.mark.clause("CAR-05", shows="refused")
@pytest.mark.clause("CAR-05")
def test_home_needs_the_setting_approval_and_a_registered_safe(
    copy_of: Any, home: Any, bring: Any, cast: Any, new_entries: Any
) -> None:
    copy = copy_of("state", "secret")
    with pytest.raises(Refused, match="不是可以阅办的处所"):
        bring(copy, home())
    choose(READING_PLACE, "home_with_safe")
    with pytest.raises(Refused, match="没有登记为有保密柜的住所"):
        bring(copy, home(kind="office"))
    with pytest.raises(Refused, match="没有保密柜"):
        bring(copy, home(container="locked_cabinet"))
    with pytest.raises(Refused, match="达不到"):
        bring(copy_of("state", "confidential"), home(rated="secret"))
    outing = bring(copy, home())
    assert (outing.purpose, outing.escort) == ("home", cast["keeper"])
    assert [e["outcome"] for e in new_entries("carriers.copy.taken-home")][-1] == "done"


@pytest.mark.clause("CAR-05", shows="refused")
def test_the_reader_neither_fetches_it_himself_nor_lets_his_family_near(
    copy_of: Any, home: Any, bring: Any, cast: Any
) -> None:
    choose(READING_PLACE, "home_with_safe")
    copy, place = copy_of("state", "secret"), home()
    with pytest.raises(Refused, match="自取自送"):
        bring(copy, place, courier=cast["reader"])
    with pytest.raises(Refused, match="不能护送"):
        bring(copy, place, courier=cast["stranger"])
    with pytest.raises(Refused, match="没有承诺家属不得接触"):
        bring(copy, place, family_ban=False)


@pytest.mark.clause("CAR-05", "CIR-10", shows="refused")
def test_top_secret_never_goes_home(copy_of: Any, home: Any, bring: Any, cast: Any) -> None:
    choose(READING_PLACE, "home_with_safe")
    top = copy_of("state", "top", circles=("单位领导",))
    with pytest.raises(Refused, match="绝密件不得留置机要室以外"):
        bring(top, home(rated="top"), to=cast["leader"])
