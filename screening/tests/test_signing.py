"""A signed result shows a later change."""

import json
from pathlib import Path

import pytest
from jiyao_screening import signing
from jiyao_screening.cli import main


@pytest.fixture
def signed(tmp_path: Path) -> tuple[dict, str]:
    key, target = tmp_path / "key", tmp_path / "out.json"
    key.write_bytes(signing.new_key())
    (tmp_path / "a.txt").write_text("机密★10年", "utf-8")
    main(["--quiet", "--jobs=1", f"--sign={key}", f"--json={target}", str(tmp_path / "a.txt")])
    return json.loads(target.read_text("utf-8")), signing.public_key(key)


def test_an_untouched_result_verifies(signed: tuple[dict, str]) -> None:
    assert signing.verify(*signed)


@pytest.mark.parametrize("field", ["machine", "finished", "rules", "file_list_sha256", "files"])
def test_a_changed_field_shows(signed: tuple[dict, str], field: str) -> None:
    data, key = signed
    assert not signing.verify(data | {field: "changed"}, key)


def test_another_key_is_not_trusted(signed: tuple[dict, str], tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(signing.new_key())
    assert not signing.verify(signed[0], signing.public_key(tmp_path / "other"))


def test_a_result_without_signature_is_not_trusted(signed: tuple[dict, str]) -> None:
    data, key = signed
    del data["signature"]
    assert not signing.verify(data, key)
