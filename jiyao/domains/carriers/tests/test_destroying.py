"""Destruction: listed, approved, watched by two others, ticked piece by piece."""

import re
from pathlib import Path
from typing import Any

import pytest

import jiyao.domains.carriers
from jiyao.domains.carriers.models import Copy, Destruction, Place, State
from jiyao.domains.carriers.papers.destroying import fill_destruction
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.destroying import draft, watch, withdraw
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.settings import DESTRUCTION_ROUTE
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Proof
from tests.carriers_at_hand import close, the_room

STATION = {"name": "市销毁中心", "kind": "destruction", "container": "none"}


@pytest.fixture
def station(cast: Any, level: Any) -> Place:
    return rate(**STATION, level=level("state", "top"), by=cast["secrecy_office"])


@pytest.fixture
def copies(received: Any, behind_the_doors: Any) -> list[Copy]:
    """The two copies of a secret document."""
    document = received("state", "secret")
    with behind_the_doors():
        return list(Copy.objects.filter(document=document).order_by("copy_number"))


@pytest.fixture
def listed(copies: Any, station: Any, cast: Any) -> Any:
    def begin(by: str = "keeper", **changes: Any) -> Destruction:
        fields = {
            "copies": copies,
            "reason": "到期清退后无保存价值",
            "appraisal": "无保存价值",
            "method": "city_station",
            "place": station,
            **changes,
        }
        return draft(by=cast[by], **fields)

    return begin


@pytest.fixture
def watched(cast: Any, signs: Any, behind_the_doors: Any) -> Any:
    """Get the approval, then destroy what is ticked before two supervisors."""

    def over(
        record: Destruction, ticked: int = 2, first: str = "secrecy_office", second: str = "leader"
    ) -> Destruction:
        with behind_the_doors():
            items = list(record.items.order_by("pk"))
        pair = {"first": cast[first], "second": cast[second]}
        fields = {"items": items, "ticked": items[:ticked], "receipt": "销回 7 号", **pair}
        return watch(record, by=cast["keeper"], proofs=signs(**pair), **fields)

    return over


@pytest.fixture
def approved(listed: Any, cast: Any, signs: Any, behind_the_doors: Any) -> Destruction:
    record = listed()
    with behind_the_doors():
        items = list(record.items.all())
    permit = ask(watch, record, by=cast["keeper"], asked_for="年度销毁", items=items)
    grant(permit, remark="同意", by=cast["office_head"], proofs=signs())
    return record


@pytest.mark.clause("DES-01", "DES-02", "DES-04", "DES-06")
def test_what_was_ticked_is_destroyed_and_the_rest_stays_on_the_books(
    approved: Any, watched: Any, copies: Any, behind_the_doors: Any
) -> None:
    watched(approved, ticked=1)
    with behind_the_doors():
        first, second = (Copy.objects.get(pk=copy.pk) for copy in copies)
        assert (first.state, second.state) == (State.DESTROYED, State.ROOM)
        outcomes = list(approved.items.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["destroyed", "kept"]


@pytest.mark.clause("DES-03", shows="refused")
def test_without_a_tick_it_stays(approved: Any, watched: Any, behind_the_doors: Any) -> None:
    with pytest.raises(Refused, match="一份也没有勾"):
        watched(approved, ticked=0)
    with behind_the_doors():
        assert Destruction.objects.get().done_at is None


@pytest.mark.clause("DES-01", shows="refused")
def test_without_approval_nothing_is_destroyed(listed: Any, watched: Any, new_entries: Any) -> None:
    with pytest.raises(Refused, match="须经"):
        watched(listed())
    [entry] = new_entries("carriers.destruction.watched")
    assert entry["outcome"] == "refused"
    assert "DES-01" in entry["clauses"]


@pytest.mark.clause("DES-02", shows="refused")
@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("leader", "leader", "须有两人"),
        ("keeper", "leader", "经办人不能监销"),
        ("leader", "keeper", "经办人不能监销"),
    ],
)
def test_two_others_must_watch(
    first: str, second: str, why: str, approved: Any, watched: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match=why):
        watched(approved, first=first, second=second)
    [entry] = new_entries("carriers.destruction.watched")
    assert entry["clauses"] == ["DES-02"]


@pytest.mark.clause("DES-02", shows="refused")
def test_a_supervisor_who_does_not_sign_stops_it(
    approved: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        items = list(approved.items.all())
    pair = {"first": cast["secrecy_office"], "second": cast["leader"]}
    proofs: dict[str, Proof] = signs(first=cast["secrecy_office"])
    with pytest.raises(Refused, match="缺少签名"):
        watch(
            approved,
            items=items,
            ticked=items,
            receipt="",
            by=cast["keeper"],
            proofs=proofs,
            **pair,
        )


@pytest.mark.clause("DES-02", shows="refused")
def test_only_a_registered_and_rated_place_will_do(
    listed: Any, cast: Any, level: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="不是批准的销毁地点"):
        listed(place=the_room())
    fields = {**STATION, "name": "楼后焚烧点", "level": level("work", "internal")}
    yard = rate(**fields, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="达不到"):
        listed(place=yard)


@pytest.mark.clause("DES-01", shows="refused")
@pytest.mark.parametrize("method", [m for m in DESTRUCTION_ROUTE.values if m != "city_station"])
def test_a_weaker_way_than_the_setting_is_refused(method: str, listed: Any) -> None:
    with pytest.raises(Refused, match="销毁方式应为"):
        listed(method=method)


@pytest.mark.clause("DES-03", shows="refused")
@pytest.mark.clause("DES-01", shows="refused")
def test_what_is_out_missing_or_listed_elsewhere_is_not_listed(
    listed: Any, copies: Any, cast: Any, signs: Any
) -> None:
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copies[0], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    with pytest.raises(Refused, match="不在机要室"):
        listed()
    report_missing(copies[1], last_seen="", by=cast["keeper"])
    with pytest.raises(Refused, match="下落不明"):
        listed(copies=copies[1:])
    with pytest.raises(Refused, match="没有任何一份"):
        listed(copies=[])


@pytest.mark.clause("DOC-26", shows="refused")
def test_a_closed_matter_has_a_list_of_its_own_which_others_do_not_see(
    listed: Any, copies: Any, copy_of: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        close(copies[0].document, cast["keeper"])
    with pytest.raises(Refused, match="混有专案件"):
        listed(copies=[*copies, copy_of("state", "secret")])
    address = listed().get_absolute_url()
    assert client_of("keeper").get(address).status_code == 200
    assert client_of("office_head").get(address).status_code == 404


def test_what_was_approved_is_gone_for_who_may_no_longer_handle_an_item_of_it(
    approved: Any, copies: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        permit = Permit.objects.get(code="carriers.destruction.watched")
    keeper = client_of("keeper")
    address = f"/act/carriers.destruction.watched/{approved.public_id}/?permit={permit.public_id}"
    assert copies[0].number in keeper.get(address).content.decode()
    with behind_the_doors():
        close(copies[0].document)
    assert keeper.get(address).status_code == 404
    page = keeper.get(address.partition("?")[0])
    assert 'name="items"' not in page.content.decode()


def test_on_one_list_at_a_time_and_free_again_when_it_is_withdrawn(
    listed: Any, cast: Any, watched: Any
) -> None:
    record = listed()
    with pytest.raises(Refused, match="已在"):
        listed()
    withdraw(record, by=cast["keeper"])
    listed()
    with pytest.raises(Refused, match="已撤销"):
        withdraw(record, by=cast["keeper"])


def test_only_the_keeper_draws_up_the_list(listed: Any) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        listed(by="reader")


@pytest.mark.clause("DES-04")
def test_what_went_missing_after_the_approval_cannot_be_ticked(
    approved: Any, watched: Any, copies: Any, cast: Any
) -> None:
    report_missing(copies[0], last_seen="", by=cast["keeper"])
    with pytest.raises(Refused, match="下落不明"):
        watched(approved)


@pytest.mark.clause("DES-03")
def test_no_other_procedure_destroys_anything(copies: Any, cast: Any, signs: Any) -> None:
    folder = Path(jiyao.domains.carriers.__file__).parent
    users = {
        file.name
        for file in folder.glob("procedures/*.py")
        if re.search(r"Move\.DESTROYED", file.read_text(encoding="utf-8"))
    }
    assert users == {"destroying.py"}
    destroyers = [p for p in PROCEDURES.values() if "DES-04" in p.clauses]
    assert {role.code for p in destroyers for role in p.by} == {"keeper"}


@pytest.mark.clause("DES-03")
def test_a_reader_cannot_destroy_what_he_holds(listed: Any, cast: Any, new_entries: Any) -> None:
    with pytest.raises(Refused):
        listed(by="reader")
    [entry] = new_entries("carriers.destruction.drafted")
    assert entry["outcome"] == "refused"


@pytest.mark.clause("DES-04", "DES-06", shows="shown")
@pytest.mark.clause("DES-06")
def test_the_list_prints_with_both_supervisors_and_stays(
    approved: Any, watched: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    watched(approved)
    with behind_the_doors():
        record = Destruction.objects.get(pk=approved.pk)
        sheet = fill_destruction(record, facts_of(cast["keeper"], record.done_at))
    assert [row[6] for row in sheet.data["rows"]] == ["已销毁", "已销毁"]
    assert "监销人：郑守言" in sheet.data["signed"]
    assert "监销人：王立言" in sheet.data["signed"]
    page = client_of("keeper").get(record.get_absolute_url()).content.decode()
    assert "已销毁" in page
    with pytest.raises(TypeError):
        record.delete()


@pytest.mark.clause("DES-04", "DES-06", shows="hidden")
def test_a_stranger_does_not_learn_of_the_list(listed: Any, client_of: Any) -> None:
    assert client_of("stranger").get(listed().get_absolute_url()).status_code == 404


def test_the_form_finds_scanned_numbers_and_names_those_it_does_not_find(
    copies: Any, station: Any, client_of: Any
) -> None:
    keeper, address = client_of("keeper"), "/act/carriers.destruction.drafted/"
    fields = {
        "copies": f"{copies[0].number}\n\n不存在的号\n",
        "reason": "清退",
        "appraisal": "无保存价值",
        "method": "city_station",
        "place": station.pk,
    }
    page = keeper.post(address, fields)
    assert "查不到：不存在的号" in page.content.decode()
    fields["copies"] = f"{copies[0].number}\n{copies[0].number}"
    done = keeper.post(address, fields, follow=True)
    assert "已办理" in done.content.decode()
