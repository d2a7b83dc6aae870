"""A machine, its key, and results of its tool: signed as the tool signs them."""

import base64
import itertools
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from jiyao_screening import signing

from jiyao.domains.inspection.forms.fields import ResultField
from jiyao.domains.inspection.models import Finding, Machine, Run
from jiyao.domains.inspection.procedures.importing import take_in
from jiyao.domains.inspection.procedures.machines import enter, enter_rules
from jiyao.domains.inspection.results import Delivered
from jiyao.foundation.people.models import Circle

RULES = "2026.1-abc"
HIT = {
    "path": "/home/u/通知.docx",
    "verdict": "hit",
    "findings": [{"grade": "L1", "part": "页眉", "excerpt": "机■★■年"}],
}
REVIEW = {
    "path": "/home/u/名单.txt",
    "verdict": "review",
    "findings": [{"grade": "L2", "part": "", "excerpt": "内部■■"}],
}
INCOMPLETE = {"path": "/home/u/包.zip", "verdict": "incomplete", "incomplete": ["加密"]}
CLEAN = {"path": "/home/u/a.txt", "verdict": "clean"}


def listed(file: dict[str, Any], content: str = "a") -> dict[str, Any]:
    """Return a file as the tool lists it."""
    return {"sha256": content * 64, "size": 3, "findings": [], "incomplete": []} | file


class Tool:
    """The checking tool on one machine, with its own key."""

    def __init__(self, folder: Path, name: str = "BG-01") -> None:
        self.name, self.path = name, folder / f"{name}.pem"
        self.path.write_bytes(signing.new_key())
        self.key = signing.public_key(self.path)

    def told(self, *files: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Return what a run tells, unsigned; finished now unless told otherwise."""
        said = {
            "tool": "jiyao-scan",
            "rules": RULES,
            "machine": self.name,
            "finished": timezone.now().isoformat(),
            "roots": ["/home/u"],
            "file_list_sha256": "f" * 64,
            "files": [listed(file) if "sha256" not in file else file for file in files],
        }
        return said | changes

    def ran(self, *files: dict[str, Any], **changes: Any) -> bytes:
        """Return the signed result of a run over these files."""
        data = signing.sign(self.told(*files, **changes), self.path)
        return json.dumps(data).encode()


def delivered(data: bytes) -> Delivered:
    """Return a result as the form hands it over."""
    return ResultField().clean(SimpleUploadedFile("r.json", data))


def strange_key() -> str:
    """Return the public key of nobody here."""
    return base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """The tool of the machine at hand."""
    return Tool(tmp_path)


@pytest.fixture
def machine(cast: Any, tool: Tool) -> Machine:
    """An internet-facing machine of the reader, and the rules that are in force."""
    enter_rules(version=RULES, remark="", by=cast["secrecy_office"])
    return entered(cast, tool)


def entered(cast: Any, tool: Tool, **changes: Any) -> Machine:
    """Enter the machine of a tool."""
    fields = {
        "name": tool.name,
        "kind": "internet",
        "unit": Circle.objects.get(name="业务一处"),
        "place": "301室",
        "person": cast["reader"],
        "public_key": tool.key,
    }
    found: Machine = enter(**{**fields, **changes}, by=cast["secrecy_office"])
    return found


@pytest.fixture
def imported(machine: Machine, tool: Tool, cast: Any) -> Callable[..., Run]:
    """Run the tool over files and take the result in; each run ends after the one before."""
    seconds = itertools.count(1)

    def run(*files: dict[str, Any], **changes: Any) -> Run:
        finished = timezone.now() + timedelta(seconds=next(seconds))
        data = tool.ran(*files, **{"finished": finished.isoformat(), **changes})
        found: Run = take_in(machine, delivered=delivered(data), by=cast["secrecy_office"])
        return found

    return run


@pytest.fixture
def only(behind_the_doors: Any) -> Callable[..., Finding]:
    """Return the one finding of a verdict, as it stands now."""

    def find(verdict: str = "hit") -> Finding:
        with behind_the_doors():
            rows = Finding.objects.select_related("run", "owner", "gone_by")
            return rows.get(verdict=verdict)

    return find


def later(days: float) -> datetime:
    """Return a moment so many days from now."""
    return timezone.now() + timedelta(days=days)
