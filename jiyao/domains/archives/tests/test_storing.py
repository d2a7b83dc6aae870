"""The storeroom: check before shelving, movements, who enters, readings (ARC-02, 05 to 07)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.archives.models import Stage, Volume, VolumeMove
from jiyao.domains.archives.procedures.storing import (
    admit,
    check_in,
    check_store,
    end_access,
    enter,
    leave,
    remedy,
    shelve,
)
from jiyao.domains.archives.settings import COLDEST, DAMPEST, DRIEST, HOTTEST
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.archived import Archive
from tests.carriers_at_hand import choose, the_room

GOOD = {"tidy": True, "whole": True, "treatment": ""}


@pytest.fixture
def handed(archive: Archive, copy: Any) -> Volume:
    """A volume with one copy that was just handed over."""
    volume = archive.filled(archive.volume(archive.entered()), copy)
    archive.handed(volume)
    return volume


@pytest.mark.clause("ARC-07")
def test_checked_and_then_shelved_it_is_in_the_store(
    archive: Archive, handed: Volume, copy: Any, cast: Any, page: Any, new_entries: Any
) -> None:
    check_in(handed, counted=1, by=cast["keeper"], **GOOD)
    shelve(handed, store=archive.storeroom(), shelf="3列2架", by=cast["keeper"])
    assert "一号库房" in page("keeper", copy.get_absolute_url())
    with archive.behind():
        stored = Volume.objects.get(pk=handed.pk)
    assert (stored.state, stored.shelf) == (Stage.STORED, "3列2架")
    assert len(new_entries("archives.volume.shelved")) == 1


@pytest.mark.clause("ARC-07", shows="refused")
def test_unchecked_it_is_not_shelved(
    archive: Archive, handed: Volume, cast: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="还没有检查"):
        shelve(handed, store=archive.storeroom(), shelf="", by=cast["keeper"])
    [entry] = new_entries("archives.volume.shelved")
    assert entry["rules"] == ["archives.volume_was_checked"]


@pytest.mark.clause("ARC-07", shows="refused")
@pytest.mark.parametrize(
    ("changes", "says"),
    [({"counted": 2}, "清点 2 件"), ({"tidy": False}, "没有处理"), ({"whole": False}, "没有处理")],
)
def test_what_lacks_or_was_not_treated_does_not_pass_the_check(
    changes: dict[str, Any], says: str, handed: Volume, cast: Any
) -> None:
    with pytest.raises(Refused, match=says):
        check_in(handed, by=cast["keeper"], **({"counted": 1} | GOOD | changes))


def test_what_was_treated_passes_and_is_checked_once(handed: Volume, cast: Any) -> None:
    treated = {"tidy": False, "whole": True, "treatment": "除尘消毒"}
    check_in(handed, counted=1, by=cast["keeper"], **treated)
    with pytest.raises(Refused, match="已经检查过"):
        check_in(handed, counted=1, by=cast["keeper"], **GOOD)


@pytest.mark.parametrize(("place", "says"), [("room", "不是档案库房"), ("low", "达不到")])
def test_only_a_storeroom_rated_for_it_takes_a_volume(
    place: str, says: str, archive: Archive, handed: Volume, cast: Any
) -> None:
    fields = {"name": "低库", "kind": "archive", "container": "none"}
    low = archive.level("work", "internal")
    store = rate(level=low, by=cast["secrecy_office"], **fields) if place == "low" else the_room()
    check_in(handed, counted=1, by=cast["keeper"], **GOOD)
    with pytest.raises(Refused, match=says):
        shelve(handed, store=store, shelf="", by=cast["keeper"])


def test_nobody_but_the_keeper_shelves(archive: Archive, handed: Volume, cast: Any) -> None:
    for who, error, says in (
        ("reader", Unseen, "不可见"),
        ("office_head", Refused, "您的角色不办理此事项"),
    ):
        with pytest.raises(error, match=says):
            shelve(handed, store=archive.storeroom(), shelf="", by=cast[who])


@pytest.mark.clause("ARC-06", shows="shown")
@pytest.mark.clause("ARC-06", shows="hidden")
def test_every_step_of_a_volume_stands_in_the_movement_register_and_on_its_print(
    archive: Archive, stored: Volume, client_of: Any
) -> None:
    archive.consulted(stored)
    with archive.behind():
        moves = VolumeMove.objects.filter(volume=stored).order_by("step")
        steps = list(moves.values_list("how", flat=True))
    assert steps == ["received", "checked", "shelved", "out"]
    printed = client_of("keeper").get(reverse("paper_of_register", args=["archives.movements"]))
    words = words_of(printed.content)
    assert all(word in words for word in (stored.number, "移交接收", "入库上架", "李思远"))
    shown = client_of("stranger").get(reverse("register", args=["archives.move"]))
    assert stored.number not in shown.content.decode()


@pytest.fixture
def admitted(archive: Archive, cast: Any) -> Any:
    """The reader may enter the storeroom."""
    by, basis = cast["secrecy_office"], "库房管理"
    return admit(store=archive.storeroom(), person=cast["reader"], basis=basis, until=None, by=by)


@pytest.mark.clause("ARC-05", shows="shown")
@pytest.mark.clause("ARC-05", shows="hidden")
def test_who_is_listed_enters_and_leaves_by_the_register(
    admitted: Any, cast: Any, page: Any
) -> None:
    fields = {"store": admitted.store, "visitor": cast["reader"], "purpose": "上架"}
    visit = enter(by=cast["keeper"], **fields)
    with pytest.raises(Refused, match="还没有登记出库"):
        enter(by=cast["keeper"], **fields)
    assert "李思远" in page("keeper", "/registers/archives.visit/?show=inside")
    assert "李思远" not in page("stranger", "/registers/archives.visit/")
    leave(visit, by=cast["keeper"])
    assert "李思远" not in page("keeper", "/registers/archives.visit/?show=inside").split("main")[1]
    with pytest.raises(Refused, match="已经登记出库"):
        leave(visit, by=cast["keeper"])


@pytest.mark.clause("ARC-05")
def test_a_listed_person_enters(admitted: Any, cast: Any, new_entries: Any) -> None:
    fields = {"store": admitted.store, "visitor": cast["reader"], "purpose": "上架"}
    assert enter(by=cast["keeper"], **fields).out_at is None
    assert len(new_entries("archives.visit.begun")) == 1


def test_who_is_listed_still_is_when_the_storeroom_is_rated_anew(
    archive: Archive, admitted: Any, cast: Any
) -> None:
    fields = {"name": admitted.store.name, "kind": "archive", "container": "none"}
    anew = rate(level=archive.level(), by=cast["secrecy_office"], **fields)
    assert (
        enter(store=anew, visitor=cast["reader"], purpose="上架", by=cast["keeper"]).store == anew
    )


@pytest.mark.clause("ARC-05", shows="refused")
def test_who_is_not_listed_or_no_longer_does_not_enter(
    admitted: Any, cast: Any, new_entries: Any
) -> None:
    fields = {"store": admitted.store, "purpose": "参观", "by": cast["keeper"]}
    with pytest.raises(Refused, match="非管理人员不得入内"):
        enter(visitor=cast["leader"], **fields)
    end_access(admitted, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="非管理人员不得入内"):
        enter(visitor=cast["reader"], **fields)
    assert [e["outcome"] for e in new_entries("archives.visit.begun")] == ["refused", "refused"]


def test_access_for_a_time_ends_by_itself(archive: Archive, cast: Any) -> None:
    noon = timezone.now() + timedelta(hours=1)
    store, who = archive.storeroom(), cast["reader"]
    admit(store=store, person=who, basis="检修", until=noon, by=cast["secrecy_office"])
    visit = {"store": store, "visitor": who, "purpose": "检修", "by": cast["keeper"]}
    leave(enter(**visit), by=cast["keeper"])
    with (
        time_machine.travel(noon + timedelta(minutes=1), tick=True),
        pytest.raises(Refused, match="非管理人员不得入内"),
    ):
        enter(**visit)


def test_the_list_names_nobody_twice_nor_for_a_time_that_is_past(
    archive: Archive, admitted: Any, cast: Any
) -> None:
    fields = {"store": admitted.store, "basis": "检修", "by": cast["secrecy_office"]}
    with pytest.raises(Refused, match="已在 一号库房"):
        admit(person=cast["reader"], until=None, **fields)
    with pytest.raises(Refused, match="已经过去"):
        admit(person=cast["leader"], until=timezone.now() - timedelta(minutes=1), **fields)
    end_access(admitted, by=cast["secrecy_office"])
    assert admit(person=cast["reader"], until=None, **fields).until is None


@pytest.fixture
def checked(archive: Archive, cast: Any) -> Any:
    def check(temperature: int = 20, humidity: int = 50, **changes: Any) -> Any:
        fields = {"store": archive.storeroom(), "failed": [], "words": ""} | changes
        fields |= {"temperature": temperature, "humidity": humidity}
        return check_store(by=cast["keeper"], **fields)

    return check


@pytest.mark.clause("ARC-02", shows="shown")
@pytest.mark.clause("ARC-02", shows="hidden")
def test_what_is_wanting_is_owed_until_it_is_put_right(
    checked: Any, cast: Any, page: Any, archive: Archive
) -> None:
    found = checked(failed=["fire", "insects"], words="灭火器过期")
    shown = page("keeper", found.get_absolute_url())
    assert "防火、防虫" in shown
    assert "待整改" in shown
    assert "防火" not in page("stranger", found.get_absolute_url())
    with archive.behind():
        owed = Duty.objects.pending().filter(subject_ref=found.public_id)
        assert [duty.owner for duty in owed] == [cast["keeper"]]
    remedy(found, words="已更换", by=cast["keeper"])
    with archive.behind():
        assert not owed.all().exists()
    with pytest.raises(Refused, match="没有待整改"):
        remedy(found, words="再换", by=cast["keeper"])


def test_what_failed_must_be_explained(checked: Any) -> None:
    with pytest.raises(Refused, match="没有写明情况"):
        checked(failed=["fire"])


@pytest.mark.parametrize(
    ("setting", "value", "reading"),
    [
        (COLDEST, 10, {"temperature": 12}),
        (HOTTEST, 28, {"temperature": 27}),
        (DRIEST, 30, {"humidity": 35}),
        (DAMPEST, 70, {"humidity": 65}),
    ],
    ids=["coldest", "hottest", "driest", "dampest"],
)
def test_a_reading_is_judged_by_the_range_that_the_organisation_sets(
    setting: Any, value: int, reading: dict[str, int], checked: Any
) -> None:
    assert checked(**reading).findings == "温湿度超出范围"
    choose(setting, value)
    assert checked(**reading).findings == ""
