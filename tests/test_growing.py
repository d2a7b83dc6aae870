"""What keeps pages quick however many rows there are: the plans, and what is asked for a page."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.db.models import Count, Min
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.domains.carriers.models import Content, Copy, Document
from jiyao.foundation.access import labelled
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers import searching
from jiyao.foundation.registers.context import COUNTED
from jiyao.foundation.store.middleware import reading_as

COPIES = "/registers/carriers.copy/"


def plan_of(rows: Any) -> str:
    """Return how the database finds the rows; PostgreSQL would read so small a table whole."""
    with connections["act"].cursor() as cursor:
        if connections["act"].vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off; SET enable_bitmapscan = off")
    return str(rows.using("act").explain())


def test_what_is_out_stands_in_an_index_of_its_own(cast: Any) -> None:
    by_due = Copy.objects.out_of_room().order_by("due_at", "pk")[:12]
    assert "copy_out_by_due" in plan_of(by_due)
    by_date = Copy.objects.out_of_room().order_by("-received_at", "-pk")[:26]
    assert "copy_out_by_date" in plan_of(by_date)


def test_who_holds_how_much_is_counted_in_an_index_alone(cast: Any) -> None:
    with reading_as(cast["keeper"].pk):
        facts = facts_of(cast["keeper"], timezone.now())
    held = Copy.objects.out_of_room().visible_to(facts, Action.HANDLE)
    plan = plan_of(held.values_list("holder").annotate(Count("pk"), Min("due_at")))
    assert re.search(r"(COVERING INDEX|Index Only Scan using) copy_by_holder", plan)
    if connections["act"].vendor == "sqlite":
        assert "COVERING INDEX label_at_a_glance" in plan


def test_a_page_of_what_is_out_is_chosen_in_an_index_alone(cast: Any) -> None:
    with reading_as(cast["reader"].pk):
        facts = facts_of(cast["reader"], timezone.now())
    mine = Copy.objects.out_of_room().visible_to(facts, Action.KNOW)
    plan = plan_of(mine.order_by("-received_at", "-pk").values_list("pk")[:26])
    assert re.search(r"(COVERING INDEX|Index Only Scan using) copy_out_by_date", plan)


def test_postgresql_keeps_the_plan_of_what_is_asked_again(cast: Any) -> None:
    if connections["default"].vendor != "postgresql":
        pytest.skip("SQLite is asked in this process")
    for key in ("keeper", "reader", "leader", "junior"):
        with reading_as(cast[key].pk):
            assert Person.objects.filter(number=cast[key].number).exists()
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"
    with connections["default"].cursor() as cursor:
        cursor.execute(kept, ['%"people_person"."number" = $%'])
        assert cursor.fetchone() == (1,)


def test_the_label_of_a_scope_is_looked_at_after_the_scope(cast: Any) -> None:
    with reading_as(cast["reader"].pk):
        facts = facts_of(cast["reader"], timezone.now())
    asked = str(Content.objects.visible_to(facts, Action.READ).query)
    assert 'FROM "access_scope"' in asked
    assert 'JOIN "access_label"' not in asked


def test_what_is_unfinished_stands_in_an_index_of_its_own(cast: Any) -> None:
    rows = Document._base_manager.all()
    unfinished = Document.objects.unfinished().order_by("received_at", "pk")[:12]
    assert "document_unfinished" in plan_of(unfinished)
    assert "document_unfinished" not in plan_of(rows.order_by("received_at", "pk")[:12])


def test_only_a_plain_word_is_written_into_a_statement(cast: Any) -> None:
    for word in ("'", "signed' OR ''='", "%s"):
        with pytest.raises(ValueError, match="^" + re.escape(word)):
            list(Document._base_manager.filter(state__spelled=word))


def test_rows_at_hand_are_looked_up_without_gathering_all_that_a_person_sees(cast: Any) -> None:
    with reading_as(cast["reader"].pk):
        facts = facts_of(cast["reader"], timezone.now())
    asked = str(Content.objects.visible_to(facts, Action.READ).filter(document__in=[1]).query)
    gathered = str(Content.objects.visible_to(facts, Action.READ, wide=False).query)
    gathering = re.compile(r'"label_id" (IN|= ANY)')
    assert not gathering.search(asked)
    assert gathering.search(gathered)


@pytest.mark.parametrize("who", ["reader", "keeper", "leader", "stranger"])
def test_who_sees_much_is_shown_the_same_as_who_sees_little(
    who: str, received: Any, client_of: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for scope in (("业务一处",), ("单位领导",), ("业务一处", "单位领导")):
        received(circles=scope)
    addresses = (COPIES, f"{COPIES}?show=in", f"{COPIES}?q=自查", f"{COPIES}?q=没有此词")
    pages = []
    for narrow in (2000, 0):
        monkeypatch.setattr(labelled, "NARROW", narrow)
        shown = [client_of(who).get(address).context for address in addresses]
        pages.append(
            [(c["count_text"], [str(row.cells[1].value) for row in c["rows"]]) for c in shown]
        )
    assert pages[0] == pages[1]


def test_a_count_of_who_sees_much_mostly_ends_with_a_few_labels(
    received: Any, cast: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(counted=30, declared=30)  # more than a page
    monkeypatch.setattr(labelled, "NARROW", 0)
    monkeypatch.setattr("jiyao.foundation.registers.context.COUNTED", 4)
    reader = client_of("reader")
    with CaptureQueriesContext(connections["default"]) as asked:
        page = reader.get(COPIES)
    assert page.context["count_text"] == "共 4+ 条"
    counts = [q["sql"] for q in asked.captured_queries if "LIMIT 5)" in q["sql"]]
    assert len(counts) == 1
    assert COUNTED > 4


def test_a_common_word_is_not_asked_of_the_index(
    received: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    received()
    monkeypatch.setattr(searching, "ENOUGH", 1)
    keeper = client_of("keeper")
    asked = {}
    for word in ("档案馆", "没有此词"):
        with CaptureQueriesContext(connections["default"]) as queries:
            keeper.get(COPIES, {"q": word})
        said = " ".join(q["sql"] for q in queries.captured_queries)
        asked[word] = "MATCH" in said or "jiyao_found" in said
    assert asked == {"档案馆": False, "没有此词": True}
