"""What is typed every day is offered: the senders and couriers of the latest documents."""

import re
from typing import Any

import pytest
from django import forms

from jiyao.foundation.procedures.suggesting import MOST, Suggesting, suggest
from tests import carriers_at_hand

COUNTING, ENTERING = "/act/carriers.document.counted/", "/carriers/entering/"


class Line(forms.Form):
    word = forms.CharField(widget=Suggesting)


def offered(client: Any, address: str, field: str) -> list[str]:
    """Return what a page offers for a field."""
    page = client.get(address).content.decode()
    assert f'list="{field}_before"' in page
    [listed] = re.findall(f'<datalist id="{field}_before">(.*?)</datalist>', page)
    return re.findall('value="([^"]*)"', listed)


@pytest.mark.clause("DOC-01")
@pytest.mark.parametrize("address", [COUNTING, ENTERING])
def test_the_usual_sender_comes_first(address: str, received: Any, client_of: Any) -> None:
    for sender in ("市财政局", "市档案馆", "市财政局"):
        received(sender=sender)
    assert offered(client_of("keeper"), address, "sender") == ["市财政局", "市档案馆"]
    assert offered(client_of("keeper"), address, "courier") == ["机要通信员"]


@pytest.mark.clause("SYS-02")
def test_the_sender_of_a_closed_matter_is_not_offered(
    received: Any, client_of: Any, cast: Any
) -> None:
    received(sender="市财政局")
    carriers_at_hand.close(received(sender="金丝雀来文单位"), cast["leader"])
    assert offered(client_of("keeper"), COUNTING, "sender") == ["市财政局"]


def test_only_so_many_are_offered_and_nothing_is_taken_for_a_mark_up() -> None:
    line = Line()
    suggest(line, {"word": ["<b>", "", *map(str, range(2 * MOST))]})
    shown = str(line["word"])
    assert shown.count("<option") == MOST
    assert "&lt;b&gt;" in shown
    assert "<datalist" in str(Line()["word"])


def test_what_was_only_counted_says_that_its_title_is_not_written_yet(
    counted: Any, client_of: Any
) -> None:
    page = client_of("keeper").get(counted().get_absolute_url()).content.decode()
    assert "标题尚未登记" in page
    assert "〔不在您的知悉范围〕" not in page


def test_above_the_ceiling_the_form_asks_for_the_code_title_alone(
    counted: Any, client_of: Any
) -> None:
    document = counted("state", "secret")
    address = f"/act/carriers.document.registered/{document.public_id}/"
    page = client_of("keeper").get(address)
    assert "title" not in page.context["form"].fields
    assert page.context["form"].fields["code_title"].required
    sent = {"title": "真标题", "urgency": "ordinary", "amount": 3, "enclosures": 0}
    page = client_of("keeper").post(address, sent)
    assert set(page.context["form"].errors) == {"code_title"}
