"""The trail's page names its objects, where who reads it may see them."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.audit.objects import Object, objects_of
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.models import Entry, Outcome
from jiyao.foundation.trail.recording import record_alone


@pytest.mark.clause("SYS-03", shows="shown")
def test_objects_are_named_where_the_reader_may_see_them(
    received: Any, client_of: Any, cast: Any
) -> None:
    document = received()
    audit = client_of("audit")
    [row] = audit.get("/trail/", {"ref": cast["reader"].public_id.hex}).context["rows"][:1]
    assert (row["object"].name, row["object"].url) == (cast["reader"].name, "/trail/?who=R0201")
    page = audit.get("/trail/", {"ref": document.public_id.hex})
    assert page.context["rows"]
    assert {row["object"] for row in page.context["rows"]} == {None}
    assert document.number not in page.content.decode()
    with reading_as(cast["keeper"].pk):
        entry = Entry.objects.filter(ref=document.public_id.hex).first()
        seen = objects_of([entry], facts_of(cast["keeper"], timezone.now()))
    asked = {"kind": "procedures.permit", "ref": "0" * 32}
    record_alone("K0101", "tests.permit.asked", Outcome.DONE, **asked)
    permits = audit.get("/trail/", {"ref": asked["ref"]})
    assert [row["object"] for row in permits.context["rows"]] == [None]
    named = Object(document.number, document.get_absolute_url())
    assert seen == {("carriers.document", document.public_id.hex): named}
