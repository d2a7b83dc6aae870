"""Growing the seed to the wanted number of copies by SQL, as who owns the tables.

Each new document is one of the seed with a place, a number and a moment of its own. The rows keep
the seals of those they were made from, which do not hold for them: nothing measured here asks.
"""

import sqlite3
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from bench.scale.ground import HELD_EVERY, PEOPLE, RARE_EVERY, SCOPES, SEED
from jiyao.domains.carriers.models import Content, Copy, Document, Leg, Opinion
from jiyao.domains.carriers.procedures.legs import RETURN
from jiyao.foundation.access.models import Label, Scope
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.store.aliases import writing_scope
from tests.databases import LIVE
from tests.settings import CLUSTER

UNIT_SEES, NARROW_SEES = 10_000, 60
RARES = len(range(0, SEED, RARE_EVERY))


class Grower:
    """The seed's first keys, and the statements that grow it; both databases in their own words."""

    def __init__(self) -> None:
        models = (Label, Scope, Document, Content, Opinion, Copy, Leg)
        with writing_scope():
            crowd = Person.objects.filter(number__startswith="M").order_by("pk")
            self.crowd = crowd.values_list("pk", flat=True)[0]
            self.first = {m: _first(m) for m in models}
            self.narrow, self.unit = _circle("业务一处"), _circle("业务二处")
        self.grown = SEED
        is_new = "n.p - n.t"
        if CLUSTER:
            self.fresh = "gen_random_uuid()"
            self.later = f"r.{{0}} + ({is_new}) * interval '1 minute'"
            self.spelled = "lpad({0}::text, 7, '0')"
        else:
            self.fresh = "lower(hex(randomblob(16)))"
            self.later = f"datetime(r.{{0}}, ({is_new}) || ' minutes')"
            self.spelled = "printf('%07d', {0})"

    def grow(self, documents: int) -> None:
        """Let the registers hold so many documents, and the readers see their share of them."""
        with _owner() as run:
            run(f"DELETE FROM access_scope WHERE circle_id IN ({self.narrow}, {self.unit})")
            if documents > self.grown:
                self._multiply(run, documents)
            if CLUSTER:
                _set_sequences(run, list(self.first))
            for statement in self._shares(documents):
                run(statement)
        self.grown = documents

    def _multiply(self, run: Any, documents: int) -> None:
        run("DROP TABLE IF EXISTS grown_places")
        run("CREATE TEMPORARY TABLE grown_places (p integer PRIMARY KEY, t integer)")
        taken = f"CASE WHEN p % {SEED} % {RARE_EVERY} = 0 THEN p % {SEED} + 1 ELSE p % {SEED} END"
        run(
            f"WITH RECURSIVE n(p) AS (SELECT {self.grown} UNION ALL SELECT p + 1 FROM n"
            f" WHERE p < {documents - 1}) INSERT INTO grown_places SELECT p, {taken} FROM n"
        )
        run("ANALYZE grown_places")
        for statement in self._statements():
            run(statement)

    def _statements(self) -> list[str]:
        number, title = self._renumbered("number"), self._renumbered("title")
        at = self.later.format("received_at")
        holder = f"CASE WHEN r.{{0}} IS NULL THEN NULL ELSE {self._somebody()} END"
        document = {"document_id": self._key(Document)}
        leg = {"copy_id": self._key(Copy, 2), "reader_id": holder.format("reader_id")}
        copy = {**document, "number": number, "received_at": at}
        return [
            self._rows(Label, {}),
            self._rows(Scope, {}, SCOPES),
            self._rows(Document, {"number": number, "received_at": at}),
            self._rows(Content, {**document, "title": title}),
            self._rows(Opinion, document),
            self._rows(Copy, {**copy, "holder_id": holder.format("holder_id")}, 2),
            self._rows(Leg, {**leg, "out_at": self.later.format("out_at")}),
            *(self._words(m, key, each) for m, key, each in (
                (Document, Document, 1), (Content, Document, 1), (Copy, Copy, 2))),
        ]  # fmt: skip

    def _somebody(self) -> str:
        return f"{self.crowd} + (n.p / {HELD_EVERY}) % {PEOPLE}"

    def _renumbered(self, column: str) -> str:
        old, new = self.spelled.format("n.t"), self.spelled.format("n.p")
        return f"replace(r.{column}, {old}, {new})"

    def _key(self, model: Any, each: int = 1, place: str = "n.p") -> str:
        return f"{self.first[model]} + {each} * {place}"

    def _rows(self, model: Any, changed: dict[str, str], each: int = 1) -> str:
        """Return the statement that makes `each` rows of a model for every new place."""
        values = {f.column: f"r.{f.column}" for f in model._meta.concrete_fields}
        values |= {"id": f"{self._key(model, each)} + k.k", "public_id": self.fresh}
        if "label_id" in values:
            values["label_id"] = self._key(Label)
        values |= changed
        turns = " UNION ALL ".join(f"SELECT {turn} AS k" for turn in range(each))
        seeds = f"r.id = {self._key(model, each, 'n.t')} + k.k"
        return (
            f"INSERT INTO {model._meta.db_table} ({', '.join(values)})"
            f" SELECT {', '.join(values.values())} FROM grown_places n"
            f" CROSS JOIN ({turns}) k JOIN {model._meta.db_table} r ON {seeds}"
        )

    def _words(self, model: Any, led_to: Any, each: int) -> str:
        old = f"' ' || {self.spelled.format('n.t')} || ' ' || n.t || ' '"
        new = f"' ' || {self.spelled.format('n.p')} || ' ' || n.p || ' '"
        who = f"CASE WHEN r.holder_id IS NULL THEN NULL ELSE {self._somebody()} END"
        turns = " UNION ALL ".join(f"SELECT {turn} AS k" for turn in range(each))
        seeds = f"r.key = {self._key(led_to, each, 'n.t')} + k.k AND r.kind = '{model.kind()}'"
        return (
            "INSERT INTO registers_indexrow (kind, key, action, label_id, holder_id, words)"
            f" SELECT r.kind, {self._key(led_to, each)} + k.k, r.action, {self._key(Label)}, {who},"
            f" replace(r.words, {old}, {new}) FROM grown_places n CROSS JOIN ({turns}) k"
            f" JOIN registers_indexrow r ON {seeds}"
        )

    def _duties(self) -> str:
        """Return the statement by which everybody who holds a copy owes its return."""
        return (
            "INSERT INTO duties_duty (public_id, sealed_by, salt, seal, kind_code, subject_kind,"
            " subject_ref, subject_title, label_id, owner_id, opened_at, due_at)"
            f" SELECT {self.fresh}, c.sealed_by, c.salt, c.seal, '{RETURN}', '{Copy.kind()}',"
            " c.public_id, c.number, c.label_id, c.holder_id, c.received_at, c.due_at"
            " FROM carriers_copy c WHERE c.state = 'held' AND NOT EXISTS"
            " (SELECT 1 FROM duties_duty d WHERE d.subject_ref = c.public_id)"
        )

    def _shares(self, documents: int) -> list[str]:
        """The unit reader sees 10,000, the narrow one 60, of which six hold the rare word."""
        step = max(documents // UNIT_SEES, 1)
        spread = step * max(documents // step // (NARROW_SEES - RARES), 1)
        place = f"(l.id - {self.first[Label]})"
        rare = f"({place} < {SEED} AND {place} % {RARE_EVERY} = 0)"
        first = f"{place} / {spread} < {NARROW_SEES - RARES}"
        return [
            self._share(self.unit, f"{place} % {step} = 0 OR {rare}"),
            self._share(self.narrow, f"({place} % {spread} = 0 AND {first}) OR {rare}"),
            self._duties(),
        ]

    def _share(self, circle: int, which: str) -> str:
        scope = f"(SELECT * FROM access_scope WHERE id = {self.first[Scope]})"
        return (
            "INSERT INTO access_scope"
            " (public_id, sealed_by, salt, seal, since, label_id, circle_id)"
            f" SELECT {self.fresh}, s.sealed_by, s.salt, s.seal, s.since, l.id, {circle}"
            f" FROM access_label l CROSS JOIN {scope} s"
            f" WHERE l.id >= {self.first[Label]} AND ({which})"
        )


def _first(model: Any) -> int:
    """Return the first key of the seed. Raises AssertionError when its keys do not follow."""
    keys = list(model._base_manager.order_by("-pk").values_list("pk", flat=True)[: SEED * SCOPES])
    each = {Scope: SCOPES, Copy: 2}.get(model, 1)
    assert keys[0] - keys[SEED * each - 1] == SEED * each - 1, model
    return int(keys[SEED * each - 1])


def _circle(name: str) -> int:
    return int(Circle.objects.get(name=name, kind_of=Circle.Kind.UNIT).pk)


class _owner:  # noqa: N801 - used as a function
    """Run statements in one transaction, without looking at foreign keys."""

    def __enter__(self) -> Any:
        connections.close_all()
        if CLUSTER:
            where = dict(part.split("=", 1) for part in CLUSTER.split("&"))
            self.link: Any = psycopg.connect(user="postgres", dbname=LIVE, **where)
            self.link.execute("SET session_replication_role = replica")
        else:
            self.link = sqlite3.connect(settings.DATABASES["default"]["NAME"])
            self.link.execute("PRAGMA cache_size = -1000000")
        return self.link.execute

    def __exit__(self, *fault: object) -> None:
        if not any(fault):
            self.link.commit()
        self.link.close()


def _set_sequences(run: Any, models: list[Any]) -> None:
    for model in models:
        table = model._meta.db_table
        run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
