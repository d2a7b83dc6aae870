"""Clearance for tests, given and taken by the facts that it follows from."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import Pledge, PledgeText, Post, PostLevel
from jiyao.domains.personnel.models import Bar, Leaving, PostHolding, Vetting
from jiyao.domains.training.models import Certificate
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.trail.recording import system_scope


def clear(person: Person, level: Level) -> None:
    """Let a person be cleared for a level, as if vetted, trained, pledged and in such a post."""
    with system_scope("tests.person.cleared"):
        past = timezone.now() - timedelta(seconds=1)
        who: dict[str, Any] = {"person": person, "since": past}
        post = _post(level, past)
        PostHolding.objects.create(post=post, **who)
        weight = level.weight
        Vetting.objects.create(post=post, weight=weight, outcome=Vetting.Outcome.PASSED, **who)
        number = f"测{person.number}-{post.pk}"
        Certificate.objects.create(number=number, **who)
        Pledge.objects.create(text=PledgeText.objects.get(occasion="entry"), **who)


def without_end() -> None:
    """Let what everybody's clearance rests on never run out: other tests travel by years."""
    with system_scope("tests.facts.lasting"):
        for model in (Vetting, Certificate):
            for row in model.objects.all():
                row.until = None
                row.save()


def bar(person: Person) -> None:
    """Let a person lose all clearance."""
    with system_scope("tests.person.barred") as act:
        who: dict[str, Any] = {"person": person, "since": act.recorded_at}
        Bar.objects.create(kind_of=Bar.Kind.SUSPENDED, reason="测试", **who)


def seat(person: Person, circle: Circle) -> None:
    """Let a person belong to the circle of a post, whatever it handles."""
    with system_scope("tests.person.seated") as act:
        Membership.objects.create(person=person, circle=circle, since=act.recorded_at)


def _post(level: Level, past: Any) -> Post:
    name = f"测试岗{Post.objects.count()}"
    circle = Circle.objects.create(kind_of=Circle.Kind.POST, name=name)
    post = Post.objects.create(circle=circle, kind_of=Post.Kind.STAFF, since=past)
    PostLevel.objects.create(post=post, level=level, since=past)
    return post


def left(person: Person) -> None:
    """Let a person have gone through a leaving, whatever posts were held."""
    with system_scope("tests.person.left") as act:
        at = act.recorded_at
        bar = Bar.objects.create(
            kind_of="leaving", reason="测试", person=person, since=at, until=at
        )
        fields = {"way": "retires", "reason": "到龄", "weight": 0, "posts": "", "bar": bar}
        fields["set_by"] = person
        ended = {"outcome": "approved", "began_at": at, "ended_at": at}
        Leaving.objects.create(person=person, **fields, **ended)


def out_of_post(holding: PostHolding) -> None:
    """Let a person hold a post no longer, however that came about."""
    with system_scope("tests.post.ended") as act:
        circles = Membership.objects.holding_at(act.recorded_at).filter(person=holding.person_id)
        for row in [holding, *circles.filter(circle=holding.post.circle_id)]:
            row.end(act.recorded_at)
