"""The audit of the packages of others finds what it is there to find."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.audit import differences, known_faults, pinned, read

PINS = {"django": "5.2.1", "pillow": "13.0.0"}


def advisory(name: str = "Django", **affected: Any) -> dict[str, Any]:
    package = {"ecosystem": "PyPI", "name": name}
    return {"id": "OSV-1", "affected": [{"package": package, **affected}]}


def between(*events: dict[str, str]) -> dict[str, Any]:
    return advisory(ranges=[{"type": "ECOSYSTEM", "events": list(events)}])


@pytest.mark.parametrize(
    ("told", "concerned"),
    [
        (between({"introduced": "0"}, {"fixed": "5.2.2"}), True),
        (between({"introduced": "0"}, {"fixed": "5.2.1"}), False),
        (between({"introduced": "5.2.2"}, {"fixed": "5.3"}), False),
        (between({"introduced": "5.2"}, {"last_affected": "5.2.1"}), True),
        (between({"introduced": "5.2"}, {"last_affected": "5.2.0"}), False),
        (
            between(
                {"fixed": "4.2.9"}, {"introduced": "0"}, {"introduced": "5.0"}, {"fixed": "5.2.9"}
            ),
            True,
        ),
        (advisory(versions=["5.2.1"]), True),
        (advisory(versions=["5.2.0"]), False),
        (advisory("django_htmx", versions=["5.2.1"]), False),
        ({**advisory(versions=["5.2.1"]), "withdrawn": "2026-01-01T00:00:00Z"}, False),
    ],
)
def test_an_advisory_is_held_against_the_pin(told: dict[str, Any], concerned: bool) -> None:
    assert known_faults(PINS, [told]) == (["django 5.2.1: OSV-1"] if concerned else [])


def test_advisories_are_read_from_a_folder_and_from_a_zip(tmp_path: Path) -> None:
    told = advisory(versions=["5.2.1"])
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/one.json").write_text(json.dumps(told), "utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("one.json", json.dumps(told))
    assert list(read(tmp_path / "folder")) == list(read(tmp_path / "all.zip")) == [told]


def test_what_is_not_as_pinned_is_found() -> None:
    installed = {"django": "5.2.0", "pillow": "13.0.0", "stowaway": "1", "jiyao": "0"}
    assert differences(PINS, installed) == [
        "django 5.2.0: pinned is 5.2.1",
        "stowaway 1: not pinned",
    ]


def test_every_requirement_is_seen() -> None:
    assert {"django", "argon2-cffi", "pytest"} <= pinned().keys()
