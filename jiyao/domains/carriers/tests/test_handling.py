"""From the instruction to the result: back to the registry first, then assigned, then finished."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Task
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read
from jiyao.domains.carriers.procedures.correcting import relevel
from jiyao.domains.carriers.procedures.handling import (
    CARRY_OUT,
    assign,
    finish,
    instruct,
    publish,
)
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import the_room

WEEK = timedelta(days=7)


@pytest.fixture
def assigned(cast: Any, behind_the_doors: Any) -> Any:
    def over(copy: Copy, to: str = "reader", by: str = "keeper", **changes: Any) -> Task:
        fields = {"owner": cast[to], "due": timezone.now() + WEEK, **changes}
        with behind_the_doors():
            document = Copy.objects.select_related("document").get(pk=copy.pk).document
        return assign(document, by=cast[by], **fields)

    return over


def test_what_was_read_is_marked_for_the_keeper(
    with_the_leader: Copy, cast: Any, signs: Any, client_of: Any
) -> None:
    said = f'{cast["leader"].name} <small class="work-said">已阅</small>'
    back = f"/act/carriers.copy.returned/{with_the_leader.public_id}/"
    assert said not in client_of("keeper").get("/").content.decode()
    assert "还没有；退还时一并签" in client_of("keeper").get(back).content.decode()
    sign_as_read(with_the_leader, by=cast["leader"], proofs=signs())
    assert "退还时一并签" not in client_of("keeper").get(back).content.decode()
    assert said in client_of("keeper").get("/").content.decode()


@pytest.mark.clause("DOC-05")
@pytest.mark.clause("CIR-14", shows="refused")
def test_after_an_instruction_the_copy_goes_back_before_anybody_is_assigned(
    with_the_leader: Any,
    assigned: Any,
    back: Any,
    cast: Any,
    signs: Any,
    behind_the_doors: Any,
    new_entries: Any,
) -> None:
    copy = with_the_leader
    instruct(copy, words="请业务一处办理", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        copy = Copy.objects.select_related("document").get(pk=copy.pk)
    with pytest.raises(Refused, match="须先退回机要室"):
        assigned(copy)
    [entry] = new_entries("carriers.document.assigned")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["CIR-14"])
    back(copy)
    assert assigned(copy).owner == cast["reader"]


@pytest.mark.clause("CIR-14")
def test_the_leader_hands_nothing_on_himself(
    with_the_leader: Any, cast: Any, signs: Any, new_entries: Any
) -> None:
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    with pytest.raises(Refused, match="不办理此事项"):
        send(with_the_leader, by=cast["leader"], proofs=signs(to=cast["reader"]), **fields)
    assert new_entries("carriers.copy.sent")[-1]["outcome"] == "refused"


@pytest.mark.clause("DOC-05", shows="in-time")
@pytest.mark.clause("DOC-05", shows="refused")
def test_the_owner_owes_it_by_the_day_and_closes_it_with_a_result(
    copy: Any, assigned: Any, cast: Any, behind_the_doors: Any
) -> None:
    task = assigned(copy)
    with behind_the_doors():
        [duty] = Duty.objects.owed_by(cast["reader"].pk).filter(kind_code=CARRY_OUT)
        assert duty.due_at == task.due_at
    with pytest.raises(Refused, match="由 李思远 承办"):
        finish(task, result="办了", by=cast["keeper"])
    with pytest.raises(Unseen):
        finish(task, result="办了", by=cast["stranger"])
    finish(task, result="已复函", by=cast["reader"])
    with behind_the_doors():
        assert not Duty.objects.owed_by(cast["reader"].pk).exists()
        assert Task.objects.get(pk=task.pk).result == "已复函"
    with pytest.raises(Refused, match="已经办结"):
        finish(task, result="再报", by=cast["reader"])


@pytest.mark.clause("DOC-05", "SYS-02", shows="refused")
def test_nobody_out_of_scope_is_assigned_and_no_day_in_the_past(copy: Any, assigned: Any) -> None:
    with pytest.raises(Refused, match="不在知悉范围"):
        assigned(copy, "stranger")
    with pytest.raises(Refused, match="早于现在"):
        assigned(copy, due=timezone.now() - WEEK)
    with pytest.raises(Refused, match="不办理此事项"):
        assigned(copy, by="leader")


def test_the_page_of_the_document_shows_instruction_and_task(
    with_the_leader: Any,
    assigned: Any,
    back: Any,
    cast: Any,
    signs: Any,
    client_of: Any,
    behind_the_doors: Any,
) -> None:
    copy = with_the_leader
    instruct(copy, words="请业务一处办理", by=cast["leader"], proofs=signs())
    back(copy)
    assigned(copy)
    with behind_the_doors():
        address = (
            Copy.objects.select_related("document").get(pk=copy.pk).document.get_absolute_url()
        )
    page = client_of("reader").get(address).content.decode()
    assert "请业务一处办理" in page
    assert "报告办结" in page


def test_what_was_finished_is_never_shown_as_overdue(
    copy: Any, assigned: Any, cast: Any, client_of: Any
) -> None:
    task = assigned(copy)
    with time_machine.travel(timezone.now() + 2 * WEEK):
        late = client_of("keeper").get("/registers/carriers.task/").content.decode()
        finish(task, result="已复函", by=cast["reader"])
        done = client_of("keeper").get("/registers/carriers.task/").content.decode()
    assert ("badge--overdue" in late, "badge--overdue" in done) == (True, False)


@pytest.mark.clause("DOC-20", shows="refused")
def test_until_it_is_published_an_instruction_is_known_to_its_leader_and_who_carries_it_out(
    with_the_leader: Any,
    assigned: Any,
    back: Any,
    cast: Any,
    signs: Any,
    client_of: Any,
    behind_the_doors: Any,
    new_entries: Any,
) -> None:
    instruction = instruct(with_the_leader, words="海棠", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        address = Copy.objects.get(pk=with_the_leader.pk).document.get_absolute_url()
    knowing = {"leader": True, "keeper": True, "reader": False, "stranger": False}
    assert {who: _reads(client_of(who), address) for who in knowing} == knowing
    back(with_the_leader)
    assigned(with_the_leader)
    assert _reads(client_of("reader"), address)
    assert not _reads(client_of("classifier"), address)
    with pytest.raises(Refused, match="由批示人决定公布"):
        publish(instruction, by=cast["office_head"], proofs=signs())
    [entry] = new_entries("carriers.instruction.published")
    assert entry["clauses"] == ["DOC-20"]
    publish(instruction, by=cast["leader"], proofs=signs())
    assert _reads(client_of("classifier"), address)
    with pytest.raises(Refused, match="已经公布"):
        publish(instruction, by=cast["leader"], proofs=signs())


def _reads(client: Any, address: str) -> bool:
    return "海棠" in client.get(address).content.decode()


@pytest.mark.clause("DOC-20")
def test_an_instruction_rises_with_its_document(
    copy_of: Any, cast: Any, signs: Any, level: Any, behind_the_doors: Any
) -> None:
    copy = copy_of("state", "secret")
    sent = {"to": cast["leader"], "place": the_room(), "due": None, "by": cast["keeper"]}
    send(copy, proofs=signs(to=cast["leader"]), **sent)
    instruction = instruct(copy, words="", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        document = Copy.objects.select_related("document").get(pk=copy.pk).document
    fields: dict[str, Any] = {"level": level("state", "confidential"), "reason": "登记有误"}
    permit = ask(relevel, document, by=cast["keeper"], asked_for="更正", **fields)
    grant(permit, remark="", by=cast["office_head"], proofs=signs())
    relevel(document, by=cast["keeper"], **fields)
    with behind_the_doors():
        instruction.refresh_from_db()
        assert instruction.label.level == fields["level"]
