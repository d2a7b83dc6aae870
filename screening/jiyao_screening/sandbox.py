"""What a reading process gives up before it touches a file."""

import ctypes
import os
import resource
from contextlib import suppress

from .limits import Limits

_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000
_WRITTEN_FILE_BYTES = 64 * 2**20


def _lower(kind: int, value: int) -> None:
    _soft, hard = resource.getrlimit(kind)
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (ceiling, ceiling))


def leave_network() -> bool:
    """Move into an empty network namespace; False where the kernel does not allow it."""
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _fall_silent() -> None:
    """Send what libraries say about damaged files nowhere, where there is such a place."""
    with suppress(OSError), open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 2)


def enter(limits: Limits, folder: str) -> None:
    """Limit memory, core dumps and written files, stay inside `folder`, fall silent."""
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _WRITTEN_FILE_BYTES)
    leave_network()
    _fall_silent()
    os.environ["TMPDIR"] = folder
    os.chdir(folder)
