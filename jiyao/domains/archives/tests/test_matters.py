"""Personnel and case files: in a closed matter, seen by its custodians alone (BOR-07)."""

from typing import Any

import pytest

from jiyao.domains.archives.models import VolumeItem
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.foundation.access.models import Compartment
from jiyao.foundation.accounts.procedures.compartments import (
    found_matter,
    name_to_matter,
    take_off_matter,
)
from jiyao.foundation.procedures.refusals import Refused
from tests.archived import Archive
from tests.carriers_at_hand import the_room


@pytest.fixture
def case(archive: Archive) -> Any:
    return archive.entered("case", number="ZA", name="专案")


@pytest.mark.clause("BOR-07")
def test_a_case_volume_and_its_documents_are_seen_by_its_custodians_alone(
    archive: Archive, case: Any, copy: Copy, client_of: Any
) -> None:
    volume = archive.volume(case, matter=archive.matter("keeper", "office_head"))
    archive.filled(volume, copy)
    for seen in (volume, copy):
        assert client_of("keeper").get(seen.get_absolute_url()).status_code == 200
        for other in ("secrecy_office", "reader", "leader"):
            assert client_of(other).get(seen.get_absolute_url()).status_code == 404
    with archive.behind():
        item = VolumeItem.objects.get(volume=volume)
        assert item.label.compartment == volume.label.compartment


@pytest.mark.clause("BOR-07", shows="refused")
def test_a_case_is_filed_only_into_a_matter_of_ones_own(archive: Archive, case: Any) -> None:
    matter = archive.matter("office_head")
    with pytest.raises(Refused, match="须归入专案"):
        archive.volume(case)
    with pytest.raises(Refused, match="不是这个专案的指定保管人"):
        archive.volume(case, matter=matter)
    with pytest.raises(Refused, match="不归入专案"):
        archive.volume(archive.entered(), matter=matter)


@pytest.mark.clause("BOR-07", shows="refused")
def test_a_document_with_a_copy_in_somebodys_hands_joins_no_matter(
    archive: Archive, case: Any, received: Any, cast: Any, signs: Any
) -> None:
    with archive.behind():
        first, second = received().copies.order_by("pk")
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(second, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    volume = archive.volume(case, matter=archive.matter("keeper"))
    with pytest.raises(Refused, match="还有别的份在外"):
        archive.filled(volume, first)


@pytest.fixture
def matters(archive: Archive, case: Any, cast: Any) -> Any:
    """Two volumes of two closed matters of the keeper, and one of none."""
    other = found_matter(name="乙案", by=cast["security"])
    name_to_matter(cast["keeper"], matter=other, by=cast["security"])
    mine = archive.volume(case, matter=archive.matter("keeper"))
    return mine, archive.volume(case, matter=other), archive.volume(archive.entered())


@pytest.mark.clause("BOR-07", shows="refused")
def test_what_belongs_to_a_matter_is_filed_with_nothing_else(
    archive: Archive, matters: Any, received: Any, cast: Any
) -> None:
    with archive.behind():
        first, second = received().copies.order_by("pk")
    mine, *others = matters
    archive.filled(mine, first)
    for volume in others:
        with pytest.raises(Refused, match=f"{second.number} 属于专案"):
            archive.filled(volume, second)
    take_off_matter(
        cast["keeper"], matter=Compartment.objects.get(name="甲案"), by=cast["security"]
    )
    with pytest.raises(Refused, match="所列文件 属于专案") as refused:
        archive.filled(others[1], second)
    assert second.number not in str(refused.value)
