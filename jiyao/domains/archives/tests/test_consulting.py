"""Consulting: named items, the right approver, inspected on return (BOR-06 to BOR-10, ARC-04)."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.archives.models import Stage, Volume, VolumeMove
from jiyao.domains.archives.procedures.consulting import (
    consult,
    consult_approvers,
    consult_outside,
)
from jiyao.domains.archives.settings import MINUTES_APPROVER
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.archived import Archive
from tests.carriers_at_hand import choose, the_room


@pytest.fixture
def special(archive: Archive, copy_of: Any) -> Any:
    """Store a volume of a kind of collection with one copy."""

    def store(collection: str, *level: str, restricted: str = "") -> Volume:
        volume = archive.volume(
            archive.entered(collection, number="T"), level=archive.level(code="top")
        )
        copy = copy_of(*level) if level else copy_of()
        return archive.stored(archive.filled(volume, copy, restricted=restricted))

    return store


@pytest.fixture
def outside(archive: Archive, cast: Any, signs: Any) -> Any:
    """Open the first item of a volume to another body."""

    def opened(volume: Volume, **changes: Any) -> Any:
        asked = {"body": "邻市档案馆", "bearer": "来人", "letter": "介 9 号", "purpose": "编史"}
        asked |= {"items": archive.items(volume)[:1], "place": the_room()}
        people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs()}
        return approved(consult_outside, volume, **people, **(asked | changes))

    return opened


@pytest.mark.clause("BOR-09", shows="shown")
@pytest.mark.clause("BOR-09", shows="hidden")
def test_only_the_named_items_are_opened_on_the_letter(
    archive: Archive, stored: Volume, page: Any
) -> None:
    consultation = archive.consulted(stored)
    opened, closed = archive.items(stored)
    shown = page("keeper", consultation.get_absolute_url())
    assert "介〔2026〕1号" in shown
    assert opened.copy.number in shown
    assert closed.copy.number not in shown
    for who in ("reader", "stranger"):
        assert "介〔2026〕1号" not in page(who, consultation.get_absolute_url())


def test_the_slip_lists_what_is_opened_and_nothing_else(
    archive: Archive, stored: Volume, client_of: Any
) -> None:
    consultation = archive.consulted(stored)
    opened, closed = archive.items(stored)
    address = reverse("paper", args=["archives.consultation-slip", consultation.public_id])
    printed = words_of(client_of("keeper").get(address).content)
    assert opened.copy.number in printed
    assert closed.copy.number not in printed
    assert client_of("reader").get(address).status_code == 404


@pytest.mark.clause("BOR-09")
def test_the_volume_is_out_until_the_consultation_ends(
    archive: Archive, stored: Volume, new_entries: Any
) -> None:
    archive.consulted(stored)
    with archive.behind():
        assert Volume.objects.get(pk=stored.pk).state == Stage.OUT
    assert len(new_entries("archives.volume.consulted")) == 1
    with pytest.raises(Refused, match="不在库内"):
        archive.consulted(stored, to="classifier")


@pytest.mark.clause("BOR-09", shows="refused")
@pytest.mark.parametrize(
    ("changes", "says"), [({"letter": " "}, "没有登记介绍信"), ({"items": []}, "没有写明查阅")]
)
def test_without_letter_or_items_nothing_is_opened(
    changes: dict[str, Any], says: str, archive: Archive, stored: Volume
) -> None:
    with pytest.raises(Refused, match=says):
        archive.consulted(stored, **changes)


@pytest.mark.clause("BOR-09", shows="refused")
def test_an_item_outside_the_readers_scope_stays_closed(archive: Archive, stored: Volume) -> None:
    with pytest.raises(Refused, match="第 1 件"):
        archive.consulted(stored, to="stranger")


@pytest.mark.clause("BOR-09", shows="refused")
def test_what_was_not_approved_is_not_opened_with_the_rest(
    archive: Archive, stored: Volume, cast: Any, signs: Any, new_entries: Any
) -> None:
    asked = {"to": cast["reader"], "letter": "介1", "purpose": "编史", "place": the_room()}
    first, second = archive.items(stored)
    ask(consult, stored, by=cast["keeper"], asked_for="编史", items=[first], **asked)
    proofs = signs(to=cast["reader"])
    with pytest.raises(Refused, match="批准"):
        consult(stored, by=cast["keeper"], proofs=proofs, items=[first, second], **asked)
    [entry] = new_entries("archives.volume.consulted")
    assert (entry["outcome"], "BOR-09" in entry["clauses"]) == ("refused", True)


def test_the_approver_is_told_which_items_even_outside_their_scope(
    archive: Archive, copy_of: Any, cast: Any
) -> None:
    copies = [copy_of(circles=("业务一处",)) for _each in range(2)]
    volume = archive.volume(archive.entered())
    archive.stored(archive.filled(volume, *copies, restricted="privacy"))
    asked = {"to": cast["reader"], "letter": "介1", "purpose": "编史"}
    second = archive.items(volume)[1:]
    permit = ask(consult, volume, by=cast["keeper"], asked_for="编史", items=second, **asked)
    first, restricted = permit.effect
    assert first == "提供第 2 件（全卷 2 件），其余不得查阅"
    assert "个人隐私" in restricted


def test_it_is_read_only_where_it_may_lie(archive: Archive, stored: Volume, cast: Any) -> None:
    office = {"name": "办公室", "kind": Place.Kind.OFFICE, "container": "safe"}
    place = rate(level=archive.level(code="top"), by=cast["secrecy_office"], **office)
    with pytest.raises(Refused, match="阅览处所"):
        archive.consulted(stored, place=place)


@pytest.mark.clause("BOR-06")
@pytest.mark.parametrize(
    ("collection", "level"), [("leadership", ()), ("ordinary", ("state", "top"))]
)
def test_records_of_the_leadership_and_top_secret_are_approved_by_the_leader(
    collection: str, level: tuple[str, ...], archive: Archive
) -> None:
    volume = archive.volume(
        archive.entered(collection), level=archive.level(*(level or ("state", "secret")))
    )
    with archive.behind():
        assert consult_approvers(volume, timezone.now()) == (LEADER,)


@pytest.mark.clause("BOR-06")
def test_approved_by_the_leader_a_record_of_the_leadership_is_consulted(
    archive: Archive, special: Any, cast: Any
) -> None:
    assert archive.consulted(special("leadership")).approved_by == cast["leader"]


def test_nobody_else_approves_a_record_of_the_leadership(
    archive: Archive, special: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="无权"):
        archive.consulted(special("leadership"), approver=cast["office_head"])


@pytest.mark.clause("BOR-06", shows="refused")
def test_special_collections_are_not_opened_to_other_bodies(special: Any, outside: Any) -> None:
    with pytest.raises(Refused, match="不提供给外单位"):
        outside(special("leadership"))


def test_another_body_consults_an_ordinary_volume_on_its_letter(
    stored: Volume, outside: Any, page: Any
) -> None:
    consultation = outside(stored)
    assert "邻市档案馆 来人" in page("keeper", consultation.get_absolute_url())


def test_the_longest_name_of_a_body_and_of_who_comes_stands_in_the_movement_register(
    archive: Archive, stored: Volume, outside: Any
) -> None:
    body, bearer = "某" * 120, "人" * 60
    outside(stored, body=body, bearer=bearer)
    with archive.behind():
        move = VolumeMove.objects.get(how="out")
    assert move.other == f"{body} {bearer}"
    assert len(move.other) <= VolumeMove._meta.get_field("other").max_length


@pytest.mark.clause("ARC-04")
def test_within_the_body_a_restricted_item_is_opened_with_the_leaders_approval(
    archive: Archive, special: Any
) -> None:
    volume = special("ordinary", restricted="privacy")
    with archive.behind():
        assert consult_approvers(volume, timezone.now()) == (LEADER,)
    assert archive.consulted(volume).number


@pytest.mark.clause("ARC-04", shows="refused")
@pytest.mark.parametrize("restricted", ["holdings", "privacy"])
def test_a_restricted_item_is_not_given_to_another_body(
    restricted: str, special: Any, outside: Any
) -> None:
    with pytest.raises(Refused, match="不得提供给外单位"):
        outside(special("ordinary", "work", "internal", restricted=restricted))


@pytest.mark.clause("BOR-10", shows="refused")
def test_minutes_are_used_by_their_custodian_alone_unless_the_setting_says_otherwise(
    archive: Archive, special: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="只由保管人 赵文博 查阅"):
        archive.consulted(special("minutes"))


@pytest.mark.clause("BOR-10")
@pytest.mark.parametrize(
    ("value", "approver", "role"),
    [("leader_in_charge_of_office", "leader", LEADER), ("office", "office_head", OFFICE_HEAD)],
)
def test_minutes_are_opened_by_the_approver_that_the_setting_names(
    value: str, approver: str, role: Any, archive: Archive, special: Any, cast: Any
) -> None:
    choose(MINUTES_APPROVER, value)
    volume = special("minutes")
    with archive.behind():
        assert consult_approvers(volume, timezone.now()) == (role,)
    assert archive.consulted(volume, approver=cast[approver]).approved_by == cast[approver]


@pytest.mark.clause("BOR-10", shows="refused")
def test_a_collection_of_minutes_has_a_custodian(archive: Archive) -> None:
    with pytest.raises(Refused, match="须有指定的保管人"):
        archive.entered("minutes", custodian=None)


@pytest.mark.clause("BOR-10", shows="shown")
@pytest.mark.clause("BOR-10", shows="hidden")
def test_the_custodian_stands_in_the_plan(archive: Archive, page: Any) -> None:
    line = archive.entered("minutes", name="会议记录")
    assert "赵文博" in page("keeper", line.get_absolute_url())
    assert "会议记录" not in page("stranger", line.get_absolute_url())


def test_an_ordinary_volume_is_approved_as_borrowing_is(archive: Archive, stored: Volume) -> None:
    from jiyao.domains.carriers.settings import BORROW_APPROVER

    with archive.behind():
        assert consult_approvers(stored, timezone.now()) == (LEADER,)
    choose(BORROW_APPROVER, "party_secretary_or_dean")
    with archive.behind():
        assert consult_approvers(stored, timezone.now()) == (HEAD,)
