"""How much a page costs at every depth of the server's own calls: `python -m bench.frames`.

The register of copies is asked for below ever more calls, with and without the middleware that
makes room for frames (jiyao/config/settling.py). Prints for each the least, the median and the most
of the processor time in milliseconds, and the ratio of the most to the least.
"""

import os
import statistics
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings
from django.test import Client, override_settings

from bench.ground import fill
from bench.readers import PAGE
from conftest import PASSWORD, PIN
from jiyao.config.settling import settle_down
from jiyao.desk.organisation import found_organisation, give_pin
from tests import databases

DOCUMENTS, DEPTHS, ROUNDS = 500, 40, 7
ROOM = "jiyao.config.settling.room_for_calls"


def below(calls: int, client: Client) -> Any:
    """Ask for the page below so many calls."""
    return below(calls - 1, client) if calls else client.get(PAGE)


def least_at(calls: int, client: Client) -> float:
    """Return the least processor time of some rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        assert below(calls, client).status_code == 200
        times.append((time.process_time() - begun) * 1000)
    return min(times)


def measure(person: Any, name: str) -> None:
    """Print what the page costs at all depths."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, "jiyao.foundation.accounts.backend.PasswordBackend")
    client.get(PAGE)
    times = [least_at(calls, client) for calls in range(DEPTHS)]
    least, most = min(times), max(times)
    middle = statistics.median(times)
    print(f"{name:14}{least:8.1f}{middle:8.1f}{most:8.1f}{most / least:8.2f}")


def main() -> None:
    """Fill a small registry and measure both."""
    databases.lay_out()
    cast = found_organisation(lambda member: PASSWORD)
    give_pin(cast["keeper"], PIN)
    fill(DOCUMENTS, cast)
    settle_down()
    print(f"{'':14}{'least':>8}{'median':>8}{'most':>8}{'ratio':>8}")
    without = [each for each in settings.MIDDLEWARE if each != ROOM]
    with override_settings(MIDDLEWARE=without):
        measure(cast["keeper"], "without room")
    measure(cast["keeper"], "with room")


if __name__ == "__main__":
    main()
