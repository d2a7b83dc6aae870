"""Carrying out: approved, for work, two people, by fit means, back and checked (CAR-01, 02, 04)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Outing, State
from jiyao.domains.carriers.procedures.carrying import carry_out
from jiyao.domains.carriers.procedures.circulating import take_back
from jiyao.domains.carriers.settings import OUT_OF_COUNTRY, TOP_SECRET_MEANS, TWO_PERSON_LEVELS
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.approved import approved
from tests.carriers_at_hand import choose

LEADERS = ("单位领导",)
TOP = ("state", "top")


@pytest.fixture
def fields(cast: Any) -> dict[str, Any]:
    """The reader carries a copy to a meeting for the day, the classifier goes along."""
    return {
        "to": cast["reader"],
        "escort": cast["classifier"],
        "purpose": Outing.Purpose.MEETING,
        "destination": "青岭市会议中心",
        "route": "单位—人民路—会议中心，原路返回",
        "means": Outing.Means.SPECIAL_CAR,
        "container": Outing.Container.CODE_CASE,
        "seal": "封0009",
        "days": 1,
        "abroad": False,
        "authority": "",
    }


@pytest.fixture
def carry(cast: Any, signs: Any, fields: dict[str, Any]) -> Any:
    def out(copy: Copy, approver: str = "leader", **changes: Any) -> Outing:
        asked = fields | changes
        people = {"by": cast["keeper"], "approver": cast[approver]}
        return approved(carry_out, copy, proofs=signs(to=asked["to"]), **people, **asked)

    return out


@pytest.fixture
def carry_top(carry: Any, cast: Any) -> Any:
    """The leader carries top secret, approved by another leader's office: sealed, two by car."""

    def out(copy: Copy, **changes: Any) -> Outing:
        two = {"to": cast["leader"], "escort": cast["keeper"], "seal": "封0001"}
        return carry(copy, **two | changes)

    return out


@pytest.fixture
def second_leader(cast: Any) -> None:
    """Let the office head be appointed a leader too, so that one may approve for the other."""
    appoint(cast["office_head"], role="leader", by=cast["security"])


def refused_entry(entries: Any, code: str = "carriers.copy.carried-out") -> Any:
    [entry] = [e for e in entries(code) if e["outcome"] == "refused"]
    return entry


@pytest.mark.clause("CAR-01", "CAR-02", "CAR-04")
def test_it_is_out_as_approved_and_checked_when_back(
    copy: Any, cast: Any, carry: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    outing = carry(copy)
    with behind_the_doors():
        out = Copy.objects.get(pk=copy.pk)
        [duty] = Duty.objects.owed_by(cast["reader"].pk)
        assert (out.state, out.holder) == (State.HELD, cast["reader"])
        assert duty.due_at == outing.leg.due_at == out.due_at
        assert (outing.approved_by, outing.escort) == (cast["leader"], cast["classifier"])
    back = {"reader": cast["reader"], "by": cast["keeper"], "condition": "封条完好"}
    with pytest.raises(Refused, match="应有 6"):
        take_back(copy, counted=5, proofs=signs(reader=cast["reader"]), **back)
    leg = take_back(copy, counted=6, proofs=signs(reader=cast["reader"]), **back)
    assert (leg.counted, leg.condition) == (6, "封条完好")
    assert [e["outcome"] for e in new_entries("carriers.copy.carried-out")] == ["done"]


@pytest.mark.clause("CAR-01", shows="refused")
def test_nothing_is_carried_out_without_the_leaders_approval(
    copy: Any, cast: Any, carry: Any, fields: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="须经领导批准"):
        carry_out(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    with pytest.raises(Refused, match="无权批准"):
        carry(copy, approver="office_head")


@pytest.mark.clause("CAR-01", shows="refused")
def test_another_route_is_not_what_was_approved(
    copy: Any, cast: Any, carry: Any, fields: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="没有写明目的地和路线"):
        carry(copy, route=" ")
    ask(carry_out, copy, by=cast["keeper"], asked_for="需要", **fields)
    other = fields | {"route": "绕行老城"}
    with pytest.raises(Refused, match="没有与所填内容一致"):
        carry_out(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **other)


@pytest.mark.clause("CAR-01", shows="refused")
def test_a_carrier_not_cleared_or_out_of_scope_is_refused(
    copy_of: Any, carry: Any, cast: Any, new_entries: Any
) -> None:
    copy = copy_of("state", "confidential")
    with pytest.raises(Refused, match="涉密等级不足"):
        carry(copy, to=cast["junior"])
    assert refused_entry(new_entries)["rules"] == ["carriers.carrier_may_read"]


def test_only_the_keeper_books_it_and_a_stranger_sees_nothing(
    copy: Any, cast: Any, fields: Any
) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        ask(carry_out, copy, by=cast["reader"], asked_for="", **fields)
    with pytest.raises(Unseen):
        ask(carry_out, copy, by=cast["stranger"], asked_for="", **fields)


@pytest.mark.clause("CAR-04", shows="refused")
@pytest.mark.parametrize("purpose", ["visiting_family", "sightseeing", "home", "探亲", ""])
def test_private_purposes_are_not_on_the_list(
    purpose: str, copy: Any, carry: Any, client_of: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="探亲、访友、社交"):
        carry(copy, purpose=purpose)
    assert refused_entry(new_entries)["clauses"] == ["CAR-04"]
    page = client_of("keeper").get(f"/act/carriers.copy.carried-out/{copy.public_id}/")
    offered = dict(page.context["form"].fields["purpose"].choices)
    assert purpose not in offered
    assert "meeting" in offered


@pytest.mark.clause("CAR-01", shows="refused")
@pytest.mark.parametrize(
    ("of_level", "means"),
    [
        (("state", "confidential"), "on_foot"),
        (("state", "secret"), "public_transport"),
        (("work", "internal"), "bicycle"),
    ],
)
def test_a_means_not_rated_for_the_level_is_refused(
    of_level: Any, means: str, copy_of: Any, carry: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="交通方式达不到"):
        carry(copy_of(*of_level), means=means)
    assert refused_entry(new_entries)["rules"] == ["carriers.means_is_rated"]


@pytest.mark.clause("CAR-02", shows="refused")
def test_one_person_alone_does_not_carry_top_secret(
    copy_of: Any, carry_top: Any, cast: Any, second_leader: None, new_entries: Any
) -> None:
    top = copy_of(*TOP, circles=LEADERS)
    choose(TWO_PERSON_LEVELS, "top_secret_only")
    with pytest.raises(Refused, match="两人同行，不得一人单独携带"):
        carry_top(top, escort=None)
    assert refused_entry(new_entries)["rules"] == ["carriers.two_people_carry_it"]
    with pytest.raises(Refused, match="同一人"):
        carry_top(top, escort=cast["leader"])
    with pytest.raises(Refused, match="涉密等级不足，不能护送"):
        carry_top(top, escort=cast["reader"])
    assert carry_top(top, approver="office_head").escort == cast["keeper"]


@pytest.mark.clause("CAR-02", shows="refused")
def test_two_people_are_needed_at_every_level_where_the_setting_says_so(
    copy: Any, copy_of: Any, carry: Any
) -> None:
    assert TWO_PERSON_LEVELS.default == "all_levels"
    with pytest.raises(Refused, match="两人同行"):
        carry(copy, escort=None)
    choose(TWO_PERSON_LEVELS, "top_secret_only")
    assert carry(copy, escort=None).escort is None


@pytest.mark.clause("CAR-02", shows="refused")
def test_top_secret_is_sealed_alone(copy_of: Any, carry_top: Any, second_leader: None) -> None:
    first, second = (copy_of(*TOP, circles=LEADERS) for _ in range(2))
    with pytest.raises(Refused, match="须单独密封"):
        carry_top(first, seal="")
    carry_top(first, approver="office_head")
    with pytest.raises(Refused, match="已经用于另一件"):
        carry_top(second)
    assert carry_top(second, seal="封0002", approver="office_head").seal_number == "封0002"


@pytest.mark.clause("CAR-02", shows="refused")
@pytest.mark.parametrize("value", ["confidential_courier", "special_car_two", "either"])
def test_who_may_carry_top_secret_is_set(
    value: str, copy_of: Any, carry_top: Any, second_leader: None
) -> None:
    top = copy_of(*TOP, circles=LEADERS)
    choose(TOP_SECRET_MEANS, value)
    if value == "confidential_courier":
        with pytest.raises(Refused, match="只能交机要交通"):
            carry_top(top, approver="office_head")
    else:
        with pytest.raises(Refused, match="达不到"):
            carry_top(top, means="office_car")
        carry_top(top, approver="office_head")


@pytest.mark.clause("CAR-01")
def test_the_register_and_the_page_show_it(
    copy: Any, carry: Any, client_of: Any, new_entries: Any
) -> None:
    outing = carry(copy)
    keeper = client_of("keeper")
    page = keeper.get("/registers/carriers.outing/?show=out").content.decode()
    assert "李思远、吴定山" in page
    assert "绕行" not in page
    assert "携带外出审批表" in keeper.get(outing.get_absolute_url()).content.decode()
    assert client_of("stranger").get(outing.get_absolute_url()).status_code == 404
    assert (
        "青岭市会议中心"
        not in keeper.get("/registers/carriers.outing/?show=overdue").content.decode()
    )


@pytest.mark.clause("CAR-08")
@pytest.mark.clause("CAR-08", shows="refused")
@pytest.mark.parametrize("purpose", ["meeting_papers", "countersigning"])
def test_joint_signing_and_meeting_papers_take_two_at_every_level(
    purpose: str, copy: Any, carry: Any, cast: Any, new_entries: Any
) -> None:
    choose(TWO_PERSON_LEVELS, "top_secret_only")
    with pytest.raises(Refused, match="两人同行"):
        carry(copy, purpose=purpose, escort=None)
    assert refused_entry(new_entries)["rules"] == ["carriers.errand_is_for_two"]
    with pytest.raises(Refused, match="同一人"):
        carry(copy, purpose=purpose, escort=cast["reader"])
    assert carry(copy, purpose=purpose).escort == cast["classifier"]


@pytest.mark.clause("CAR-07", shows="refused")
def test_what_is_secret_is_carried_in_a_numbered_bag(
    copy: Any, copy_of: Any, carry: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="须密封编号"):
        carry(copy_of("state", "secret"), seal=" ")
    assert refused_entry(new_entries)["clauses"] == ["CAR-07"]
    assert carry(copy, seal="").seal_number == ""


@pytest.mark.clause("CAR-06")
@pytest.mark.clause("CAR-06", shows="refused")
def test_nothing_goes_abroad_but_by_the_number_of_the_authority_where_that_is_set(
    copy_of: Any, carry: Any, carry_top: Any, second_leader: None, new_entries: Any
) -> None:
    copy = copy_of("state", "secret")
    with pytest.raises(Refused, match="不得携带出境"):
        carry(copy, abroad=True, authority="国保〔2026〕1号")
    assert refused_entry(new_entries)["clauses"] == ["CAR-06"]
    choose(OUT_OF_COUNTRY, "secrecy_bureau_procedure")
    with pytest.raises(Refused, match="须经保密行政管理部门批准"):
        carry(copy, abroad=True)
    with pytest.raises(Refused, match="绝密件不得携带出境"):
        carry_top(copy_of(*TOP, circles=LEADERS), abroad=True, authority="国保〔2026〕1号")
    outing = carry(copy, abroad=True, authority="国保〔2026〕1号")
    assert (outing.abroad, outing.authority) == (True, "国保〔2026〕1号")


@pytest.mark.clause("CAR-07", "CAR-08", shows="shown")
@pytest.mark.clause("CAR-07", "CAR-08", shows="hidden")
def test_both_carriers_and_the_seal_stand_in_the_register_and_no_stranger_sees_them(
    copy: Any, carry: Any, client_of: Any
) -> None:
    outing = carry(copy, purpose="countersigning")
    page = client_of("keeper").get("/registers/carriers.outing/").content.decode()
    assert all(word in page for word in ("李思远、吴定山", "会签会印", "封0009"))
    assert client_of("stranger").get(outing.get_absolute_url()).status_code == 404
