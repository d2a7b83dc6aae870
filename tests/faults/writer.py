"""Writers that are killed. One process forks them, so that a round costs no start-up.

Reads `KIND … seed` a line and forks a writer of each kind. Says `writing PIDS`, for each deed after
its commit `done WHAT`, and for each writer that is no more `gone STATUS`.
"""

import os
import random
import sys
import traceback
from collections.abc import Callable, Iterator

import django
from django.db import connections

from tests.faults import deeds

Deeds = Callable[[random.Random], Iterator[str]]
KINDS: dict[str, Deeds] = {
    "web": deeds.acts,
    "worker": deeds.reminders,
    "signer": deeds.signatures,
}


def main() -> None:
    """Fork writers until there is nothing more to read; what they need is read in before."""
    django.setup()
    deeds.warm_up()
    connections.close_all()
    for line in sys.stdin:
        *kinds, seed = line.split()
        writers = [_fork(KINDS[kind], int(seed) + n) for n, kind in enumerate(kinds)]
        say("writing", *writers)
        for _writer in writers:
            _pid, status = os.wait()
            say("gone", os.waitstatus_to_exitcode(status))


def say(*words: object) -> None:
    """Write one line at once, so that lines of several processes do not mix."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _fork(deeds_of: Deeds, seed: int) -> int:
    writer = os.fork()
    if writer:
        return writer
    try:
        for done in deeds_of(random.Random(seed)):  # noqa: S311 - choices, not secrets
            say("done", done)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
