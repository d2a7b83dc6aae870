"""Filing by plan, and the transfer signed by both sides (ARC-01, BOR-07)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.archives.models import Stage, Volume
from jiyao.domains.archives.procedures.filing import hand_over, take_out
from jiyao.domains.carriers.models import Copy, Document, State
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.handing_back import list_for_issuer
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.archived import Archive
from tests.carriers_at_hand import the_room


@pytest.fixture
def volume(archive: Archive) -> Volume:
    return archive.volume(archive.entered(), year=2026)


@pytest.mark.clause("ARC-01")
def test_number_and_term_of_a_volume_follow_from_its_class(archive: Archive) -> None:
    thirty = archive.entered()
    first, second = (archive.volume(thirty, year=2026) for _each in range(2))
    assert (first.number, second.number) == ("WS·2026-D30-0001", "WS·2026-D30-0002")
    assert first.keep_until == date(2056, 12, 31)
    for_ever = archive.volume(archive.entered(retention="Y"), year=2026)
    assert (for_ever.number, for_ever.keep_until) == ("WS·2026-Y-0001", None)


@pytest.mark.clause("ARC-01")
def test_a_class_that_is_entered_anew_goes_on_with_the_numbers(archive: Archive) -> None:
    archive.volume(archive.entered(), year=2026)
    assert archive.volume(archive.entered(), year=2026).number.endswith("0002")


@pytest.mark.clause("ARC-01")
def test_handed_over_every_copy_is_archived_and_each_step_is_known(
    archive: Archive, volume: Volume, copy: Copy, new_entries: Any
) -> None:
    transfer = archive.handed(archive.filled(volume, copy))
    assert transfer.number == f"移〔{transfer.at.year}〕001号"
    with archive.behind():
        archived = Copy.objects.get(pk=copy.pk)
        assert (archived.state, archived.holder) == (State.ARCHIVED, None)
        assert archived.custody.last().get_how_display() == "移交归档"
        assert Volume.objects.get(pk=volume.pk).state == Stage.RECEIVED
    assert [entry["outcome"] for entry in new_entries("archives.transfer.made")] == ["done"]


@pytest.mark.clause("ARC-01")
def test_what_is_archived_is_handed_to_nobody_any_more(
    archive: Archive, volume: Volume, copy: Copy, cast: Any, signs: Any
) -> None:
    archive.handed(archive.filled(volume, copy))
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    with pytest.raises(Refused, match="已归档"):
        send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)


@pytest.mark.clause("ARC-01")
def test_a_copy_is_in_one_volume_until_it_is_taken_out(
    archive: Archive, volume: Volume, copy: Copy, cast: Any
) -> None:
    archive.filled(volume, copy)
    other = archive.volume(volume.filing_class)
    with pytest.raises(Refused, match="已经立入案卷"):
        archive.filled(other, copy)
    take_out(volume, items=archive.items(volume), by=cast["keeper"])
    archive.filled(other, copy)
    assert [item.place for item in archive.items(other)] == [1]
    with pytest.raises(Refused, match="没有选卷内文件，或选了别的卷的文件"):
        take_out(volume, items=archive.items(other), by=cast["keeper"])


def test_only_what_is_free_and_fits_is_filed(
    archive: Archive, volume: Volume, copy_of: Any, cast: Any, signs: Any
) -> None:
    top = copy_of("state", "top", circles=("单位领导",))
    with pytest.raises(Refused, match="此卷只到机密"):
        archive.filled(volume, top)
    out = copy_of()
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(out, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    with pytest.raises(Refused, match="不在机要室"):
        archive.filled(volume, out)
    missing = copy_of()
    report_missing(missing, last_seen="柜", by=cast["keeper"])
    with pytest.raises(Refused, match="下落不明"):
        archive.filled(volume, missing)


def test_what_goes_back_to_its_issuer_is_neither_filed_nor_handed_over(
    archive: Archive, volume: Volume, copy_of: Any, cast: Any
) -> None:
    filed, free = copy_of(), copy_of()
    archive.filled(volume, filed)
    fields = {"notice": "收回 1 号", "due": timezone.now() + timedelta(days=9)}
    list_for_issuer(copies=[filed, free], by=cast["keeper"], **fields)
    with pytest.raises(Refused, match="清退清单"):
        archive.filled(volume, free)
    with pytest.raises(Refused, match="清退清单"):
        archive.handed(volume)


def test_without_its_number_of_pages_nothing_is_filed(
    archive: Archive, volume: Volume, copy: Copy
) -> None:
    with system_scope("tests.document.uncounted"):
        document = Document.objects.get(pk=copy.document_id)
        document.amount = None
        document.save()
    with pytest.raises(Refused, match="没有登记页数"):
        archive.filled(volume, copy)


@pytest.mark.parametrize(
    ("receiver", "says"),
    [("leader", "不是档案工作网络"), ("keeper", "不能是同一人")],
)
def test_only_another_person_who_is_an_archivist_takes_over(
    receiver: str, says: str, archive: Archive, volume: Volume, copy: Copy, cast: Any, signs: Any
) -> None:
    archive.filled(volume, copy)
    fields = {"volumes": [volume], "receiver": cast[receiver], "by": cast["keeper"]}
    with pytest.raises(Refused, match=says):
        hand_over(**fields, proofs=signs(receiver=cast[receiver]))


def test_without_the_signature_of_the_other_side_nothing_is_handed_over(
    archive: Archive, volume: Volume, copy: Copy, cast: Any, signs: Any, new_entries: Any
) -> None:
    archive.filled(volume, copy)
    fields = {"volumes": [volume], "receiver": cast["office_head"], "by": cast["keeper"]}
    with pytest.raises(Refused, match="缺少签名"):
        hand_over(**fields, proofs=signs())
    [entry] = new_entries("archives.transfer.made")
    assert (entry["outcome"], "ARC-01" in entry["clauses"]) == ("refused", True)


def test_an_empty_volume_and_a_lent_item_are_not_handed_over(
    archive: Archive, volume: Volume, copy: Copy, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="卷内没有文件"):
        archive.handed(volume)
    archive.filled(volume, copy)
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    with pytest.raises(Refused, match="不在机要室"):
        archive.handed(volume)


def test_a_copy_that_is_lent_while_its_volume_is_handed_over_is_not_archived_too(
    archive: Archive, volume: Volume, copy: Copy, cast: Any, signs: Any
) -> None:
    archive.filled(volume, copy)
    start = Barrier(2)
    to = {"to": cast["reader"], "place": the_room(), "due": None}

    def done(deed: Any) -> str:
        start.wait()
        try:
            deed()
            return "done"
        except Refused:
            return "refused"
        finally:
            connections.close_all()

    proofs = signs(to=cast["reader"])
    deeds = (
        lambda: archive.handed(volume),
        lambda: send(copy, by=cast["keeper"], proofs=proofs, **to),
    )
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(done, deeds)) == ["done", "refused"]


def test_nobody_but_the_keeper_files(archive: Archive, volume: Volume, cast: Any) -> None:
    with pytest.raises(Unseen):
        take_out(volume, items=[], by=cast["reader"])
    with pytest.raises(Refused, match="您的角色不办理此事项"):
        take_out(volume, items=[], by=cast["secrecy_office"])


@pytest.mark.clause("ARC-01", shows="shown")
@pytest.mark.clause("ARC-01", shows="hidden")
def test_the_transfer_list_names_every_item_and_both_sides(
    archive: Archive, volume: Volume, copy: Copy, client_of: Any
) -> None:
    transfer = archive.handed(archive.filled(volume, copy))
    address = reverse("paper", args=["archives.transfer-list", transfer.public_id])
    printed = words_of(client_of("keeper").get(address).content)
    for words in (volume.number, copy.number, "移交人：陈静", "接收人：赵文博"):
        assert words in printed
    assert client_of("stranger").get(address).status_code == 404
    assert client_of("stranger").get(transfer.get_absolute_url()).status_code == 404


def asked(volume: Volume, cast: Any) -> int:
    """Return how many queries the page's question what can be done with the volume costs."""
    with reading_as(cast["keeper"].pk), CaptureQueriesContext(connections["default"]) as queries:
        now = timezone.now()
        record = Volume.objects.for_acting().get(pk=volume.pk)
        actions_on(record, cast["keeper"], facts_of(cast["keeper"], now), now)
    return len(queries)


def test_a_thicker_volume_costs_no_more_questions(
    archive: Archive, volume: Volume, copy_of: Any, cast: Any
) -> None:
    few = asked(archive.filled(volume, copy_of()), cast)
    assert asked(archive.filled(volume, *(copy_of() for _each in range(3))), cast) == few
