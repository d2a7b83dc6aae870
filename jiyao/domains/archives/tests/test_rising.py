"""What is filed goes on bearing the mark of its item, and its volume is guarded by it (CLS-05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.archives.models import Volume
from jiyao.domains.archives.procedures.consulting import consult_approvers, consult_outside
from jiyao.domains.archives.procedures.storing import shelve
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.classifying import tie
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.settings import BORROW_APPROVER
from jiyao.domains.classification.drafts import Draft
from jiyao.domains.classification.models import Notice
from jiyao.domains.classification.procedures.changing import enter_change
from jiyao.domains.classification.procedures.proposing import enter_outside
from jiyao.foundation.access.roles import LEADER
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.archived import Archive
from tests.carriers_at_hand import choose, the_room


@pytest.fixture
def risen(archive: Archive, received: Any, cast: Any, signs: Any) -> Volume:
    """A stored volume for secret matter whose one item was raised to top secret since."""
    circles = list(Circle.objects.filter(name="业务一处"))
    draft = Draft(
        level=archive.level(code="secret"),
        period="5年",
        starts=timezone.localdate() - timedelta(days=1),
        circles=circles,
        copies=2,
        first_copy=1,
        basis="省办发〔2026〕8号",
        code_title="八号件",
    )
    item = enter_outside(draft=draft, by=cast["keeper"])
    document = tie(received("state", "secret", period="5年"), item=item, by=cast["keeper"])
    with archive.behind():
        copies = list(document.copies.order_by("pk"))
    volume = archive.volume(archive.entered(), level=archive.level(code="secret"))
    archive.stored(archive.filled(volume, *copies))
    fields = {"period": "6年", "long_basis": "", "reference": "省办函〔2026〕31号"}
    fields |= {"level": archive.level(code="top"), "circles": circles}
    enter_change(item, **fields, by=cast["secrecy_office"], proofs=signs())
    return volume


@pytest.mark.clause("CLS-05")
def test_archived_copies_follow_their_item_and_the_keeper_is_told(
    risen: Volume, archive: Archive, cast: Any
) -> None:
    with archive.behind():
        assert {copy.level.code for copy in Copy.objects.all()} == {"top"}
        told = Notice.objects.exclude(thing="")
        assert [notice.person for notice in told] == [cast["keeper"]]


@pytest.mark.clause("BOR-06")
def test_the_approver_is_the_one_for_the_new_level(risen: Volume, archive: Archive) -> None:
    choose(BORROW_APPROVER, "party_secretary_or_dean")
    with archive.behind():
        assert consult_approvers(risen, timezone.now()) == (LEADER,)


@pytest.mark.clause("BOR-06", shows="refused")
def test_it_is_not_opened_to_another_body(
    risen: Volume, archive: Archive, cast: Any, signs: Any
) -> None:
    asked = {"body": "邻市档案馆", "bearer": "来人", "letter": "介 9 号", "purpose": "编史"}
    asked |= {"items": archive.items(risen)[:1], "place": the_room(), "by": cast["keeper"]}
    with pytest.raises(Refused, match="绝密卷"):
        approved(consult_outside, risen, approver=cast["leader"], proofs=signs(), **asked)


@pytest.mark.clause("BOR-09", "ARC-06", shows="refused")
def test_a_place_that_was_good_enough_no_longer_is(
    risen: Volume, archive: Archive, cast: Any
) -> None:
    rated = {"level": archive.level(code="secret"), "by": cast["secrecy_office"]}
    reading = rate(name="阅览室", kind="reading", container="none", **rated)
    with pytest.raises(Refused, match="阅览处所"):
        archive.consulted(risen, place=reading)
    store = rate(name="低库", kind="archive", container="none", **rated)
    with pytest.raises(Refused, match="达不到"):
        shelve(risen, store=store, shelf="", by=cast["keeper"])
