"""Kinds of tampering: each changes a copy at number n and returns the first bad number."""

from datetime import datetime

from jiyao.foundation.trail.body import Body
from jiyao.foundation.trail.merkle import leaf_hash

COLUMNS = "log, entry_id, at, who, code, kind, ref, level, outcome, leaf, body"


def leaf_of(data):
    return leaf_hash(bytes(data))


def edit_body(link, n, honest_leaf):
    body = link.execute("SELECT body FROM trail_entry WHERE seq = ?", (n,)).fetchone()[0]
    body = body.replace(b'"rulebook":""', b'"rulebook":"x"')
    link.execute("UPDATE trail_entry SET body = ? WHERE seq = ?", (body, n))
    if honest_leaf:
        link.execute("UPDATE trail_entry SET leaf = ? WHERE seq = ?", (leaf_of(body), n))
    return n


def edit_who_everywhere(link, n):
    link.execute(
        "UPDATE trail_entry SET who = 'P9', body = CAST(replace(CAST(body AS TEXT),"
        ' \'"who":"P001"\', \'"who":"P9"\') AS BLOB) WHERE seq = ?',
        (n,),
    )
    body = link.execute("SELECT body FROM trail_entry WHERE seq = ?", (n,)).fetchone()[0]
    link.execute("UPDATE trail_entry SET leaf = ? WHERE seq = ?", (leaf_of(body), n))
    return n


def set_column(name, value):
    def deed(link, n):
        sql = f"UPDATE trail_entry SET {name} = ? WHERE seq = ?"  # noqa: S608
        link.execute(sql, (value, n))
        return n

    return deed


def renumber(link, n, by):
    """Move every number from n on, first out of the way of the unique index."""
    link.execute("UPDATE trail_entry SET seq = -seq WHERE seq >= ?", (n,))
    link.execute("UPDATE trail_entry SET seq = -seq + ? WHERE seq < 0", (by,))


def delete(link, n):
    link.execute("DELETE FROM trail_entry WHERE seq = ?", (n,))
    return n


def delete_and_renumber(link, n):
    delete(link, n)
    renumber(link, n, -1)
    return n


def swap(link, n):
    link.execute("UPDATE trail_entry SET seq = -1 WHERE seq = ?", (n,))
    link.execute("UPDATE trail_entry SET seq = ? WHERE seq = ?", (n, n + 7))
    link.execute("UPDATE trail_entry SET seq = ? WHERE seq = -1", (n + 7,))
    return n


def insert(link, n):
    """Put a well-made entry at number n."""
    renumber(link, n, 1)
    made = Body("f" * 32, datetime(2026, 1, 1), 1, "P1", "a.b.c", "done")
    row = link.execute("SELECT log FROM trail_entry LIMIT 1").fetchone()
    data = made.to_bytes().replace(b'"log":2026', b'"log":%d' % row[0])
    values = (row[0], n, "f" * 32, "2026-01-01T00:00:00.000000Z", leaf_of(data), data)
    link.execute(
        "INSERT INTO trail_entry (log, seq, entry_id, at, leaf, body, who, code, kind, ref, level,"
        " outcome) VALUES (?, ?, ?, ?, ?, ?, 'P1', 'a.b.c', '', '', '', 'done')",
        values,
    )
    return n


def without_constraints(link):
    """Let the table forget its unique and not-null columns, as its owner can."""
    link.execute("CREATE TABLE bare AS SELECT * FROM trail_entry")
    link.execute("DROP TABLE trail_entry")
    link.execute("ALTER TABLE bare RENAME TO trail_entry")


def copy_of_an_entry(link, n):
    """Replace entry n, or the second, by a copy of the first."""
    n = max(n, 2)
    without_constraints(link)
    delete(link, n)
    sql = f"SELECT ?, {COLUMNS} FROM trail_entry WHERE seq = 1"  # noqa: S608
    link.execute(f"INSERT INTO trail_entry (seq, {COLUMNS}) {sql}", (n,))
    return n


def null_column(link, n):
    without_constraints(link)
    return set_column("kind", None)(link, n)


def truncate(link, n):
    link.execute("DELETE FROM trail_entry WHERE seq >= ?", (n,))
    return n


def empty_body(link, n):
    link.execute("UPDATE trail_entry SET body = '' WHERE seq = ?", (n,))
    return n


def body_as_number(link, n):
    link.execute("UPDATE trail_entry SET body = 5, leaf = 5 WHERE seq = ?", (n,))
    return n


def unnumbered(link, n):
    link.execute("UPDATE trail_entry SET seq = NULL WHERE seq = ?", (n,))
    return n


def injected_columns(link, n):
    """Hide another person in a column by writing JSON into its neighbour."""
    link.execute(
        "UPDATE trail_entry SET who = 'P9', code = code || '\",\"who\":\"P001' WHERE seq = ?", (n,)
    )
    return n


def moved_to_another_year(link, n):
    link.execute("UPDATE trail_entry SET log = log - 1 WHERE seq = ?", (n,))
    return n


def exchanged_columns(link, n):
    link.execute("UPDATE trail_entry SET who = code, code = who WHERE seq = ?", (n,))
    return n


KINDS = {
    "a body": lambda link, n: edit_body(link, n, honest_leaf=False),
    "a body with its leaf": lambda link, n: edit_body(link, n, honest_leaf=True),
    "a person in body, leaf and column": edit_who_everywhere,
    "a leaf": set_column("leaf", b"\0" * 32),
    "the column who": set_column("who", "P002"),
    "the column at": set_column("at", "2020-01-01T00:00:00.000000Z"),
    "the column code": set_column("code", "carriers.copy.destroyed"),
    "the column kind": set_column("kind", ""),
    "the column ref": set_column("ref", "0" * 32),
    "the column level": set_column("level", "state:1"),
    "the column outcome": set_column("outcome", "refused"),
    "the column entry_id": set_column("entry_id", "e" * 32),
    "columns exchanged": exchanged_columns,
    "columns with JSON in them": injected_columns,
    "a deletion": delete,
    "a deletion with renumbering": delete_and_renumber,
    "two entries exchanged": swap,
    "an insertion with renumbering": insert,
    "an earlier entry copied over": copy_of_an_entry,
    "the tail cut off": truncate,
    "an empty body": empty_body,
    "a body that is a number": body_as_number,
    "a number taken away": unnumbered,
    "a zero byte and more in a column": set_column("who", "P001\0P002"),
    "bytes that are no text in a column": set_column("who", b"\xff\xfe"),
    "nothing in a column": null_column,
}
