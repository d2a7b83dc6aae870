"""The database roles: who may do what to which table, and the refusal to start otherwise.

Clauses SYS-02, SYS-03, SYS-06. The owner lays out tables; `jiyao_read` reads under row-level
security; `jiyao_act` writes what procedures write and cannot touch what is on the trail;
`jiyao_signer` signs. None of the three owns a table or may bypass row-level security.
"""

from django.conf import settings
from django.db import connections

from jiyao.foundation.store.aliases import ACT, READ

ROLES = ("jiyao_owner", "jiyao_act", "jiyao_read", "jiyao_signer")
CREATE_ROLES = "\n".join(
    f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;" for role in ROLES
)
SESSIONS = ("django_session", "axes_%", "mfa_%")
SIGNED = ("trail_checkpoint", "trail_node")
RECORDED = ("trail_entry", "trail_manifest")


class UnsafeRoles(RuntimeError):
    """The application runs with more rights than it must have; it does not start."""


def grant_rights(connection: object) -> None:
    """Give each role what it needs and no more; run by the owner after every migration."""
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        for statement in _grants(cursor):
            cursor.execute(statement)


def _grants(cursor: object) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")  # type: ignore[attr-defined]
    tables = [name for (name,) in cursor.fetchall()]  # type: ignore[attr-defined]
    statements = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {', '.join(ROLES[1:])}",
        "GRANT USAGE ON SCHEMA public TO jiyao_act, jiyao_read, jiyao_signer",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jiyao_act, jiyao_signer",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO jiyao_act, jiyao_read",
    ]
    for table in tables:
        statements += [f"GRANT {rights} ON {table} TO {role}" for role, rights in _rights(table)]
    return statements


def _rights(table: str) -> list[tuple[str, str]]:
    if table in SIGNED:
        return [("jiyao_signer", "SELECT, INSERT")]
    if table in RECORDED:
        return [("jiyao_signer", "SELECT"), ("jiyao_act", "INSERT")]
    if table == "django_migrations":
        return []
    if table.startswith(tuple(name.rstrip("%") for name in SESSIONS)):
        return [("jiyao_act", "INSERT, UPDATE, DELETE")]
    return [("jiyao_act", "INSERT, UPDATE")]


def refuse_unsafe_roles() -> None:
    """Raise UnsafeRoles unless both aliases run with exactly the rights they must have."""
    if ACT not in settings.DATABASES:
        raise UnsafeRoles("JIYAO_AS: app")
    if connections[READ].vendor == "postgresql":
        for alias in (READ, ACT):
            _refuse_powerful(alias)
    _refuse_writing_reader()


def _refuse_powerful(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT r.rolname, r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c"
            " WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p', 'v')) FROM pg_roles r"
            " WHERE r.rolname = current_user"
        )
        name, powerful = cursor.fetchone()
    if powerful:
        raise UnsafeRoles(f"{alias}: {name}")


def _refuse_writing_reader() -> None:
    with connections[READ].cursor() as cursor:
        if connections[READ].vendor == "sqlite":
            cursor.execute("PRAGMA query_only")
            safe = cursor.fetchone()[0] == 1
        else:
            cursor.execute(
                "SELECT NOT has_table_privilege('people_person', 'INSERT, UPDATE, DELETE')"
            )
            safe = cursor.fetchone()[0]
    if not safe:
        raise UnsafeRoles(READ)
