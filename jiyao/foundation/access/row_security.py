"""The predicate once more inside PostgreSQL: row-level security for the role that reads.

A migration of every labelled table carries `SecureRows`; on SQLite it does nothing. Unset person:
no rows. No policy has a branch for administrators. `OFFSET 0` keeps PostgreSQL from hashing whole
tables for a page of twenty-five rows. Source: docs/adr/0004-row-level-security.md.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

from jiyao.foundation.access.roles import ADMINISTRATORS, HANDLERS

ME = "(SELECT NULLIF(current_setting('jiyao.person', true), '')::bigint)"


def _holds(row: str) -> str:
    return f"({row}.since <= now() AND ({row}.until IS NULL OR {row}.until > now()))"


def _appointed(condition: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM access_appointment a WHERE a.person_id = {ME}"
        f" AND {_holds('a')} AND {condition})"
    )


HANDLER_CODES = ", ".join(f"'{code}'" for code in sorted(HANDLERS))
ADMINISTRATOR_CODES = ", ".join(f"'{code}'" for code in sorted(ADMINISTRATORS))
ACTIVE = f"(SELECT EXISTS (SELECT 1 FROM people_person p WHERE p.id = {ME} AND p.is_active))"
IN_BUSINESS = f"({ACTIVE} AND NOT (SELECT {_appointed(f'a.role_code IN ({ADMINISTRATOR_CODES})')}))"
HANDLES = f"(SELECT {_appointed(f'a.role_code IN ({HANDLER_CODES})')})"
OFFICIAL = f"({ACTIVE} AND (SELECT {_appointed('true')}))"

MY_CIRCLES = (
    f"(SELECT m.circle_id FROM people_membership m WHERE m.person_id = {ME} AND {_holds('m')})"
)
MY_COMPARTMENTS = (
    "(SELECT n.compartment_id FROM access_compartmentmember n"
    f" WHERE n.person_id = {ME} AND {_holds('n')})"
)
MY_LEVELS = (
    "(SELECT lower.id FROM access_clearance c JOIN access_level upper ON upper.id = c.level_id"
    " JOIN access_level lower ON lower.scheme_id = upper.scheme_id AND lower.rank <= upper.rank"
    f" WHERE c.person_id = {ME} AND {_holds('c')})"
)


def _open_matter(label: str) -> str:
    return f"({label}.compartment_id IS NULL OR {label}.compartment_id IN {MY_COMPARTMENTS})"


def _cleared_and_in_scope(label: str) -> str:
    return (
        f"({label}.level_id IN {MY_LEVELS} AND EXISTS (SELECT 1 FROM access_scope s"
        f" WHERE s.label_id = {label}.id AND {_holds('s')} AND s.circle_id IN {MY_CIRCLES} OFFSET 0))"
    )


LABEL = (
    f"{IN_BUSINESS} AND {_open_matter('access_label')}"
    f" AND ({HANDLES} OR {_cleared_and_in_scope('access_label')})"
)
HANDLED = "EXISTS (SELECT 1 FROM access_label b WHERE b.id = {table}.label_id OFFSET 0)"
READABLE = (
    "EXISTS (SELECT 1 FROM access_label b WHERE b.id = {table}.label_id"
    f" AND {_cleared_and_in_scope('b')} OFFSET 0)"
)
KNOWN = f"(({ACTIVE} AND {{table}}.{{holder}} = {ME}) OR {HANDLED})"
OWN_OR_OFFICIAL = f"(({ACTIVE} AND person_id = {ME}) OR {OFFICIAL})"

POLICIES = {
    "label": LABEL,
    "scope": f"({OFFICIAL} OR ({ACTIVE} AND circle_id IN {MY_CIRCLES}))",
    "handle": HANDLED,
    "read": READABLE,
    "know": KNOWN,
    "about": f"({KNOWN} OR ({{table}}.label_id IS NULL AND {OFFICIAL}))",
    "own": OWN_OR_OFFICIAL,
}


class SecureRows(Operation):
    """Put a table under row-level security.

    table: its name; policy: a key of POLICIES; holder: for `know`, the column of the holder.
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
