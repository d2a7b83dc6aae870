"""Walks one file to its last part: recognise, read, unpack, screen, and note the gaps."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from . import decoders, sniffing
from .budget import Budget, ExhaustedError
from .findings import Finding
from .limits import Limits
from .parts import Blob, Gap, Part, Place, Text
from .readers import Reader, Source, unknown
from .readers.table import READERS, SWEPT
from .screening import Screener
from .sweep import sweep

_log = logging.getLogger(__name__)
_REMEMBERED = 4_096


def feature(reader: Reader) -> str:
    """Return the name under which a reader can be switched off."""
    return reader.__module__.rsplit(".", 1)[-1]


def joined(*names: str) -> str:
    """Join part names into a path inside the file."""
    return "!".join(name for name in names if name)


def _guessed(parts: Iterator[Part]) -> Iterator[Part]:
    """Leave out the gaps of what may be no file at all; what it holds is a guess as well."""
    for part in parts:
        if not isinstance(part, Gap):
            yield replace(part, guess=True) if isinstance(part, Blob) else part


class Walker:
    """Screens files one after the other; remembers parts that proved clean."""

    def __init__(
        self, screener: Screener, limits: Limits, without: frozenset[str] = frozenset()
    ) -> None:
        self._screener = screener
        self._limits = limits
        self._without = without
        self._clean: dict[bytes, None] = {}

    def walk(self, data: bytes, digest: bytes) -> tuple[list[Finding], list[Gap]]:
        """Return the findings and the gaps of one file's bytes, whose SHA-256 is `digest`."""
        visit = Visit(self, Budget(self._limits))
        visit.blob(Blob("", data), "", 0, digest)
        return visit.outcome()

    def walk_name(self, name: str) -> list[Finding]:
        """Return the findings in a file's name."""
        return list(self._screener.screen(Text("文件名", name, Place.NAME)))

    def active(self, feature: str) -> bool:
        """Tell whether a reader or decoder is switched on."""
        return feature not in self._without

    def known_clean(self, key: bytes) -> bool:
        """Tell whether the same bytes were already walked without any result."""
        return key in self._clean

    def remember_clean(self, key: bytes) -> None:
        """Note bytes that gave neither finding nor gap."""
        if len(self._clean) >= _REMEMBERED:
            self._clean.clear()
        self._clean[key] = None

    @property
    def screener(self) -> Screener:
        """The rules in force."""
        return self._screener

    @property
    def switched_off(self) -> frozenset[str]:
        """The names of readers, views and decoders that are not used."""
        return self._without


class Visit:
    """The walk through one file."""

    def __init__(self, walker: Walker, budget: Budget) -> None:
        self._walker = walker
        self._budget = budget
        self._findings: dict[tuple[str, str, str, str], Finding] = {}
        self._gaps: dict[Gap, None] = {}
        self._open: list[bytes] = []
        self._texts: set[int] = set()
        self._events = 0  # findings, gaps and repetitions: without any, the bytes are clean

    def outcome(self) -> tuple[list[Finding], list[Gap]]:
        """Return what was gathered, strongest findings first, up to the ceiling."""
        ordered = sorted(self._findings.values(), key=lambda finding: finding.grade)
        return ordered[: self._budget.limits.findings], list(self._gaps)

    def _gap(self, name: str, reason: str) -> None:
        self._events += 1
        self._gaps[Gap(name, reason)] = None

    def blob(self, blob: Blob, path: str, depth: int, digest: bytes = b"") -> None:
        """Read bytes found at `path`; what cannot be read becomes a gap."""
        if not blob.data:
            return
        key = (digest or sha256(blob.data).digest()) + blob.place.encode()
        if self._walker.known_clean(key):
            return
        if key in self._open:
            self._events += 1
            return
        before = self._events
        self._open.append(key)
        self._guarded(blob, path, depth)
        self._open.pop()
        if self._events == before:
            self._walker.remember_clean(key)

    def _guarded(self, blob: Blob, path: str, depth: int) -> None:
        try:
            self._budget.spend(len(blob.data))
            if depth > self._budget.limits.depth:
                raise ExhaustedError(f"嵌套超过上限 {self._budget.limits.depth} 层")
            self._read(blob, path, depth)
        except ExhaustedError as reason:
            self._gap(path, str(reason))
        except (Exception, RecursionError) as error:
            _log.debug("reader failed at %s", path, exc_info=True)
            self._gap(path, f"读取失败（{type(error).__name__}）")

    def _read(self, blob: Blob, path: str, depth: int) -> None:
        kind = sniffing.recognise(blob.data)
        reader = READERS.get(kind, unknown.read)
        if kind in SWEPT and self._walker.active("sweep"):
            self._all(sweep(blob.data), path, depth)
        if not self._walker.active(feature(reader)):
            self._gap(path, "对应的读取器已关闭")
            return
        parts = reader(Source(path, blob.data, kind, self._budget, blob.place))
        if blob.guess and kind in sniffing.VAGUE:
            parts = _guessed(parts)
        self._all(parts, path, depth)

    def _all(self, parts: Iterator[Part] | Iterator[Text], path: str, depth: int) -> None:
        for part in parts:
            name = joined(path, part.name)
            if isinstance(part, Gap):
                self._gap(name, part.reason)
            elif isinstance(part, Blob):
                self.blob(part, name, depth + 1)
            else:
                self._text(replace(part, name=name), depth)

    def _text(self, part: Text, depth: int) -> None:
        self._budget.check_time()
        seen = hash((part.text, part.place))
        if not part.text:
            return
        if seen in self._texts:
            self._events += 1
            return
        self._texts.add(seen)
        for finding in self._walker.screener.screen(part):
            self._events += 1
            key = (finding.grade, finding.rule, finding.part, finding.excerpt)
            self._findings.setdefault(key, finding)
        if depth <= self._budget.limits.depth:
            self._all(decoders.decode(part, self._walker.switched_off), part.name, depth + 1)
