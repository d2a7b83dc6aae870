"""What is not whole, not its own, or too high is not shown, and the refusal is on the trail."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from jiyao.foundation.trail.recording import system_scope
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.storing import path_of
from tests.files import png
from tests.vault.pages import READ, picture_in


def change(file: StoredFile) -> None:
    path = path_of(file.public_id)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.clause("SYS-04", "DOC-14", shows="refused")
@pytest.mark.clause("SYS-03")
def test_a_changed_file_is_refused_and_on_the_trail(
    file: StoredFile, client_of: Any, new_entries: Any
) -> None:
    reader = client_of("reader")
    proof = picture_in(reader.get(file.get_absolute_url()))
    change(file)
    answer = reader.get(file.get_absolute_url())
    assert answer.status_code == 409
    assert "可能被改动" in answer.content.decode()
    assert "可能被改动" in reader.get(proof).content.decode()
    told = [(e["outcome"], e.get("rules")) for e in new_entries(READ)[1:]]
    assert told == [("refused", ["vault.file_is_whole"])] * 2
    assert new_entries(READ)[-1]["clauses"] == ["DOC-14", "SYS-04"]


@pytest.mark.clause("SYS-04", shows="refused")
def test_a_missing_file_and_a_missing_key_are_told_apart(
    file: StoredFile, client_of: Any, settings: Any
) -> None:
    reader, keys = client_of("reader"), settings.KEYS
    settings.KEYS = Path(keys) / "elsewhere"
    assert "主密钥不可用" in reader.get(file.get_absolute_url()).content.decode()
    settings.KEYS = keys
    path_of(file.public_id).unlink()
    assert "文件库中没有" in reader.get(file.get_absolute_url()).content.decode()


@pytest.mark.clause("SYS-04", shows="refused")
def test_another_key_under_the_same_name_opens_nothing(
    file: StoredFile, client_of: Any, settings: Any
) -> None:
    (Path(settings.KEYS) / f"{file.key_id}.key").write_bytes(os.urandom(32))
    answer = client_of("reader").get(file.get_absolute_url())
    assert answer.status_code == 409
    assert "可能被改动" in answer.content.decode()


@pytest.mark.clause("SYS-04", shows="refused")
def test_keys_and_contents_swapped_between_two_files_open_nothing(
    file: StoredFile, document: Any, attached: Any, client_of: Any, behind_the_doors: Any
) -> None:
    other = attached(document, "二.png", png())
    reader = client_of("reader")
    with behind_the_doors(), connections["act"].cursor() as cursor:
        for one, two in ((file, other), (other, file)):
            cursor.execute(
                "UPDATE vault_storedfile SET wrapped_key = %s, fingerprint = %s WHERE id = %s",
                [bytes(two.wrapped_key), two.fingerprint, one.pk],
            )
    one, two = path_of(file.public_id), path_of(other.public_id)
    kept = one.read_bytes()
    assert reader.get(file.get_absolute_url()).status_code == 409
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    for swapped in (file, other):
        assert reader.get(swapped.get_absolute_url()).status_code == 409


@pytest.mark.clause("SYS-04", shows="refused")
def test_a_row_moved_to_another_label_or_record_opens_nothing(
    file: StoredFile, received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    elsewhere = received(circles=("后勤处",))
    with behind_the_doors(), connections["act"].cursor() as cursor:
        for statement in (
            "UPDATE vault_storedfile SET label_id = %s",
            "UPDATE vault_attachment SET label_id = %s",
        ):
            cursor.execute(statement, [elsewhere.label_id])
    answer = client_of("stranger").get(file.get_absolute_url())
    assert answer.status_code == 409
    assert "可能被改动" in answer.content.decode()


@pytest.mark.clause("SYS-10", shows="refused")
def test_a_file_whose_record_rises_above_the_ceiling_is_no_longer_shown(
    file: StoredFile, document: Any, client_of: Any, level: Any
) -> None:
    reader = client_of("reader")
    with system_scope("tests.level.raised"):
        document.label.level = level("state", "secret")
        document.label.save()
    answer = reader.get(file.get_absolute_url())
    assert answer.status_code == 409
    assert "高于本系统的处理上限" in answer.content.decode()
