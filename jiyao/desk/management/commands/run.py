import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jiyao.desk.keeping_up import keep_up
from jiyao.foundation.store.checks import Situation, findings


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
        beside = (
            [("app", "tick")] if options["no_signer"] else [("signer", "sign"), ("app", "tick")]
        )
        server = os.path.join(os.path.dirname(sys.executable), "granian")
        self.stdout.write(f"http://{options['address']}:{options['port']}")
        self.stdout.flush()
        sys.exit(keep_up([server, *_words(options)], [_repeated(*each) for each in beside]))


def _refuse_what_is_unsafe(situation: Situation) -> None:
    found = findings(situation, only_fatal=True)
    if found:
        raise CommandError("\n".join(f"{one.code} {finding}" for one, finding in found))


def _repeated(role: str, command: str) -> list[str]:
    return ["env", f"JIYAO_AS={role}", sys.executable, "-m", "jiyao", command, "--every", "60"]


def _words(options: dict[str, Any]) -> list[str]:
    return [
        "--interface", "wsgi",
        "--host", options["address"],
        "--port", str(options["port"]),
        "--workers", str(options["workers"]),
        "--blocking-threads", "1",
        "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--log-level", "warning",
        "jiyao.config.wsgi:application",
    ]  # fmt: skip
