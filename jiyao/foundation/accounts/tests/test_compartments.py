"""A closed matter is opened to named people, by an administrator who is not one of them."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.accounts.procedures.compartments import (
    found_matter,
    name_to_matter,
    take_off_matter,
)
from jiyao.foundation.accounts.procedures.people import join, leave
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused


@pytest.mark.clause("DOC-26")
def test_people_are_named_to_a_matter_and_taken_off(cast: Any, behind_the_doors: Any) -> None:
    by, person = cast["security"], cast["reader"]
    matter = found_matter(name="专案甲", by=by)
    name_to_matter(person, matter=matter, by=by)
    with behind_the_doors():
        assert facts_of(person, timezone.now()).compartments == {matter.pk}
    take_off_matter(person, matter=matter, by=by)
    with behind_the_doors():
        assert facts_of(person, timezone.now()).compartments == frozenset()


@pytest.mark.clause("DOC-26", "SYS-06", shows="refused")
def test_no_other_role_and_not_for_oneself(cast: Any) -> None:
    matter = found_matter(name="专案甲", by=cast["security"])
    with pytest.raises(Refused, match="不办理此事项"):
        name_to_matter(cast["reader"], matter=matter, by=cast["leader"])
    with pytest.raises(Refused, match="不得给自己"):
        name_to_matter(cast["security"], matter=matter, by=cast["security"])
    with pytest.raises(Refused, match="已有名为"):
        found_matter(name="专案甲", by=cast["security"])


@pytest.mark.clause("SYS-02", shows="refused")
def test_leaving_a_post_counts_from_the_next_request(cast: Any, behind_the_doors: Any) -> None:
    by, person = cast["security"], cast["reader"]
    circle = Circle.objects.get(name="业务二处")
    join(person, circle=circle, by=by)
    with behind_the_doors():
        assert circle.pk in facts_of(person, timezone.now()).circles
    leave(person, circle=circle, by=by)
    with behind_the_doors():
        assert circle.pk not in facts_of(person, timezone.now()).circles
    with pytest.raises(Refused, match="现不在"):
        leave(person, circle=circle, by=by)
