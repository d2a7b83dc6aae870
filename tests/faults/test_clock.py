"""The clock of the machine goes back and forth: every act stands where it was done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.live import verify_live
from jiyao.foundation.trail.models import Entry
from tests.carriers_at_hand import the_room
from tests.faults import checking

HOURS = (0, 480, 2, -3, 9000, 1, -9000, -1, 3)


def hand_on(copy: Copy, cast: dict[str, Any], signs: Callable[..., Any]) -> str:
    """Send the copy, or take it back; return the entry of that or of its refusal."""
    try:
        if copy.holder:
            fields = {"reader": copy.holder, "counted": 6, "condition": ""}
            take_back(copy, **fields, by=cast["keeper"], proofs=signs(reader=copy.holder))
        else:
            fields = {"to": cast["reader"], "place": the_room(), "due": None}
            send(copy, **fields, by=cast["keeper"], proofs=signs(to=cast["reader"]))
    except Refused:
        return "refused"
    return "done"


@pytest.mark.clause("SYS-03", "DOC-15")
def test_a_clock_moved_back_and_forth_leaves_the_trail_in_the_order_of_the_acts(
    copy: Copy,
    cast: dict[str, Any],
    signs: Callable[..., Any],
    behind_the_doors: Callable[..., Any],
) -> None:
    begun = timezone.now()
    before, told = Entry.objects.using("act").count(), []
    for hours in HOURS:
        with time_machine.travel(begun + timedelta(hours=hours)):
            with behind_the_doors():
                copy = Copy.objects.select_related("holder").get(pk=copy.pk)
            told.append(hand_on(copy, cast, signs))
    with behind_the_doors():
        rows = Entry.objects.order_by("id").values_list("outcome", flat=True)[before:]
        assert ["done" if each == "done" else "refused" for each in rows] == told
        assert set(told[:3]) == {"done"}
        assert list(checking.faults("id")) == []
        results = verify_live()
    assert [result.fault for result in results] == [None] * len(results)
    assert any(result.back for result in results)
