"""Who looks and when stands across every page of a signed-in person."""

from typing import Any

import pytest
from django.test import Client


@pytest.mark.clause("SYS-08", shows="shown")
@pytest.mark.parametrize("who", ["keeper", "leader", "reader", "security", "audit"])
def test_every_page_bears_the_name_the_number_and_the_time(
    cast: Any, client_of: Any, who: str
) -> None:
    person = cast[who]
    for address in ("/", "/me/", "/duties/", "/registers/carriers.copy/"):
        page = client_of(who).get(address)
        if page.status_code == 200:
            drawn = page.content.decode().partition('<svg class="watermark"')[2]
            assert f"{person.name}（{person.number}）" in drawn
            assert f"{page.context['now']:%Y}年" in drawn


def test_who_has_not_signed_in_sees_none(database: None) -> None:
    assert "watermark" not in Client().get("/sign-in/", follow=True).content.decode()
