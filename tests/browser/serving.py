"""The real server on a free loopback port, and what no page may do while it is looked at."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from tests.browser.installation import ROOT, Installation

PATIENCE = 30
EXPECTED_NOISE = "Failed to load resource"


@contextmanager
def served(
    installation: Installation, signer: bool = False, workers: int = 1, **told: str
) -> Iterator[str]:
    """Serve the installation, with one worker unless told, and yield its address.

    told: further variables of its environment.
    """
    port = _free_port()
    words = [sys.executable, "-m", "jiyao", "run", "--port", str(port), "--workers", str(workers)]
    words += [] if signer else ["--no-signer"]
    log = (installation.home / "server.log").open("w", encoding="utf-8")
    with log, subprocess.Popen(
        words, cwd=ROOT, env=installation.environment | told, stdout=log, stderr=log,
        start_new_session=True,
    ) as server:  # fmt: skip
        try:
            _wait_until_it_answers(server, port, log.name)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: Any, port: int, log: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    with open(log, encoding="utf-8") as file:
        raise RuntimeError(f"The server does not answer:\n{file.read()}")


class Watch:
    """Notes what no page may do: ask another host, fail in its script, break its policy."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []

    def over(self, context: Any) -> None:
        """Watch every page of a browser context."""
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda fault: self.faults.append(f"script: {fault.error}"))

    def _request(self, request: Any) -> None:
        where = urlsplit(request.url)
        if where.scheme != "data" and where.netloc != self.host:
            self.faults.append(f"another host: {request.url}")

    def _response(self, response: Any) -> None:
        page = response.request.is_navigation_request()
        if response.status >= (500 if page else 400):
            self.faults.append(f"{response.status}: {response.url}")

    def _console(self, message: Any) -> None:
        """A refused page (404, 409) is noise to the browser, and judged by its status instead."""
        told = message.type in ("error", "warning") and not message.text.startswith(EXPECTED_NOISE)
        if told:
            self.faults.append(f"console: {message.text}")
