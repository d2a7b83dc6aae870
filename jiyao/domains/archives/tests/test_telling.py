"""What the carriers' pages and papers say of filed copies (ARC-01, DOC-01)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.papers.receiving import fill_book
from jiyao.domains.carriers.procedures.handling import assign
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.store.middleware import reading_as
from tests.archived import Archive

BOOK = reverse("paper_of_register", args=["carriers.incoming-register"])


@pytest.fixture
def line(cast: Any, behind_the_doors: Any) -> Any:
    """Return the book's line of a document by heading, as a member of the cast reads it."""

    def read(document: Document, who: str) -> dict[str, Any]:
        with reading_as(cast[who].pk):
            rows = Document.objects.select_related("label__level__scheme", "received_by")
            found = list(rows.filter(pk=document.pk))
            data = fill_book(found, facts_of(cast[who], timezone.now())).data
        return dict(zip(data["headings"], data["rows"][0], strict=True))

    return read


@pytest.mark.clause("DOC-01")
def test_the_book_names_who_carries_it_out_and_the_volume(
    archive: Archive, copy: Copy, cast: Any, line: Any, client_of: Any
) -> None:
    with archive.behind():
        document = Copy.objects.select_related("document").get(pk=copy.pk).document
    due = timezone.now() + timedelta(days=7)
    assign(document, owner=cast["reader"], due=due, by=cast["keeper"])
    assert line(document, "keeper")["承办单位"] == "业务一处"
    assert line(document, "keeper")["归入卷号"] == ""
    volume = archive.filled(archive.volume(archive.entered(), year=2026), copy)
    read = line(document, "keeper")
    assert read["归入卷号"] == [volume.number]
    assert read["归卷日期"] == [f"{timezone.localdate():%Y-%m-%d}"]
    words = words_of(client_of("keeper").get(BOOK).content)
    assert "D30-0001" in words
    assert "业务一处" in words


def test_a_volume_in_a_closed_matter_is_told_to_its_members_alone(
    archive: Archive, copy: Copy, page: Any, behind_the_doors: Any
) -> None:
    volume = archive.filled(archive.volume(archive.entered(), year=2026), copy)
    assert volume.number in page("keeper", copy.get_absolute_url())
    assert f'href="{volume.get_absolute_url()}"' in page("keeper", copy.get_absolute_url())
    assert volume.number not in page("reader", copy.get_absolute_url())
