"""The signed result of a run of `jiyao-scan`, read with care: it comes from outside.

Pure. The contract is that of `jiyao_screening.reports.json_report`; what does not keep to it is a
`fault`, never an error.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from jiyao_screening import signing

from jiyao.foundation.vault.judging import Upload

LONGEST_PATH, LONGEST_WORDS, MOST_PLACES, MOST_GAPS = 1000, 300, 20, 10
VERDICTS = ("hit", "review", "incomplete", "clean")
KEY_BYTES = 32


class Malformed(ValueError):
    """A result that does not keep to the contract."""


@dataclass(frozen=True)
class Place:
    """One finding inside a file: its grade, the part of the file, the masked words around it."""

    grade: str
    part: str
    excerpt: str


@dataclass(frozen=True)
class Checked:
    """One file as the tool judged it. identity: a digest of its path, to meet it again."""

    path: str
    identity: str
    verdict: str
    digest: str
    places: tuple[Place, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """A run as its file tells it."""

    machine: str
    finished: datetime
    rules: str
    list_digest: str
    roots: tuple[str, ...]
    files: tuple[Checked, ...]

    def of_verdict(self, verdict: str) -> list[Checked]:
        """Return the files with a verdict."""
        return [each for each in self.files if each.verdict == verdict]

    @property
    def to_settle(self) -> list[Checked]:
        """Return the files that somebody has to do something about."""
        return [each for each in self.files if each.verdict != "clean"]

    def covers(self, path: str) -> bool:
        """Whether what the run was told to read includes a path."""
        return any(path == root or path.startswith(_as_folder(root)) for root in self.roots)


@dataclass(frozen=True)
class Delivered:
    """A result file as it came in, in memory alone."""

    upload: Upload

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.upload.data).hexdigest()

    @cached_property
    def raw(self) -> dict[str, Any] | None:
        """The object that the file holds, or nothing."""
        try:
            data = json.loads(self.upload.data)
        except (ValueError, RecursionError):
            return None
        return data if isinstance(data, dict) else None

    @cached_property
    def result(self) -> Result | None:
        """What the file says, or nothing when it does not keep to the contract."""
        try:
            return _result(self.raw) if self.raw is not None else None
        except Malformed:
            return None

    @cached_property
    def signer(self) -> str:
        """The public key that the file names, in base64, or nothing when it is not signed."""
        mark = (self.raw or {}).get("signature")
        named = mark.get("public_key") if isinstance(mark, dict) else None
        return plain_key(named) if isinstance(named, str) else ""

    @cached_property
    def holds(self) -> bool:
        """Whether nothing was changed since the named key signed."""
        try:
            return bool(self.signer) and signing.verify(self.raw or {}, self.signer)
        except RecursionError:
            return False


def plain_key(text: str) -> str:
    """Return an Ed25519 public key in the spelling that is stored, or nothing for no such key."""
    try:
        raw = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(raw).decode() if len(raw) == KEY_BYTES else ""


def fingerprint(key: str) -> str:
    """Return the fingerprint of a public key, in groups, to be compared by eye."""
    if not key:
        return ""
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()[:32].upper()
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


def _as_folder(root: str) -> str:
    if root.endswith(("/", "\\")):
        return root
    return f"{root}\\" if "\\" in root and "/" not in root else f"{root}/"


def _result(data: dict[str, Any]) -> Result:
    return Result(
        machine=_text(data.get("machine"), 80),
        finished=_moment(data.get("finished")),
        rules=_text(data.get("rules"), 80),
        list_digest=_text(data.get("file_list_sha256"), 64),
        roots=tuple(_text(each, LONGEST_PATH) for each in _list(data.get("roots"))),
        files=_files(_list(data.get("files"))),
    )


def _files(rows: list[Any]) -> tuple[Checked, ...]:
    files = tuple(_file(_object(row)) for row in rows)
    if len({each.identity for each in files}) < len(files):
        raise Malformed("a file is listed twice")
    return files


def _file(row: dict[str, Any]) -> Checked:
    if row.get("verdict") not in VERDICTS or not isinstance(row.get("path"), str):
        raise Malformed("a file without verdict or path")
    path = row["path"]
    return Checked(
        path=_text(path, LONGEST_PATH),
        identity=hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest(),
        verdict=row["verdict"],
        digest=_text(row.get("sha256", ""), 64),
        places=tuple(_place(_object(e)) for e in _list(row.get("findings", []))[:MOST_PLACES]),
        gaps=tuple(_text(e, LONGEST_WORDS) for e in _list(row.get("incomplete", []))[:MOST_GAPS]),
    )


def _place(row: dict[str, Any]) -> Place:
    part, excerpt = row.get("part", ""), row.get("excerpt", "")
    return Place(
        _text(row.get("grade"), 2), _text(part, LONGEST_WORDS), _text(excerpt, LONGEST_WORDS)
    )


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed("no object")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Malformed("no list")
    return value


def _text(value: Any, longest: int) -> str:
    """Return words that a database takes: no lone surrogates, no control signs, not too long."""
    if not isinstance(value, str):
        raise Malformed("no text")
    storable = value.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(sign if sign.isprintable() else "·" for sign in storable)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        moment.astimezone()
    except (TypeError, ValueError, OverflowError):
        raise Malformed("no moment") from None
    if moment.tzinfo is None:
        raise Malformed("a moment without its zone")
    return moment
