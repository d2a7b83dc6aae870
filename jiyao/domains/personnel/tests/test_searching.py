"""Rows about people are searched by whom they are about, each by who may see them (PER-12)."""

from typing import Any

import pytest

REGISTERS = ("personnel.file", "personnel.vetting", "organisation.pledge", "training.certificate")


@pytest.mark.parametrize("code", REGISTERS)
@pytest.mark.parametrize("asked", ["孙晓", "R0301", "sun xiao"])
def test_the_offices_find_a_person_by_name_number_and_sound(
    client_of: Any, code: str, asked: str
) -> None:
    page = client_of("personnel").get(f"/registers/{code}/", {"q": asked}).content.decode()
    assert "孙晓梅" in page
    assert "李思远" not in page


def test_others_find_their_own_rows_alone(client_of: Any) -> None:
    address = "/registers/organisation.pledge/"
    own = client_of("junior").get(address, {"q": "孙晓梅"}).content.decode()
    assert "共 1 条" in own
    other = client_of("reader").get(address, {"q": "孙晓梅"}).content.decode()
    assert "共 1 条" not in other
