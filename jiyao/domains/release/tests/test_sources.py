"""What is derived from something secret goes out only when that is secret no more (PUB-04)."""

from typing import Any

import pytest

from jiyao.domains.release.procedures.reviewing import pass_on
from jiyao.domains.release.procedures.sources import link_source
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.refusals import Refused
from tests.classified_at_hand import classified
from tests.released_at_hand import Desk


def linked(desk: Desk, submission: Any, **changes: Any) -> Any:
    fields = {"item": None, "name": "", "level": None, "cleared": ""} | changes
    return link_source(submission, by=desk.cast["reader"], **fields)


def outside(**changes: Any) -> dict[str, Any]:
    level = Level.objects.get(scheme__code="state", code="secret")
    return {"name": "某部〔2020〕5号", "level": level, **changes}


@pytest.mark.clause("PUB-04", shows="refused")
def test_what_comes_from_an_item_in_force_does_not_pass(
    desk: Desk, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = classified(cast, signs, behind_the_doors)["item"]
    submission = desk.sent(desk.begun())
    origin = linked(desk, submission, item=item)
    assert origin.name == f"{item}（机密★10年）"
    desk.checked(submission, "secrecy_office")
    with pytest.raises(Refused, match="还没有解密"):
        pass_on(submission, words="", by=cast["secrecy_office"], proofs=signs())


@pytest.mark.clause("PUB-04")
def test_what_comes_from_a_declassified_item_is_reviewed_like_all_else(
    desk: Desk, cast: Any, signs: Any, behind_the_doors: Any, page: Any
) -> None:
    notice = classified(cast, signs, behind_the_doors)["notice"]
    with behind_the_doors():
        item = notice.item
    submission = desk.sent(desk.begun())
    linked(desk, submission, item=item)
    desk.passed(submission, "secrecy_office", "leader")
    shown = page("reader", submission.get_absolute_url())
    assert str(item) in shown
    assert "已解密" in shown


@pytest.mark.clause("PUB-04", shows="refused")
def test_a_paper_from_outside_needs_the_decision_that_declassified_it(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    linked(desk, submission, **outside())
    desk.checked(submission, "secrecy_office")
    people = {"by": desk.cast["secrecy_office"], "proofs": desk.signs()}
    with pytest.raises(Refused, match=r"某部〔2020〕5号（秘密）还没有解密"):
        pass_on(submission, words="", **people)


@pytest.mark.clause("PUB-04")
def test_with_that_decision_it_passes(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    linked(desk, submission, **outside(cleared="某部解密〔2026〕1号"))
    desk.passed(submission, "secrecy_office", "leader")


def test_a_source_without_a_name_is_none(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有写明来源"):
        linked(desk, desk.begun())
