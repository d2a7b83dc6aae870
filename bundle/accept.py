"""Try out the Jiyao that runs this file: `FOLDER/bin/python accept.py`.

In a temporary folder, on the loopback address: lay out an installation, load the fictional
organisation, check it, serve it, sign in, open pages, print one, verify the trail. Exit code 0
when all of it works. Only the standard library is imported.
"""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

JIYAO = Path(sys.executable).with_name("jiyao")
KEEPER = "K0101"
COPIES = "/registers/carriers.copy/"
PAPER = "/papers/carriers.incoming-register/"
PATIENCE = 60


class Visitor:
    """A browser of one person, which keeps cookies and reads pages."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def get(self, path: str) -> bytes:
        """Return what the server answers; anything but a page that is there is an error."""
        return bytes(self.opener.open(self.address + path, timeout=PATIENCE).read())

    def sign_in(self, number: str, password: str) -> bytes:
        """Fill in the page of signing in and return the page behind it."""
        path = "/sign-in/"
        token = found(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        fields = {"login": number, "password": password, "csrfmiddlewaretoken": token}
        data = urllib.parse.urlencode(fields).encode()
        return bytes(self.opener.open(self.address + path, data, timeout=PATIENCE).read())


def main() -> None:
    """Do all of it in order and say what was done."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        environment = {**os.environ, "JIYAO_HOME": str(home), "JIYAO_DEMO": "1"}
        done("the database is laid out", jiyao(environment, "setup"))
        done("the fictional organisation is loaded", jiyao(environment, "demo"))
        done("the trail is signed", jiyao(environment, "sign"))
        done("nothing forbids it to run", not_forbidden(environment))
        with served(environment) as address:
            visit(Visitor(address), home / "demo-accounts.txt")
        done("the trail verifies", jiyao(environment, "trail", "verify"))
    print("All of it works.")


def visit(visitor: Visitor, accounts: Path) -> None:
    """Sign in as the keeper and look at a page of each kind."""
    line = next(each for each in accounts.read_text("utf-8").splitlines() if KEEPER in each)
    number, password = line.split()[:2]
    done("the keeper signs in", "退出".encode() in visitor.sign_in(number, password))
    done("the styles are served", b"@layer" in visitor.get("/static/ui/app.css"))
    record = found(r'href="(/carriers/copies/[^"]+)"', visitor.get(COPIES))
    done("a register lists its rows", record)
    done("a record opens", b"<h1" in visitor.get(record))
    done("a register prints", visitor.get(PAPER).startswith(b"%PDF"))


def jiyao(environment: dict[str, str], *words: str) -> bool:
    """Run a command to its end; what it says is shown when it fails."""
    ended = subprocess.run([JIYAO, *words], env=environment, capture_output=True, text=True)
    if ended.returncode:
        print(ended.stdout, ended.stderr, file=sys.stderr)
    return ended.returncode == 0


def not_forbidden(environment: dict[str, str]) -> bool:
    """Whether `jiyao check` finds nothing that keeps the pages from being served."""
    ended = subprocess.run([JIYAO, "check"], env=environment, capture_output=True, text=True)
    print(ended.stdout, end="")
    return ended.returncode in (0, 1) and "禁止" not in ended.stdout and not ended.stderr


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """Serve the pages on a free port of this machine and yield their address."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen([JIYAO, "run", "--port", str(port)], env=environment)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until somebody listens at the port. Raises when nobody does in PATIENCE seconds."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("FAIL the server answers")


def found(pattern: str, page: bytes) -> str:
    """Return the first group of a pattern in a page, empty when it is not there."""
    match = re.search(pattern, page.decode())
    return match.group(1) if match else ""


def done(what: str, well: object) -> None:
    """Say that something works, or end here."""
    if not well:
        sys.exit(f"FAIL {what}")
    print(f"ok   {what}", flush=True)


if __name__ == "__main__":
    main()
