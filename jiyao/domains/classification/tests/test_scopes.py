"""Whom an item is for is shown and kept whole, whoever looks and whoever revises (CLS-03)."""

from dataclasses import replace
from typing import Any

import pytest
from django.forms import ModelMultipleChoiceField
from django.utils import timezone

from conftest import PIN
from jiyao.domains.classification.models import Item, circles_of
from jiyao.domains.classification.procedures.cataloguing import name_member
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.settings import GROUP_PATH, PATH
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from tests.carriers_at_hand import choose


@pytest.fixture
def for_two_units(draft: Any, proposed: Any) -> Item:
    """Something proposed by the reader for the own unit and for another one."""
    both = [*draft.circles, Circle.objects.get(name="办公室")]
    item: Item = proposed(circles=both, deviation="协办")
    return item


def handed_in_as_it_stands(client: Any, item: Item) -> Any:
    """Open the form of a revision and post what it shows."""
    address = f"/act/classification.item.revised/{item.public_id}/"
    form = client.get(address).context["form"]
    shown = {name: _posted(form[name].value(), field) for name, field in form.fields.items()}
    return client.post(address, {**{n: v for n, v in shown.items() if v}, "by_pin": PIN})


def _posted(value: Any, field: Any) -> Any:
    if isinstance(field, ModelMultipleChoiceField):
        return [field.prepare_value(each) for each in value or ()]
    return value


def test_a_revision_handed_in_as_it_stands_leaves_the_scope_as_it_was(
    for_two_units: Item, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        before = circles_of(for_two_units.label_id, timezone.now())
    assert handed_in_as_it_stands(client_of("reader"), for_two_units).status_code == 302
    with behind_the_doors():
        assert circles_of(for_two_units.label_id, timezone.now()) == before


def test_on_the_path_of_the_group_its_members_are_not_taken_for_chosen(
    draft: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    choose(PATH, GROUP_PATH)
    for key in ("classifier", "office_head"):
        name_member(person=cast[key], duty="", by=cast["secrecy_office"])
    item = propose(draft=replace(draft, officer=None), by=cast["reader"], proofs=signs())
    form = client_of("reader").get(f"/act/classification.item.revised/{item.public_id}/")
    assert form.context["form"]["persons"].value() == []
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    assert cast["office_head"].name not in page


def test_page_and_approval_form_name_the_whole_scope(for_two_units: Item, client_of: Any) -> None:
    client = client_of("reader")
    page = client.get(for_two_units.get_absolute_url()).content.decode()
    paper = client.get(f"/papers/classification.approval/{for_two_units.public_id}/").content
    for text in (page, words_of(paper)):
        assert "办公室、业务一处" in text
