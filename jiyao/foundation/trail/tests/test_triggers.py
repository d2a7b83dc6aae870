import threading

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

from jiyao.foundation.trail.models import Entry, Node
from jiyao.foundation.trail.triggers import TrailTriggers

CHANGES = [
    "UPDATE trail_entry SET who = 'X'",
    "UPDATE trail_entry SET seq = seq + 10",
    "DELETE FROM trail_entry",
    "UPDATE trail_manifest SET entry_id = 'X'",
    "DELETE FROM trail_manifest",
    "UPDATE trail_checkpoint SET size = 1",
    "DELETE FROM trail_checkpoint",
    "UPDATE trail_node SET height = 2",
    "DELETE FROM trail_node",
]
INSERT = """INSERT INTO trail_entry (log, entry_id, at, who, code, kind, ref, level, outcome, leaf,
body) VALUES (%s, %s, 'T', 'P', 'c', '', '', '', 'done', ''::bytea, ''::bytea)"""


def fill(house):
    house.write(256)
    house.sign()
    with connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO trail_manifest (entry_id, rows) VALUES ('a', '')")


def refused(statement):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connections["default"].cursor().execute(statement)
    return True


def test_sqlite_numbers_from_one_without_gaps(house):
    house.write(5)
    assert list(Entry.objects.order_by("id").values_list("seq", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("statement", CHANGES)
def test_sqlite_refuses_every_change(house, statement):
    fill(house)
    assert refused(statement)


def test_sqlite_refuses_a_number_from_outside_and_a_replaced_row(house):
    fill(house)
    columns = "log, entry_id, at, who, code, kind, ref, level, outcome, leaf, body"
    rest = "at, who, code, kind, ref, level, outcome, leaf, body FROM trail_entry LIMIT 1"
    refused(f"INSERT INTO trail_entry (seq, {columns}) SELECT 999, log, 'new', {rest}")
    refused(f"INSERT OR REPLACE INTO trail_entry ({columns}) SELECT log, entry_id, {rest}")
    refused("INSERT OR REPLACE INTO trail_node SELECT * FROM trail_node")
    refused("INSERT OR REPLACE INTO trail_checkpoint SELECT * FROM trail_checkpoint")


def test_a_rolled_back_act_leaves_no_gap(house):
    house.write(2)
    with transaction.atomic():
        Entry.objects.create(log=house.year, entry_id="a", leaf=b"", body=b"")
        transaction.set_rollback(True)
    house.write(1)
    assert list(Entry.objects.order_by("id").values_list("seq", flat=True)) == [1, 2, 3]


def test_the_operation_is_written_into_a_migration_as_it_is():
    operation = TrailTriggers()
    assert operation.deconstruct() == ("TrailTriggers", [], {})
    assert not operation.reversible


@pytest.mark.parametrize("statement", [*CHANGES, "TRUNCATE trail_entry", "TRUNCATE trail_node"])
def test_postgresql_refuses_every_change_even_to_the_owner(great_house, statement):
    fill(great_house)
    assert refused(statement)
    assert Node.objects.count() == 1


def test_postgresql_numbers_eight_writers_in_the_order_of_their_commits(great_house, postgresql):
    owner = connections["default"]
    owner.cursor().execute("GRANT SELECT, INSERT ON trail_entry TO jiyao_act")
    owner.cursor().execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jiyao_act")
    seen = []

    def write(writer):
        with psycopg.connect(host=postgresql, user="jiyao_act", dbname="jiyao") as link:
            for turn in range(40):
                link.execute(INSERT, (2026, f"{writer}-{turn}-a"))
                link.execute(INSERT, (2026, f"{writer}-{turn}-b"))
                if turn % 7 == 0:
                    link.rollback()
                    continue
                link.commit()
                last = link.execute(
                    "SELECT seq FROM trail_entry WHERE entry_id = %s", [f"{writer}-{turn}-b"]
                )
                seen.append((writer, turn, last.fetchone()[0]))
                link.commit()

    writers = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    numbers = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, 8 * 34 * 2 + 1))
    for writer in range(8):
        mine = [number for who, _turn, number in seen if who == writer]
        assert mine == sorted(mine)


def test_postgresql_makes_a_number_visible_only_after_all_smaller_ones(great_house, postgresql):
    """A reader that sees number n sees 1..n: numbers are in commit order."""
    stop, gaps = threading.Event(), []

    def look():
        with psycopg.connect(host=postgresql, user="jiyao_owner", dbname="jiyao") as link:
            while not stop.is_set():
                row = link.execute("SELECT count(*), max(seq) FROM trail_entry").fetchone()
                link.commit()
                gaps.extend([row] if row[0] != (row[1] or 0) else [])

    def write(writer):
        with psycopg.connect(host=postgresql, user="jiyao_owner", dbname="jiyao") as link:
            for turn in range(60):
                link.execute(INSERT, (2026, f"{writer}-{turn}"))
                link.commit()

    reader = threading.Thread(target=look)
    writers = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    reader.join()
    assert not gaps
    assert Entry.objects.count() == 480


def test_postgresql_lets_the_acting_role_do_no_more_than_insert(great_house, postgresql):
    owner = connections["default"]
    owner.cursor().execute("GRANT SELECT, INSERT ON trail_entry TO jiyao_act")
    great_house.write(1)
    with psycopg.connect(host=postgresql, user="jiyao_act", dbname="jiyao") as link:
        for statement in ("UPDATE trail_entry SET seq = 1", "SELECT trail_number()"):
            with pytest.raises(psycopg.Error):
                link.execute(statement)
            link.rollback()


def test_both_databases_keep_the_same_bytes(great_house):
    great_house.write(20)
    state = great_house.sign()
    row = Entry.objects.get(seq=20)
    assert (type(row.body), bytes(row.leaf)) == (type(row.leaf), state.last)
