"""What stands out on the page of a copy is what comes next, and nothing else."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from jiyao.domains.carriers.procedures.wishing import wish_for
from jiyao.foundation.access.readers import readers_of
from tests.carriers_at_hand import the_room


@pytest.fixture
def first_copy(received: Any, behind_the_doors: Any) -> Any:
    def of(*circles: str) -> Copy:
        document = received("state", "confidential", circles=circles)
        with behind_the_doors():
            return Copy.objects.select_related("document").filter(document=document)[:1].get()

    return of


@pytest.fixture
def stands_out(client_of: Any) -> Any:
    def on(copy: Copy) -> str | None:
        page = client_of("keeper").get(copy.get_absolute_url())
        found: str | None = page.context["comes_next"]
        return found

    return on


def test_before_the_scope_is_determined_nothing_stands_out(
    first_copy: Any, stands_out: Any, client_of: Any
) -> None:
    copy = first_copy()
    assert stands_out(copy) == ""
    for page in (copy.get_absolute_url(), copy.document.get_absolute_url()):
        assert "待办公室负责人定知悉范围" in client_of("keeper").get(page).content.decode()
    assert "待办公室负责人定范围" in client_of("keeper").get("/").content.decode()


def test_when_everybody_has_had_it_it_is_put_away(
    first_copy: Any, stands_out: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    copy = first_copy("单位领导")
    with behind_the_doors():
        readers = list(readers_of(copy.label, timezone.now()))
    for reader in readers:
        assert stands_out(copy) == "carriers.copy.sent"
        fields = {"place": the_room(), "due": None, "by": cast["keeper"]}
        send(copy, to=reader, **fields, proofs=signs(to=reader))
        assert stands_out(copy) is None
        sign_as_read(copy, by=reader, proofs=signs())
        back = {"counted": 6, "condition": "", "by": cast["keeper"]}
        take_back(copy, reader=reader, **back, proofs=signs(reader=reader))
    assert readers
    assert stands_out(copy) == "carriers.copy.stored"


def test_a_keeper_in_scope_has_it_in_the_room(first_copy: Any, stands_out: Any, cast: Any) -> None:
    assert stands_out(first_copy(cast["keeper"].name)) == "carriers.copy.stored"


def test_the_page_of_a_copy_says_who_may_know_of_it(first_copy: Any, client_of: Any) -> None:
    page = client_of("keeper").get(first_copy("业务一处").get_absolute_url())
    assert "业务一处" in [fact.value for fact in page.context["facts"]]


def test_the_only_place_is_chosen_already(first_copy: Any, client_of: Any) -> None:
    copy = first_copy("业务一处")
    form = client_of("keeper").get(f"/act/carriers.copy.lent/{copy.public_id}/").context["form"]
    assert [form["place"].value()] == [place.pk for place in form.fields["place"].queryset]


def test_for_carrying_two_are_asked_for_and_the_uncleared_are_named_as_such(
    first_copy: Any, client_of: Any, cast: Any
) -> None:
    address = f"/act/carriers.copy.carried-out/{first_copy('业务一处').public_id}/"
    form = client_of("keeper").get(address).context["form"]
    assert form.fields["escort"].required
    said = [str(label) for _key, label in form.fields["escort"].choices]
    assert [words for words in said if cast["stranger"].name in words and "等级不足" in words]
    assert "request_reason" not in form.fields


def test_from_the_document_each_copy_that_is_here_can_be_sent(
    first_copy: Any, client_of: Any, cast: Any, signs: Any
) -> None:
    copy = first_copy("业务一处")
    address = copy.document.get_absolute_url()
    deed = reverse("act", args=[send.code, copy.public_id])
    page = client_of("keeper").get(address)
    assert deed in page.content.decode()
    assert page.context["comes_next"] == ""
    for who in ("reader", "office_head"):
        assert deed not in client_of(who).get(address).content.decode()
    fields = {"place": the_room(), "due": None, "by": cast["keeper"]}
    send(copy, to=cast["reader"], **fields, proofs=signs(to=cast["reader"]))
    assert deed not in client_of("keeper").get(address).content.decode()


def test_from_a_copy_its_reader_finds_how_to_ask_for_more(first_copy: Any, client_of: Any) -> None:
    copy = first_copy("业务一处")
    deed = reverse("act", args=[wish_for.code, copy.document.public_id])
    found = {
        who: deed in client_of(who).get(copy.get_absolute_url()).content.decode()
        for who in ("reader", "keeper")
    }
    assert found == {"reader": True, "keeper": False}
