"""People at work, all at once: `python -m bench.load [MINUTES [PEOPLE]]`.

Five minutes and 50 people on PostgreSQL with two workers, 20 people on SQLite with one, unless
told otherwise. Everybody signs in, then goes on with a pause before each page, seven seconds in the
middle and spread as TPC-W has people think: they look at their board, inbox, what there is to sign,
the registers of documents and copies, searches, single records; staff ask the room for a document
and withdraw it; keepers (every fifth) hand copies out and take them back, with both PINs. One act
is two requests, its form (reading) and what is sent (writing), so that four of five requests read.
Each has an address of their own, as a proxy tells it. Prints p50, p95 and the worst in milliseconds
for each kind of request, what went wrong, and the memory of all processes of the product every half
minute. Ends with 1 when there was an error.
On PostgreSQL: `python -m tests.with_postgresql python -m bench.load`.
"""

import random
import re
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import requests
from lxml import html

from bench.crowd import PAGES, name_of, numbers
from tests.browser.cast import PASSWORD, PIN
from tests.browser.installation import CLUSTER, Installation, administer, installed
from tests.browser.serving import served
from tests.faults.killing import DURABLE
from tests.with_postgresql import cluster

THINKING, LONGEST, ACTING, DOCUMENTS = 7.0, 70.0, 0.25, 10_000
PATIENCE, HALF_A_MINUTE = 60, 30
READS = {
    "board": "/",
    "register": "/registers/carriers.copy/",
    "documents": "/registers/carriers.document/",
    "search": "/registers/carriers.document/?q=通知",
    "rare search": "/registers/carriers.document/?q=0000123",
    "inbox": "/duties/",
    "to sign": "/to-sign/",
}
RECORD = re.compile(r"/carriers/(documents|copies)/([0-9a-f-]{36})/")


class Tally:
    """What all people have seen: the time of each request by its kind, and what went wrong."""

    def __init__(self) -> None:
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self.lock = threading.Lock()

    def note(self, kind: str, seconds: float, fault: str) -> None:
        with self.lock:
            self.times[kind].append(seconds * 1000)
        if fault:
            self.fail(f"{kind}: {fault}")

    def fail(self, fault: str) -> None:
        with self.lock:
            self.errors[fault] += 1


class Worker(threading.Thread):
    """One person at a browser until the end."""

    def __init__(self, address: str, place: int, crowd: int, until: float, tally: Tally) -> None:
        super().__init__(daemon=True)
        self.address, self.place, self.crowd = address, place, crowd
        self.number, self.keeper = list(numbers(crowd).items())[place]
        self.until, self.tally = until, tally
        self.chance = random.Random(self.number)
        self.browser = requests.Session()
        self.browser.headers["X-Forwarded-For"] = f"10.0.0.{place + 1}"
        self.records: dict[str, list[str]] = {"documents": [], "copies": []}
        self.out = ""

    def sign_in(self) -> None:
        page = self._ask("sign-in page", "/")
        self._send("sign-in", page, login=self.number, password=PASSWORD)

    def run(self) -> None:
        """Read and act, with pauses, until the time is over."""
        while time.monotonic() < self.until:
            time.sleep(min(self.chance.expovariate(1 / THINKING), LONGEST))
            if self.records["copies" if self.keeper else "documents"]:
                self._choose()
            else:
                self._look("documents")
                self._look("register")

    def _choose(self) -> None:
        if self.chance.random() < ACTING:
            (self._move_a_copy if self.keeper else self._wish)()
        elif self.chance.random() < 0.3:
            kind = self.chance.choice(["documents", "copies"])
            if self.records[kind]:
                self._ask(kind[:-1], f"/carriers/{kind}/{self.chance.choice(self.records[kind])}/")
        else:
            self._look(self.chance.choice(list(READS)))

    def _look(self, kind: str) -> None:
        page = self._ask(kind, READS[kind])
        for what, ref in RECORD.findall(page.text if page is not None else ""):
            if ref not in self.records[what] and self._is_mine(ref):
                self.records[what].append(ref)

    def _is_mine(self, ref: str) -> bool:
        """Keepers who share the work do not reach for one copy at the same moment."""
        keepers = -(-self.crowd // 5)
        return not self.keeper or int(ref[:8], 16) % keepers == self.place // 5

    def _wish(self) -> None:
        """Ask the room for a document, or withdraw what was asked for."""
        if self.out:
            page = self._ask("form to withdraw", f"/act/carriers.wish.withdrawn/{self.out}/")
            self._send("withdraw", page)
            self.out = ""
            return
        ref = self.chance.choice(self.records["documents"])
        page = self._ask("form to ask", f"/act/carriers.document.wished-for/{ref}/")
        answer = self._send("ask", page, kind="borrow", purpose="工作需要")
        found = re.search(r"/carriers/wishes/([0-9a-f-]{36})/", answer.url if answer else "")
        self.out = found[1] if found else ""

    def _move_a_copy(self) -> None:
        """Hand a copy to somebody, or take back what was handed out; both sides sign."""
        ref = self.out or self.chance.choice(self.records["copies"])
        code = "returned" if self.out else "sent"
        page = self._ask(f"form {code}", f"/act/carriers.copy.{code}/{ref}/")
        if self.out:
            signed = {"by_pin": PIN, **_at_counter("reader", self.other)}
            self._send("take back", page, counted=str(PAGES), **signed)
            self.out = ""
            return
        self.other = self.chance.choice([n for n, keeper in numbers(20).items() if not keeper])
        option = _option(page.text, "to", name_of(self.other)) if page is not None else ""
        signed = {"by_pin": PIN, **_at_counter("to", self.other)}
        answer = self._send("hand out", page, to=option, **signed)
        self.out = ref if answer else ""

    def _ask(self, kind: str, path: str) -> Any:
        return self._timed(f"read {kind}", "get", self.address + path)

    def _send(self, deed: str, page: Any, **fields: Any) -> Any:
        """Send the form of a page with these fields; return the page it leads to."""
        if page is None:
            return None
        form = next(f for f in html.fromstring(page.text).forms if "form" in f.classes)
        values = {k: v for k, v in form.form_values() if v is not None} | fields
        target = requests.compat.urljoin(page.url, form.action or "")
        answer = self._timed(f"write {deed}", "post", target, data=values)
        if answer is not None and answer.url == target:
            self.tally.fail(f"write {deed}: {_reason(answer.text)}")
            return None
        return answer

    def _timed(self, kind: str, method: str, address: str, **more: Any) -> Any:
        begun = time.perf_counter()
        try:
            answer = self.browser.request(method, address, timeout=PATIENCE, **more)
        except requests.RequestException as fault:
            self.tally.note(kind, time.perf_counter() - begun, type(fault).__name__)
            return None
        fault = "" if answer.ok else str(answer.status_code)
        self.tally.note(kind, time.perf_counter() - begun, fault)
        return answer if answer.ok else None


def _at_counter(part: str, number: str) -> dict[str, str]:
    return {f"{part}_kind": "counter", f"{part}_card": number, f"{part}_pin": PIN}


def _option(text: str, field: str, words: str) -> str:
    """Return the value of the option that has these words."""
    found = html.fromstring(text).xpath(f"//select[@name='{field}']/option[contains(., '{words}')]")
    return str(found[0].get("value")) if found else ""


def _reason(text: str) -> str:
    page = html.fromstring(text)
    told = page.xpath("//*[contains(@class, 'refusal') or contains(@class, 'error')]")
    return " ".join(" ".join(each.text_content() for each in told).split())[:160] or "form again"


def memory(home: Path) -> int:
    """Return the resident memory of the installation's processes in MiB."""
    mark, pages = f"JIYAO_HOME={home}".encode(), 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                pages += int((process / "statm").read_text().split()[1])
        except OSError:
            continue
    return pages * 4096 >> 20


def work(made: Installation, people: int, minutes: float) -> Tally:
    """Let the people work on a served installation, and print the memory as they go."""
    warming, tally = Tally(), Tally()
    workers = 2 if made.cluster else 1
    with served(made, signer=True, workers=workers, JIYAO_PROXIES="127.0.0.1") as address:
        until = time.monotonic() + minutes * 60 + people * 0.5
        crowd = [Worker(address, place, people, until, warming) for place in range(people)]
        for person in crowd:
            person.sign_in()
        until = time.monotonic() + minutes * 60
        for person in crowd:
            person.until, person.tally = until, tally
            person.start()
        while time.monotonic() < until:
            time.sleep(min(HALF_A_MINUTE, max(until - time.monotonic(), 0)))
            print(f"memory {memory(made.home)} MiB", flush=True)
        for person in crowd:
            person.join(PATIENCE)
    tally.errors += warming.errors
    return tally


def told(tally: Tally) -> str:
    """Return the table of times by kind and what went wrong."""
    lines = [f"{'':24}{'count':>7}{'p50':>8}{'p95':>8}{'worst':>8}"]
    groups = dict(tally.times)
    for side in ("read", "write"):
        groups[f"ALL {side}"] = [t for k, v in tally.times.items() if k.startswith(side) for t in v]
    for kind, times in sorted(groups.items()):
        if len(times) > 1:
            p95 = statistics.quantiles(times, n=20)[-1]
            middle = statistics.median(times)
            lines.append(f"{kind:24}{len(times):7}{middle:8.0f}{p95:8.0f}{max(times):8.0f}")
    lines += [f"{count} × {fault}" for fault, count in tally.errors.items()]
    return "\n".join([*lines, f"errors: {sum(tally.errors.values())}"])


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 5
    people = int(sys.argv[2]) if len(sys.argv) > 2 else (50 if CLUSTER else 20)
    if CLUSTER:
        with cluster(DURABLE) as where, installed(where) as made:
            return _measured(made, people, minutes)
    with installed("") as made:
        return _measured(made, people, minutes)


def _measured(made: Installation, people: int, minutes: float) -> int:
    made.run("bench.crowd", str(people), str(DOCUMENTS))
    if made.cluster:
        # As autovacuum does within a minute or two of an import.
        administer(made.cluster, "VACUUM ANALYZE", made.name)
    print(f"{people} people, {minutes} minutes, pauses of {THINKING} s, {DOCUMENTS} documents")
    tally = work(made, people, minutes)
    print(told(tally))
    return bool(tally.errors)


if __name__ == "__main__":
    sys.exit(main())
