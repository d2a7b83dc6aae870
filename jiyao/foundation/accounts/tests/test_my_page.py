from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.parametrize("key", ["keeper", "stranger", "system"])
def test_everybody_finds_himself_and_the_ways_to_change(
    client_of: Callable[[str], Client], key: str
) -> None:
    page = client_of(key).get(reverse("me")).content.decode()
    for name in ("account_change_password", "pin", "mfa_index"):
        assert reverse(name) in page


def test_the_own_roles_unit_and_clearances_are_shown(client_of: Callable[[str], Client]) -> None:
    page = client_of("keeper").get(reverse("me")).content.decode()
    for part in ("陈静", "K0101", "办公室", "机要员", "绝密", "未启用"):
        assert part in page, part
    assert "撤销" not in page


def test_the_second_factor_is_shown_as_enrolled(
    client_of: Callable[[str], Client], enrol_second_factor: Callable[[Client], str]
) -> None:
    client = client_of("keeper")
    enrol_second_factor(client)
    assert "已启用" in client.get(reverse("me")).content.decode()
