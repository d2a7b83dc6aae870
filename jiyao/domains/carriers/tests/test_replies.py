"""An outgoing document names the incoming one that it answers (DOC-01, DOC-03)."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Document, Outgoing
from jiyao.domains.carriers.papers.receiving import fill_book
from jiyao.domains.carriers.procedures.printing import number
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.store.middleware import reading_as
from tests.issued_at_hand import TITLE, a_draft, drafted, signed, work_secret


def column(document: Any, person: Any) -> str:
    """Return what the book says under 复文号."""
    with reading_as(person.pk):
        rows = Document.objects.filter(pk=document.pk)
        data = fill_book(list(rows), facts_of(person, timezone.now())).data
    return str(dict(zip(data["headings"], data["rows"][0], strict=True))["复文号"])


@pytest.mark.clause("DOC-01")
def test_the_book_and_the_pages_tell_the_reply_once_it_has_a_number(
    received: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    incoming = received()
    outgoing = signed(cast, signs, answers=incoming)
    assert column(incoming, cast["keeper"]) == ""
    outgoing = number(outgoing, by=cast["keeper"])
    assert column(incoming, cast["keeper"]) == outgoing.number
    keeper = client_of("keeper")
    page = keeper.get(incoming.get_absolute_url()).content.decode()
    assert f'href="{outgoing.get_absolute_url()}"' in page
    page = keeper.get(outgoing.get_absolute_url()).content.decode()
    assert f'href="{incoming.get_absolute_url()}"' in page


@pytest.mark.clause("SYS-02")
def test_who_may_not_know_the_one_is_told_nothing_of_it_by_the_other(
    received: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    incoming = received(circles=("人事处",))
    outgoing = drafted(cast, signs, answers=incoming)
    page = client_of("reader").get(outgoing.get_absolute_url()).content.decode()
    assert TITLE in page
    assert incoming.number not in page


@pytest.mark.parametrize(
    ("asked", "why"),
    [("收内〔2026〕9999号", "没有您可以查阅的这件来文"), ("甲字1号", "不止一件来文是这个字号")],
)
def test_the_form_finds_it_by_its_number(
    asked: str,
    why: str,
    received: Any,
    cast: Any,
    signs: Any,
    client_of: Any,
    behind_the_doors: Any,
) -> None:
    for title in ("第一件", "第二件"):
        incoming = received(title=title, sender_number="甲字1号")
    draft = a_draft(cast, work_secret(cast, signs))
    names = ("item", "kind", "category", "series", "leader")
    fields: dict[str, Any] = {name: getattr(draft, name).pk for name in names}
    fields |= {"title": TITLE, "body": draft.body, "urgency": "ordinary", "main": "青岭市财政局 2"}
    fields |= {"checked": draft.checked, "by_pin": "482915"}
    address = reverse("act", args=["carriers.outgoing.drafted"])
    client = client_of("reader")
    assert why in client.post(address, {**fields, "answers": asked}).content.decode()
    answer = client.post(address, {**fields, "answers": incoming.number})
    assert answer.status_code == 302, answer.content.decode()
    with behind_the_doors():
        outgoing = Outgoing.objects.get()
    assert outgoing.answers_id == incoming.pk
    again = client.get(reverse("act", args=["carriers.outgoing.revised", outgoing.public_id]))
    assert again.context["form"]["answers"].value() == incoming.number
