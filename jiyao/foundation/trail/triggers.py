"""Numbers given by the database itself, and tables that can only grow.

A migration of the trail carries `TrailTriggers`. The owner of the tables can take the triggers
away: they stop mistakes and the application's own roles; the tree and the signatures find the
rest. Sources: docs/adr/0003-the-trail.md; SQLite "CREATE TRIGGER"; PostgreSQL "CREATE TRIGGER",
"Writing SECURITY DEFINER Functions Safely".
"""

from typing import Any

from django.db.migrations.operations.base import Operation

GROWING = {
    "trail_manifest": ("entry_id",),
    "trail_checkpoint": ("log", "note"),
    "trail_node": ("log", "height", '"index"'),
}
REFUSAL = "the trail is never changed"
NUMBERING_LOCK = 0x6A69_7961_6F

SQLITE_ENTRIES = f"""
CREATE TRIGGER trail_entry_comes_unnumbered BEFORE INSERT ON trail_entry
WHEN NEW.seq IS NOT NULL OR EXISTS (
    SELECT 1 FROM trail_entry WHERE id = NEW.id OR entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;

CREATE TRIGGER trail_entry_number AFTER INSERT ON trail_entry
BEGIN
    UPDATE trail_entry
    SET seq = (SELECT COALESCE(MAX(seq), 0) + 1 FROM trail_entry WHERE log = NEW.log)
    WHERE id = NEW.id;
END;

CREATE TRIGGER trail_entry_stays BEFORE UPDATE ON trail_entry
WHEN OLD.seq IS NOT NULL
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;

CREATE TRIGGER trail_entry_remains BEFORE DELETE ON trail_entry
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;
"""  # noqa: S608

POSTGRESQL_ENTRIES = f"""
CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege'; END $$;

CREATE FUNCTION trail_only_numbering() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE numbered record := OLD;
BEGIN
    numbered.seq := NEW.seq;
    IF OLD.seq IS NOT NULL OR NEW IS DISTINCT FROM numbered OR pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION trail_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock({NUMBERING_LOCK});
    UPDATE public.trail_entry
    SET seq = (SELECT COALESCE(max(seq), 0) + 1 FROM public.trail_entry WHERE log = NEW.log)
    WHERE id = NEW.id;
    RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION trail_refuse(), trail_only_numbering(), trail_number() FROM PUBLIC;

CREATE TRIGGER trail_entry_comes_unnumbered BEFORE INSERT ON trail_entry
FOR EACH ROW WHEN (NEW.seq IS NOT NULL) EXECUTE FUNCTION trail_refuse();

CREATE CONSTRAINT TRIGGER trail_entry_number AFTER INSERT ON trail_entry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trail_number();

CREATE TRIGGER trail_entry_stays BEFORE UPDATE ON trail_entry
FOR EACH ROW EXECUTE FUNCTION trail_only_numbering();

CREATE TRIGGER trail_entry_remains BEFORE DELETE ON trail_entry
FOR EACH ROW EXECUTE FUNCTION trail_refuse();

CREATE TRIGGER trail_entry_is_not_emptied BEFORE TRUNCATE ON trail_entry
FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
"""  # noqa: S608


def _sqlite_growing(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({same}))"  # noqa: S608
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;"
    return f"""
CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN {taken} {refuse}
CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} {refuse}
CREATE TRIGGER {table}_remains BEFORE DELETE ON {table} {refuse}
"""


def _postgresql_growing(table: str) -> str:
    run = "EXECUTE FUNCTION trail_refuse();"
    return f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {run}
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}
"""


def statements(vendor: str) -> str:
    """Return the script for `sqlite` or `postgresql`. Raises KeyError for another database."""
    scripts = {
        "sqlite": [SQLITE_ENTRIES, *(_sqlite_growing(t, key) for t, key in GROWING.items())],
        "postgresql": [POSTGRESQL_ENTRIES, *map(_postgresql_growing, GROWING)],
    }
    return "".join(scripts[vendor])


class TrailTriggers(Operation):
    """Let the database number the entries, and refuse every other change of the trail."""

    reversible = False

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of Django's state."""

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        install(editor.connection)

    def describe(self) -> str:
        return "Number the trail and let it only grow"


def install(connection: Any) -> None:
    """Run the script inside the transaction that is open."""
    script = statements(connection.vendor)
    with connection.cursor() as cursor:
        for statement in _split(script) if connection.vendor == "sqlite" else [script]:
            cursor.execute(statement)


def _split(script: str) -> list[str]:
    return [f"{part}END;" for part in script.split("END;")[:-1]]
