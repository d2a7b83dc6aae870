"""The group that a level is for, as it stood at any moment (CLS-12)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.access.groups import beyond, beyond_group, group_of, people_in
from jiyao.foundation.access.models import Level, LevelGroup
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.trail.recording import system_scope


@pytest.fixture
def now(cast: Any) -> datetime:
    return timezone.now()


def circle(name: str, *members: Person, until: datetime | None = None) -> Circle:
    """Return a new circle with these members, since long ago."""
    since = timezone.now() - timedelta(days=9)
    with system_scope("tests.circle.made"):
        made = Circle.objects.create(name=name, kind_of=Circle.Kind.UNIT)
        for member in members:
            Membership.objects.create(circle=made, person=member, since=since, until=until)
    return made


def name(level: Level, group: Circle, until: datetime | None = None) -> None:
    """Let a level be for a circle, since long ago."""
    since = timezone.now() - timedelta(days=9)
    with system_scope("tests.group.named"):
        LevelGroup.objects.create(level=level, circle=group, since=since, until=until)


@pytest.mark.clause("CLS-12")
def test_a_level_is_for_the_circles_that_are_named_for_it_now(level: Any, now: Any) -> None:
    one, former, other = circle("甲组"), circle("乙组"), circle("丙组")
    name(level("work", "internal"), one)
    name(level("work", "internal"), former, until=now)
    name(level("state", "secret"), other)
    assert group_of(level("work", "internal"), now) == [one]
    assert set(group_of(level("work", "internal"), now - timedelta(days=1))) == {one, former}
    assert group_of(level("state", "secret"), now) == [other]
    assert group_of(level("state", "confidential"), now) == []


def test_former_members_are_not_counted(cast: Any, now: Any) -> None:
    left = circle("甲组", cast["reader"], until=now)
    here = circle("乙组", cast["leader"])
    assert people_in([left.pk, here.pk], now) == {cast["leader"].pk}
    assert people_in([left.pk], now - timedelta(days=1)) == {cast["reader"].pk}


@pytest.mark.clause("CLS-12")
def test_within_are_the_named_circles_and_those_of_their_people_alone(cast: Any, now: Any) -> None:
    named, empty = circle("甲组", cast["reader"], cast["leader"]), circle("空组")
    alike, part = circle("乙组", cast["reader"], cast["leader"]), circle("丙组", cast["leader"])
    wider, nobody = circle("丁组", cast["leader"], cast["keeper"]), circle("无人组")
    asked = [named, empty, alike, part, wider, nobody]
    assert beyond(asked, [named, empty], now) == [wider, nobody]


def test_a_level_for_no_group_alone_is_for_every_circle(level: Any, cast: Any, now: Any) -> None:
    some = circle("甲组", cast["reader"])
    assert beyond_group(level("state", "secret"), [some], now) == []
    assert beyond_group(level("enterprise", "top"), [some], now) == [some]
    name(level("state", "secret"), circle("乙组", cast["leader"]))
    assert beyond_group(level("state", "secret"), [some], now) == [some]
