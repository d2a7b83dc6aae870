import ctypes
import os
import signal
import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jiyao.foundation.store.checks import Situation, findings

PR_SET_PDEATHSIG = 1


class Command(BaseCommand):
    help = "Serve the pages, with the signer of the trail and the calendar beside them."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--address", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument(
            "--no-signer", action="store_true", help="the signer runs elsewhere, as another user"
        )

    def handle(self, **options: Any) -> None:
        _refuse_what_is_unsafe(Situation(timezone.now(), options["address"], options["workers"]))
        if not options["no_signer"]:
            _start("signer", "sign")
        _start("app", "tick")
        server = os.path.join(os.path.dirname(sys.executable), "granian")
        self.stdout.write(f"http://{options['address']}:{options['port']}")
        self.stdout.flush()
        os.execv(server, [server, *_words(options)])  # noqa: S606 - our own server, fixed words


def _refuse_what_is_unsafe(situation: Situation) -> None:
    found = findings(situation, only_fatal=True)
    if found:
        raise CommandError("\n".join(f"{one.code} {finding}" for one, finding in found))


def _start(role: str, command: str) -> None:
    environment = {**os.environ, "JIYAO_AS": role}
    words = [sys.executable, "-m", "jiyao", command, "--every", "60"]
    subprocess.Popen(words, env=environment, preexec_fn=_end_with_the_server)  # noqa: S603


def _end_with_the_server() -> None:
    """Ask Linux to end this process when the server ends, however that comes about."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _words(options: dict[str, Any]) -> list[str]:
    return [
        "--interface", "wsgi",
        "--host", options["address"],
        "--port", str(options["port"]),
        "--workers", str(options["workers"]),
        "--blocking-threads", "1",
        "--log-level", "warning",
        "jiyao.config.wsgi:application",
    ]  # fmt: skip
