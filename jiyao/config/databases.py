"""The database aliases.

`default` may only read, `act` may write what procedures write. The program that lays out tables
runs as their owner, the signer as itself; both have a `default` of their own and no `act`.
See docs/adr/0002-two-database-aliases.md.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

# The indexes of a large registry do not fit into SQLite's own 2 MB of pages; 64 MiB hold the tops.
SQLITE_ALWAYS = (
    "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;"
    " PRAGMA cache_size=-65536;"
)
# Seconds that a connection serves one request after another: to open one of SQLite's is to read
# anew what tables there are.
KEPT = 600
SQLITE_READING = SQLITE_ALWAYS + "PRAGMA query_only=ON;"
SQLITE_WRITING = SQLITE_ALWAYS + "PRAGMA synchronous=FULL;"


def databases(home: Path) -> dict[str, Any]:
    """Return Django's DATABASES for JIYAO_DATABASE, for the role named by JIYAO_AS.

    JIYAO_DATABASE is empty (SQLite in the home folder) or `postgresql:///name?host=…&port=…`;
    JIYAO_AS is `app` (the default), `owner` or `signer`.
    """
    url = os.environ.get("JIYAO_DATABASE", "")
    role = os.environ.get("JIYAO_AS", "app")
    if not url:
        return _sqlite(home / "jiyao.sqlite3", role)
    return _postgresql(url, role)


def _sqlite(path: Path, role: str) -> dict[str, Any]:
    def alias(pragmas: str, mode: str) -> dict[str, Any]:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {"init_command": pragmas, "transaction_mode": mode},
            "CONN_MAX_AGE": KEPT,
        }

    if role != "app":
        return {"default": alias(SQLITE_WRITING, "IMMEDIATE")}
    return {
        "default": alias(SQLITE_READING, "DEFERRED"),
        "act": alias(SQLITE_WRITING, "IMMEDIATE"),
    }


# Row policies look costly to the planner and are not: compiling them took seconds a query, and
# beside them it deems it the same to read a whole table of people for each page of rows.
POLICIES_COST_LITTLE = "-c jit=off -c enable_material=off"
# A statement is not to be planned with its policies for each request anew: a connection prepares
# what it is asked for the third time, and the server keeps the plan.
PREPARED = {"server_side_binding": True, "prepare_threshold": 2}


def _postgresql(url: str, role: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}

    def alias(user: str) -> dict[str, Any]:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": user,
            "HOST": query.get("host", parts.hostname or ""),
            "PORT": query.get("port", str(parts.port or "")),
            "OPTIONS": {"options": POLICIES_COST_LITTLE, **PREPARED},
            "CONN_MAX_AGE": KEPT,
            "CONN_HEALTH_CHECKS": True,
        }

    if role != "app":
        return {"default": alias(f"jiyao_{role}")}
    return {"default": alias("jiyao_read"), "act": alias("jiyao_act")}
