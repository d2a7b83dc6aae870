"""Who looks and when stands across every page of a signed-in person."""

from typing import Any

import pytest
import time_machine
from django.test import Client


@pytest.mark.clause("SYS-08", shows="shown")
@pytest.mark.parametrize("address", ["/", "/me/", "/duties/", "/registers/carriers.copy/"])
@pytest.mark.parametrize("who", ["keeper", "leader", "reader", "security", "audit"])
def test_every_page_bears_the_name_the_number_and_the_time(
    cast: Any, client_of: Any, who: str, address: str
) -> None:
    """Also the page that says that the person may not open what was asked for."""
    with time_machine.travel("2031-05-06T09:07:00+08:00", tick=False):
        page = client_of(who).get(address).content.decode()
    drawn = page.partition('<svg class="watermark"')[2]
    assert f"{cast[who].name}（{cast[who].number}）" in drawn
    assert "2031年5月6日" in drawn
    assert "09:07" in drawn


def test_who_has_not_signed_in_sees_none(database: None) -> None:
    assert "watermark" not in Client().get("/sign-in/", follow=True).content.decode()
