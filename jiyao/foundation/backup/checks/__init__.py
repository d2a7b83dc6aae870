"""The checks that belong to no single package; each file declares its own."""

from jiyao.foundation.backup.checks import database, files, serving, trail  # noqa: F401
