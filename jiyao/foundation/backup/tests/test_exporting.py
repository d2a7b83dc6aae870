"""A register as a file holds what the named person may see, and the trail knows of it."""

import json

import pytest
from django.core.management import CommandError, call_command


def exported(capsys, who, *more, register="carriers.document"):
    call_command("export", register, "--as", who, *more)
    return capsys.readouterr().out


@pytest.mark.clause("SYS-02", "SYS-03")
def test_each_gets_what_he_may_see_and_no_more(received, cast, capsys, new_entries):
    received("state", "confidential")
    keeper = exported(capsys, cast["keeper"].number)
    assert keeper.startswith("\ufeff密级,收文号,标题")
    assert len(keeper.splitlines()) == 2
    assert len(exported(capsys, cast["stranger"].number).splitlines()) == 1
    told = [(e["who"], e["ref"], e["counts"]) for e in new_entries("carriers.document.exported")]
    assert told == [
        ("operator", cast["keeper"].public_id.hex, {"state:2": 1}),
        ("operator", cast["stranger"].public_id.hex, {}),
    ]


def test_json_lines_name_each_column(received, cast, capsys):
    document = received("state", "confidential")
    [line] = exported(capsys, cast["keeper"].number, "--format", "jsonl").splitlines()
    assert json.loads(line)["收文号"] == str(document)


def test_a_cell_that_looks_like_a_formula_stays_text(received, cast, capsys, behind_the_doors):
    received("state", "confidential", sender="=1+1")
    assert ",'=1+1," in exported(capsys, cast["keeper"].number)


def test_a_file_is_its_owners_alone_and_never_overwritten(received, cast, capsys, tmp_path):
    received("state", "confidential")
    file = tmp_path / "documents.csv"
    exported(capsys, cast["keeper"].number, "--to", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_text("utf-8").splitlines()) == 2
    with pytest.raises(CommandError):
        exported(capsys, cast["keeper"].number, "--to", str(file))


@pytest.mark.clause("SYS-02")
def test_unknown_registers_and_people_and_wrong_roles_are_refused(cast, capsys, new_entries):
    wrong = [
        ("nothing", "K0101"),
        ("people.person", "nobody"),
        ("people.person", cast["reader"].number),
    ]
    for register, who in wrong:
        with pytest.raises(CommandError):
            exported(capsys, who, register=register)
    assert new_entries() == []
