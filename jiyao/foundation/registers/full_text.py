"""The full-text index over the tokens, in each database's own way.

SQLite: an FTS5 table over `registers_indexrow`, kept by triggers. PostgreSQL: a GIN index over the
tokens as lexemes, without a text parser, whose idea of a letter depends on the locale. Row-level
security keeps PostgreSQL from using that index for the role that reads, since `@@` is not
leakproof; so a function of the owner asks it and applies the same rule to every row it finds.
Sources: SQLite FTS5 §4.4.3 (external content); PostgreSQL "Rules and Privileges", "LEAKPROOF".
"""

from typing import Any

from django.db import connections
from django.db.migrations.operations.base import Operation
from django.db.models.expressions import RawSQL

from jiyao.foundation.access.row_security import SEARCHED_BY_THE_OWNER
from jiyao.foundation.registers.words import Piece

SQLITE = (
    "CREATE VIRTUAL TABLE registers_words USING fts5(kind, words, content='registers_indexrow',"
    " content_rowid='id', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Cn'\")",
    "CREATE TRIGGER registers_words_come AFTER INSERT ON registers_indexrow BEGIN"
    " INSERT INTO registers_words(rowid, kind, words) VALUES (NEW.id, NEW.kind, NEW.words); END",
    "CREATE TRIGGER registers_words_change AFTER UPDATE OF words ON registers_indexrow"
    " WHEN NEW.words <> OLD.words BEGIN"
    " INSERT INTO registers_words(registers_words, rowid, kind, words)"
    " VALUES ('delete', OLD.id, OLD.kind, OLD.words);"
    " INSERT INTO registers_words(rowid, kind, words) VALUES (NEW.id, NEW.kind, NEW.words); END",
)
LEXEMES = "array_to_tsvector(string_to_array({row}kind || rtrim({row}words), ' '))"
POSTGRESQL = (
    f"CREATE INDEX registers_words ON registers_indexrow USING gin ({LEXEMES.format(row='')})",
    "CREATE FUNCTION jiyao_found(wanted tsquery, needles text[], most integer)"
    " RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER"
    " SET search_path = public, pg_temp AS $$"
    " SELECT s.id FROM registers_indexrow s LEFT JOIN access_label ON access_label.id = s.label_id"
    f" WHERE {LEXEMES.format(row='s.')} @@ wanted AND s.words LIKE ALL (needles)"
    f" AND {SEARCHED_BY_THE_OWNER.format(table='s')}"
    " LIMIT most $$",
)


class FullText(Operation):
    """Create the full-text index over the search index."""

    reversible = False

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The index is no part of Django's state."""

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
            editor.execute(statement)

    def describe(self) -> str:
        return "Full-text index over the search index"


def found_in(rows: Any, kind: str, pieces: list[Piece], most: int) -> Any:
    """Return the index rows among `rows` that hold all pieces, by the full-text index.

    most: on PostgreSQL, how many of those that the person may find are looked at.
    """
    if connections[rows.db].vendor == "postgresql":
        needles = [f"%{piece.needle}%" for piece in pieces]
        ids = RawSQL(
            "SELECT jiyao_found(%s::tsquery, %s, %s)", [lexemes(kind, pieces), needles, most]
        )
        return rows.filter(pk__in=ids)
    # Joined, not IN: so that the hits come one by one and a limit ends the search.
    same = "registers_words.rowid = registers_indexrow.id"
    return rows.extra(
        tables=["registers_words"],
        where=[same, "registers_words MATCH %s"],
        params=[phrases(kind, pieces)],
    )


def phrases(kind: str, pieces: list[Piece]) -> str:
    """Return the question in FTS5's language: phrases in a column."""
    wanted = [f'words : "{" ".join(p.tokens)}"{" *" if p.begins else ""}' for p in pieces]
    return " AND ".join([f'kind : "{kind.replace(".", " ")}"', *wanted])


def lexemes(kind: str, pieces: list[Piece]) -> str:
    """Return the question as a tsquery: all tokens, whatever their order."""
    wanted = [f"'{t}'{':*' if p.begins else ''}" for p in pieces for t in p.tokens]
    return " & ".join([f"'{kind}'", *wanted])
