"""A page asks "why not?" in a batch, and asking leaves no trace."""

from typing import Any

from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.asking import actions_on, why_not
from jiyao.foundation.procedures.refusals import wrong_role
from jiyao.foundation.store.middleware import reading_as


def asked(copies: int, cast: Any) -> tuple[dict[int, Any], int]:
    """Ask why the first so many copies cannot be sent; return the answers and the queries."""
    now = timezone.now()
    with reading_as(cast["keeper"].pk), CaptureQueriesContext(connections["default"]) as queries:
        rows = list(Copy.objects.for_acting().order_by("pk")[:copies])
        facts = facts_of(cast["keeper"], now)
        return why_not(send, rows, cast["keeper"], facts, now), len(queries)


def test_the_number_of_queries_does_not_grow_with_the_batch(received: Any, cast: Any) -> None:
    for _ in range(4):
        received(counted=3, declared=3)
    answers, few = asked(2, cast)
    many_answers, many = asked(12, cast)
    assert (len(answers), len(many_answers)) == (2, 12)
    assert few == many


def test_asking_is_not_a_refusal(copy: Any, cast: Any, new_entries: Any) -> None:
    now = timezone.now()
    with reading_as(cast["keeper"].pk):
        facts = facts_of(cast["keeper"], now)
        [refusal] = why_not(take_back, [copy], cast["keeper"], facts, now)[copy.pk]
    assert "没有送出" in str(refusal.reason)
    assert new_entries() == []


def test_what_the_role_does_not_open_is_not_offered(copy: Any, cast: Any) -> None:
    now = timezone.now()
    with reading_as(cast["leader"].pk):
        facts = facts_of(cast["leader"], now)
        offered = {a.procedure.code for a in actions_on(copy, cast["leader"], facts, now)}
        answer = why_not(send, [copy], cast["leader"], facts, now)
    assert offered == {
        "carriers.copy.read",
        "carriers.copy.excerpted",
        "carriers.copy.instructed",
        "carriers.copy.reported-missing",
        "carriers.copy.damage-noted",
    }
    assert answer[copy.pk] == [wrong_role(send.by)]


def test_the_approval_is_looked_up_only_for_what_is_possible(copy: Any, cast: Any) -> None:
    now = timezone.now()
    with reading_as(cast["keeper"].pk):
        facts = facts_of(cast["keeper"], now)
        found = actions_on(copy, cast["keeper"], facts, now)
    approved = [each for each in found if each.procedure.approval]
    assert any(each.needed for each in approved)
    assert any(each.refusals for each in approved)
    assert all(bool(each.needed) is not bool(each.refusals) for each in approved)
