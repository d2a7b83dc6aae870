"""The predicate once more inside PostgreSQL: row-level security for the role that reads.

A migration of every labelled table carries `SecureRows`; on SQLite it does nothing. Unset person:
no rows. No policy has a branch for administrators. `OFFSET 0` keeps PostgreSQL from hashing whole
tables for a page of twenty-five rows. Source: docs/adr/0004-row-level-security.md.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

from jiyao.foundation.access.roles import ADMINISTRATORS, HANDLERS, LOOKING_AFTER

HANDLER_CODES = ", ".join(f"'{code}'" for code in sorted(HANDLERS))
LOOKING_AFTER_CODES = ", ".join(f"'{code}'" for code in sorted(LOOKING_AFTER))
ADMINISTRATOR_CODES = ", ".join(f"'{code}'" for code in sorted(ADMINISTRATORS))


def _holds(row: str) -> str:
    return f"({row}.since <= now() AND ({row}.until IS NULL OR {row}.until > now()))"


def _appointed(condition: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM access_appointment a WHERE a.person_id = jiyao_me()"
        f" AND {_holds('a')} AND {condition})"
    )


def _mine(column: str, table: str) -> str:
    return (
        f"ARRAY(SELECT m.{column} FROM {table} m WHERE m.person_id = jiyao_me() AND {_holds('m')})"
    )


# What is true of the person who reads. Asked once a statement, as the owner of the tables.
FACTS = {
    "jiyao_me": ("bigint", "NULLIF(current_setting('jiyao.person', true), '')::bigint"),
    "jiyao_is_active": (
        "boolean",
        "EXISTS (SELECT 1 FROM people_person p WHERE p.id = jiyao_me() AND p.is_active)",
    ),
    "jiyao_is_official": ("boolean", f"jiyao_is_active() AND {_appointed('true')}"),
    "jiyao_in_business": (
        "boolean",
        f"jiyao_is_active() AND NOT {_appointed(f'a.role_code IN ({ADMINISTRATOR_CODES})')}",
    ),
    "jiyao_handles": ("boolean", _appointed(f"a.role_code IN ({HANDLER_CODES})")),
    "jiyao_looks_after": (
        "boolean",
        f"jiyao_in_business() AND {_appointed(f'a.role_code IN ({LOOKING_AFTER_CODES})')}",
    ),
    "jiyao_circles": ("bigint[]", _mine("circle_id", "people_membership")),
    "jiyao_compartments": ("bigint[]", _mine("compartment_id", "access_compartmentmember")),
    "jiyao_levels": (
        "bigint[]",
        "ARRAY(SELECT lower.id FROM access_clearance c JOIN access_level upper"
        " ON upper.id = c.level_id JOIN access_level lower"
        " ON lower.scheme_id = upper.scheme_id AND lower.rank <= upper.rank"
        f" WHERE c.person_id = jiyao_me() AND {_holds('c')})",
    ),
}


def _fact(name: str) -> str:
    kind = FACTS[name][0]
    return f"(SELECT {name}())::{kind}" if kind.endswith("[]") else f"(SELECT {name}())"


def _cleared_and_in_scope(label: str) -> str:
    return (
        f"({label}.level_id = ANY({_fact('jiyao_levels')}) AND EXISTS (SELECT 1 FROM access_scope s"
        f" WHERE s.label_id = {label}.id AND {_holds('s')}"
        f" AND s.circle_id = ANY({_fact('jiyao_circles')}) OFFSET 0))"
    )


OPEN_MATTER = (
    "(access_label.compartment_id IS NULL"
    f" OR access_label.compartment_id = ANY({_fact('jiyao_compartments')}))"
)
LABEL = (
    f"{_fact('jiyao_in_business')} AND {OPEN_MATTER}"
    f" AND ({_fact('jiyao_handles')} OR {_cleared_and_in_scope('access_label')})"
)
HANDLED = "EXISTS (SELECT 1 FROM access_label b WHERE b.id = {table}.label_id OFFSET 0)"
READABLE = (
    "EXISTS (SELECT 1 FROM access_label b WHERE b.id = {table}.label_id"
    f" AND {_cleared_and_in_scope('b')} OFFSET 0)"
)
ACTIVE, ME, OFFICIAL = _fact("jiyao_is_active"), _fact("jiyao_me"), _fact("jiyao_is_official")
KNOWN = f"(({ACTIVE} AND {{table}}.{{holder}} = {ME}) OR {HANDLED})"
IN_MY_SCOPE = f"({ACTIVE} AND circle_id = ANY({_fact('jiyao_circles')}))"
FOR_ALL = f"({{table}}.label_id IS NULL AND {ACTIVE})"
HELD = f"({{table}}.action = 'know' AND {ACTIVE} AND {{table}}.holder_id = {ME})"
# Index rows name the action they are found by; the owner, whom no policy binds, asks the same.
SEARCHED = f"({FOR_ALL} OR {HELD} OR ({{table}}.action <> 'read' AND {HANDLED}) OR {READABLE})"
SEARCHED_BY_THE_OWNER = (
    f"({FOR_ALL} OR {HELD} OR ({LABEL}"
    f" AND ({{table}}.action <> 'read' OR {_cleared_and_in_scope('access_label')})))"
)

POLICIES = {
    "label": LABEL,
    "scope": f"({OFFICIAL} OR {IN_MY_SCOPE})",
    "handle": HANDLED,
    "read": READABLE,
    "know": KNOWN,
    "about": f"({KNOWN} OR ({{table}}.label_id IS NULL AND {OFFICIAL}))",
    "searched": SEARCHED,
    "mine": f"({ACTIVE} AND person_id = {ME})",
    "personal": f"(({ACTIVE} AND person_id = {ME}) OR {_fact('jiyao_looks_after')})",
    "accompanied": (
        f"(({ACTIVE} AND (person_id = {ME} OR {{holder}} = {ME})) OR {_fact('jiyao_looks_after')})"
    ),
    "nobody": "false",
    "own": f"(({ACTIVE} AND person_id = {ME}) OR {OFFICIAL})",
}


def asking(name: str, kind: str, question: str) -> str:
    """Return the statement that makes, or makes anew, the function of one fact.

    In PL/pgSQL, since a connection keeps its plan: every policy of a statement asks, and planning
    a question written in SQL anew each time took most of the time of a page.
    """
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS {kind} LANGUAGE plpgsql STABLE"
        " SECURITY DEFINER SET search_path = public, pg_temp"
        f" AS $$ BEGIN RETURN ({question}); END $$"
    )


class ReaderFacts(Operation):
    """Create the functions that the policies ask about the person who reads, or renew them."""

    reversible = False

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Functions are no part of Django's state."""

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        if editor.connection.vendor != "postgresql":
            return
        for name, (kind, question) in FACTS.items():
            editor.execute(asking(name, kind, question))

    def describe(self) -> str:
        return "What is true of the person who reads"


class SecureRows(Operation):
    """Put a table under row-level security.

    table: its name; policy: a key of POLICIES; holder: for `know`, the column of the holder;
    for `accompanied`, that of the second person who knows.
    """

    reversible = False

    def __init__(self, table: str, policy: str, holder: str = "") -> None:
        self.table = table
        self.policy = policy
        self.holder = holder

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.table, self.policy, self.holder], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Row-level security is no part of Django's state."""

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        if editor.connection.vendor != "postgresql":
            return
        rule = POLICIES[self.policy].format(table=self.table, holder=self.holder)
        editor.execute(f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY")
        editor.execute(
            f"CREATE POLICY reading ON {self.table} FOR SELECT TO jiyao_read USING ({rule})"
        )
        editor.execute(
            f"CREATE POLICY acting ON {self.table} TO jiyao_act USING (true) WITH CHECK (true)"
        )

    def describe(self) -> str:
        return f"Row-level security on {self.table}"
