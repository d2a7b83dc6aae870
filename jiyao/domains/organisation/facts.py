"""What is drafted from the records: the minutes of a meeting, the summary of a year."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Decision, MeetingItem, Yearly
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.trail.models import Entry, Outcome

MOST = 40


def minutes_from(meeting: Any, person: PersonFacts) -> str:
    """Return the minutes as the records of the meeting give them, to be worked over."""
    start = timezone.localtime(meeting.starts_at).strftime("%Y-%m-%d %H:%M")
    names = {status: _names(meeting, person, status) for status in ("present", "leave", "absent")}
    lines = [
        _("%(start)s，%(body)s在%(place)s召开%(kind)s。")
        % {
            "start": start,
            "body": meeting.body,
            "place": meeting.place,
            "kind": meeting.get_kind_of_display(),
        },
        _("到会：%s。") % names["present"],
        _("请假：%s。") % names["leave"],
        _("缺席：%s。") % names["absent"],
    ]
    items = meeting.items.visible_to(person, Action.HANDLE).order_by("place")
    return "\n".join([*lines, *(_said(item) for item in items)])


def _names(meeting: Any, person: PersonFacts, status: str) -> str:
    rows = meeting.attendances.visible_to(person, Action.KNOW).filter(status=status)
    found = rows.select_related("person").order_by("pk")
    return "、".join(row.person.name for row in found) or _("无")


def _said(item: MeetingItem) -> str:
    votes = _("表决：%s。") % item.votes if item.votes else ""
    if item.outcome == MeetingItem.Outcome.PUT_OFF:
        ending = _("暂不作结论，下一步：%s") % item.next_step
    else:
        ending = f"{item.get_outcome_display()}。{item.conclusion}"
    return f"{item.place}. {item.title}。{votes}{ending}"


def summary_from(yearly: Yearly, person: PersonFacts, at: datetime) -> str:
    """Return the figures of the year so far, in words, to be worked over."""
    start = start_of(date(yearly.year, 1, 1))
    end = start_of(date(yearly.year + 1, 1, 1))
    parts = [
        _("一、会议和决定"),
        *_of_meetings(yearly, person, at),
        _("二、办理的事项"),
        *_of_procedures(yearly.year),
        _("三、期限"),
        *_of_duties(start, end, person, at),
        _("四、存在的问题"),
        "",
        _("五、下一年打算"),
        "",
    ]
    return "\n".join(parts)


def _of_meetings(yearly: Yearly, person: PersonFacts, at: datetime) -> list[str]:
    held = yearly.body.meetings.visible_to(person, Action.HANDLE).exclude(closed_at=None)
    held = held.filter(starts_at__year=yearly.year)
    decided = Decision.objects.visible_to(person, Action.KNOW)
    decided = decided.filter(assigned_at__year=yearly.year)
    done = decided.filter(result=Decision.Result.DONE)
    late = decided.exclude(result=Decision.Result.DONE).filter(due_at__lt=at)
    counts = (decided.count(), done.count(), late.count())
    return [
        _("召开会议 %d 次。") % held.count(),
        _("交办决定 %d 项，已落实 %d 项，超期 %d 项。") % counts,
    ]


def _of_procedures(year: int) -> list[str]:
    rows = Entry.objects.filter(log=year, code__in=list(PROCEDURES))
    done = rows.filter(outcome=Outcome.DONE).values("code").annotate(n=Count("pk"))
    refused = rows.filter(outcome=Outcome.REFUSED).count()
    lines = [
        _("%(what)s %(n)d 次。") % {"what": PROCEDURES[row["code"]].title, "n": row["n"]}
        for row in done.order_by("-n", "code")[:MOST]
    ]
    return [*lines, _("按制度拒绝办理 %d 次。") % refused]


def _of_duties(start: datetime, end: datetime, person: PersonFacts, at: datetime) -> list[str]:
    rows = Duty.objects.visible_to(person, Action.HANDLE).filter(due_at__gte=start, due_at__lt=end)
    counts = (rows.count(), rows.exclude(closed_at=None).count(), rows.overdue(at).count())
    return [_("有期限的待办 %d 项，办结 %d 项，现在超期 %d 项。") % counts]
