"""Names of the database aliases, and which of them the running code is on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

READ = "default"
ACT = "act"

_writing: ContextVar[bool] = ContextVar("writing", default=False)


def in_writing_scope() -> bool:
    """Whether the running code is inside a procedure or a named system scope."""
    return _writing.get()


@contextmanager
def writing_scope() -> Iterator[None]:
    """Send every query of the block, reads too, to `act`: for acts and what they look for."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)
