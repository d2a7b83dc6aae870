"""One deed in a process of its own that can be watched and hurt from outside.

Reads the name of a deed a line and forks a process for it, which says `ready PID`, waits for a
line, and carries the deed out: `done WHAT`, or `failed WHY` and then the same once more. `gone
STATUS` follows.
"""

import os
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import django
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings
from django.db import connections
from django.utils import timezone

from tests.faults import checking
from tests.faults.deeds import act, people, signed, warm_up
from tests.faults.writer import say

TRIES = 2
SAME = partial(random.Random, 9)
OPENING = X25519PrivateKey.from_private_bytes(bytes(31) + b"1")
Step = Callable[[], str]


def main() -> None:
    """Carry out one deed after another until there is nothing more to read."""
    django.setup()
    warm_up()
    connections.close_all()
    while name := sys.stdin.readline().strip():
        child = os.fork()
        if not child:
            _be_the_child(name)
        say("gone", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _be_the_child(name: str) -> None:
    try:
        say("ready", os.getpid())
        os.read(0, 3)
        for step in DEEDS[name]():
            _until_it_is_done(step)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def _until_it_is_done(step: Step) -> None:
    for _attempt in range(TRIES):
        try:
            say("done", step())
        except Exception as error:
            traceback.print_exc()
            say("failed", type(error).__name__)
            connections.close_all()
        else:
            return


def hand_over() -> Iterator[Step]:
    """Attach a file to a document, then take a copy of it back from its reader, as two acts."""
    yield from attach()
    yield lambda: str(act(_copy(), people(), SAME()).sealed_by)


def attach() -> Iterator[Step]:
    """Attach a file to a document."""
    yield lambda: _attach(_copy().document, people()["keeper"])


def _copy() -> Any:
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.store.aliases import writing_scope

    with writing_scope():
        internal = Level.objects.get(scheme__code="work", code="internal")
        rows = Copy.objects.filter(level=internal).exclude(holder=None)
        return rows.select_related("document", "holder").order_by("pk")[0]


def _attach(document: Any, keeper: Any) -> str:
    from jiyao.domains.carriers.procedures.attaching import files_of_a_document
    from tests.files import png, upload_of

    made = files_of_a_document.attach(document, upload=upload_of("图.png", png()), by=keeper)
    return str(made.sealed_by)


def back_up() -> Iterator[Step]:
    """Make a backup beside the installation; it is done when it opens whole."""
    numbers = count(1)

    def step() -> str:
        from jiyao.foundation.backup.locking import for_recipient, unlocked_by
        from jiyao.foundation.backup.making import make
        from jiyao.foundation.backup.restoring import verify

        file = Path(settings.HOME) / f"backups/{os.getpid()}-{next(numbers)}"
        file.parent.mkdir(exist_ok=True)
        digest = make(file, for_recipient(OPENING.public_key()), timezone.now()).sha256
        verify(file, unlocked_by(OPENING))
        return digest

    yield step


def sign() -> Iterator[Step]:
    """Sign what is new."""
    yield lambda: [name for name, _new in signed(thorough=True)][-1]


def look() -> Iterator[Step]:
    """Look at everything; each fault is a word for why it failed."""
    for fault in checking.faults():
        say("fault", fault)
    yield lambda: "looking"


DEEDS = {"attach": attach, "hand-over": hand_over, "backup": back_up, "sign": sign, "look": look}

if __name__ == "__main__":
    main()
