"""What its issuer calls back is over when nothing is left here, or with a reason (RET-05)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Loss, Recall
from jiyao.domains.carriers.procedures.destroying import draft, watch
from jiyao.domains.carriers.procedures.handing_back import hand_back_to_issuer, list_for_issuer
from jiyao.domains.carriers.procedures.losing import count_as_leak, report_missing
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.recalling import end_recall
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.issued_at_hand import called_back

DAY = timedelta(days=1)
STATION = {"name": "市销毁中心", "kind": "destruction", "container": "none"}
LIST = {"reason": "清退", "appraisal": "无保存价值", "method": "city_station"}


@pytest.fixture
def recalled(received: Any, cast: Any) -> Recall:
    """The recall of a document of two copies by its issuer."""
    found: Recall = called_back(received(), cast)
    return found


def hand_back(copies: list[Copy], cast: Any, signs: Any, behind: Any) -> None:
    """List copies for their issuer and hand all of them back against one receipt."""
    due = timezone.now() + 5 * DAY
    listed = list_for_issuer(copies=copies, notice="青收〔2026〕3号", due=due, by=cast["keeper"])
    with behind():
        items = list(listed.items.all())
    given = {"ticked": items, "receipt": "档收 9", "taken_by": "孟某"}
    hand_back_to_issuer(listed, by=cast["keeper"], proofs=signs(), **given)


def destroy(copy: Copy, cast: Any, signs: Any, behind: Any) -> None:
    """List a copy for destruction, have it approved and destroyed before two."""
    with behind():
        level = copy.level
    place = rate(**STATION, level=level, by=cast["secrecy_office"])
    listed = draft(**LIST, copies=[copy], place=place, by=cast["keeper"])
    with behind():
        items = list(listed.items.all())
    permit = ask(watch, listed, by=cast["keeper"], asked_for="年度销毁", items=items)
    grant(permit, remark="同意", by=cast["office_head"], proofs=signs())
    pair = {"first": cast["secrecy_office"], "second": cast["leader"]}
    fields = {"items": items, "ticked": items, "receipt": "销回 7 号", **pair}
    watch(listed, by=cast["keeper"], proofs=signs(**pair), **fields)


def finished(recall: Recall, behind: Any) -> bool:
    """Whether the recall is over and nobody owes anything for it."""
    with behind():
        owed = Duty.objects.pending().filter(subject_ref=recall.public_id).exists()
        recall.refresh_from_db()
    assert owed == (recall.finished_at is None)
    return not owed


@pytest.mark.clause("RET-05")
def test_what_another_organ_calls_back_is_handed_back_in_time_by_a_list(
    recalled: Recall, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors(), time_machine.travel(recalled.due_at + DAY):
        late = Duty.objects.overdue(timezone.now()).filter(kind_code="carriers.recall")
        assert [duty.owner for duty in late] == [cast["keeper"]]
    with behind_the_doors():
        copies = list(recalled.document.copies.all())
    hand_back(copies[:1], cast, signs, behind_the_doors)
    assert not finished(recalled, behind_the_doors)
    hand_back(copies[1:], cast, signs, behind_the_doors)
    assert finished(recalled, behind_the_doors)
    with behind_the_doors():
        assert {line.receipt for line in recalled.lines.all()} == {"档收 9"}


@pytest.mark.clause("RET-05")
def test_a_recall_ends_with_the_last_copy_that_was_destroyed_or_counted_lost(
    recalled: Recall, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        first, second = recalled.document.copies.all()
    loss = report_missing(first, last_seen="", by=cast["keeper"])
    with system_scope("tests.loss.leaked"):
        count_as_leak(Loss.objects.get(pk=loss.pk), timezone.now())
    assert not finished(recalled, behind_the_doors)
    destroy(second, cast, signs, behind_the_doors)
    assert finished(recalled, behind_the_doors)


@pytest.mark.clause("RET-05", shows="refused")
def test_a_recall_booked_by_mistake_is_ended_with_a_reason(
    recalled: Recall, cast: Any, client_of: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="没有写明"):
        end_recall(recalled, reason=" ", by=cast["keeper"])
    with pytest.raises(Refused, match="不办理此事项"):
        end_recall(recalled, reason="误登", by=cast["office_head"])
    end_recall(recalled, reason="误登", by=cast["secrecy_office"])
    assert finished(recalled, behind_the_doors)
    with pytest.raises(Refused, match="已经办结"):
        end_recall(recalled, reason="误登", by=cast["keeper"])
    assert "误登" in client_of("keeper").get(recalled.get_absolute_url()).content.decode()
    outcomes = [entry["outcome"] for entry in new_entries("carriers.recall.ended")]
    assert outcomes == ["refused", "refused", "done", "refused"]


def test_the_register_counts_what_is_back(received: Any, cast: Any, client_of: Any) -> None:
    called_back(received(), cast)
    page = client_of("keeper").get(reverse("register", args=["carriers.recall"]))
    assert "青收〔2026〕3号" in page.content.decode()
