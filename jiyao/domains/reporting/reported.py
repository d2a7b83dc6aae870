"""The figures of posts, responsibility and duties (ORG-16)."""

from collections import defaultdict
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Letter, Meeting, Post, Risk, Sanction
from jiyao.domains.organisation.models.posts import Category, category_of
from jiyao.domains.organisation.posts_held import people_with_secrets
from jiyao.domains.reporting.declared import Reported, Span, in_span, reported
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Membership, Person

POSTS, WORK = _("涉密岗位和人员"), _("责任落实")


def _people_of(category: Category) -> Any:
    """Count the people whose highest post is of a category."""

    def count(span: Span) -> int:
        at, highest = span.seen, defaultdict[int, int](int)
        weights = dict(Post.objects.rated_at(at).holding_at(at).values_list("circle", "top"))
        rows = Membership.objects.holding_at(at).filter(person__is_active=True, circle__in=weights)
        for person, circle in rows.values_list("person", "circle"):
            highest[person] = max(highest[person], weights[circle] or 0)
        return sum(category_of(weight) == category for weight in highest.values())

    return count


def _posts(span: Span) -> int:
    at = span.seen
    return Post.objects.rated_at(at).holding_at(at).filter(top__gt=0).count()


def _late(span: Span) -> int:
    due = Duty.objects.filter(due_at__gte=span.start, due_at__lt=span.end)
    open_late = Q(closed_at__isnull=True, due_at__lt=span.at)
    return due.filter(Q(closed_at__gt=F("due_at")) | open_late).count()


reported(
    Reported("people.all", POSTS, _("在册人员"), lambda s: _active().count()),
    Reported("posts.classified", POSTS, _("涉密岗位"), _posts),
    Reported("people.core", POSTS, _("核心涉密人员"), _people_of(Category.CORE)),
    Reported("people.important", POSTS, _("重要涉密人员"), _people_of(Category.IMPORTANT)),
    Reported("people.general", POSTS, _("一般涉密人员"), _people_of(Category.GENERAL)),
    Reported(
        "people.classified", POSTS, _("接触秘密的人员"), lambda s: len(people_with_secrets(s.seen))
    ),
    Reported("letters.signed", WORK, _("本期签订的责任书"), in_span(Letter, "signed_at")),
    Reported(
        "meetings.held",
        WORK,
        _("本期委员会会议"),
        in_span(Meeting, "starts_at", called_off_at=None),
    ),
    Reported("risks.entered", WORK, _("本期登记和复评的风险"), in_span(Risk, "since")),
    Reported("sanctions.rewards", WORK, _("本期奖励"), in_span(Sanction, "at", kind_of="reward")),
    Reported(
        "sanctions.penalties", WORK, _("本期处罚"), in_span(Sanction, "at", kind_of="penalty")
    ),
    Reported("duties.late", WORK, _("本期逾期的待办"), _late),
)


def _active() -> Any:
    return Person.objects.filter(is_active=True)
