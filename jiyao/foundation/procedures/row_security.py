"""Requests under row-level security: whoever is named to decide one may know it (docs/adr/0008).

The names are rows (`Approver`), asked for once a statement in a function of the tables' owner; the
parts of a request are known like the request.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

from jiyao.foundation.access.row_security import ACTIVE, POLICIES

NAMED = (
    "CREATE FUNCTION jiyao_asked() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER"
    " SET search_path = public, pg_temp AS $$ SELECT ARRAY(SELECT n.permit_id"
    " FROM procedures_approver n WHERE n.person_id = jiyao_me() AND n.ended_at IS NULL) $$"
)
PERMIT = "({about} OR ({active} AND procedures_permit.id = ANY((SELECT jiyao_asked())::bigint[])))"
PART = "EXISTS (SELECT 1 FROM procedures_permit p WHERE p.id = {table}.permit_id OFFSET 0)"
PARTS = ("procedures_permitstep", "procedures_permitversion", "procedures_approver")


class LetApproversKnow(Operation):
    """Change the policy of requests, and put their parts under it."""

    reversible = False

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Row-level security is no part of Django's state."""

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        if editor.connection.vendor != "postgresql":
            return
        about = POLICIES["about"].format(table="procedures_permit", holder="asked_by_id")
        rule = PERMIT.format(about=about, active=ACTIVE)
        editor.execute(NAMED)
        editor.execute(f"ALTER POLICY reading ON procedures_permit USING ({rule})")
        for table in PARTS:
            self._secure(editor, table, PART.format(table=table))

    def _secure(self, editor: Any, table: str, rule: str) -> None:
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY reading ON {table} FOR SELECT TO jiyao_read USING ({rule})")
        editor.execute(
            f"CREATE POLICY acting ON {table} TO jiyao_act USING (true) WITH CHECK (true)"
        )

    def describe(self) -> str:
        return "Approvers know the requests that they are named to decide"
