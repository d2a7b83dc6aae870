"""Nothing is written unrecorded: the guard on the connection that writes.

Clause SYS-03. Every statement on `act` that is not a question is refused unless a procedure or
a named system scope is open; only the tables of sign-in bookkeeping are let through.
"""

import re
from typing import Any

from django.db.backends.signals import connection_created

from jiyao.foundation.store.aliases import ACT, in_writing_scope

BOOKKEEPING = ("django_session", "axes_")
QUESTION = re.compile(
    r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|SHOW|EXPLAIN|FETCH|DECLARE)\b",
    re.I,
)
TARGET = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.I)


class UnrecordedWrite(RuntimeError):
    """A write that no procedure and no system scope answers for."""


def install() -> None:
    """Put the guard on every connection of `act`, now and later."""
    connection_created.connect(_on_connection, dispatch_uid="jiyao.store.guard")


def _on_connection(connection: Any, **kwargs: Any) -> None:
    if connection.alias == ACT and _refuse_unrecorded not in connection.execute_wrappers:
        connection.execute_wrappers.append(_refuse_unrecorded)


def _refuse_unrecorded(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    if not (in_writing_scope() or QUESTION.match(str(sql)) or _is_bookkeeping(str(sql))):
        raise UnrecordedWrite(str(sql)[:120])
    return execute(sql, params, many, context)


def _is_bookkeeping(sql: str) -> bool:
    target = TARGET.match(sql)
    return bool(target and target.group(1).startswith(BOOKKEEPING))
