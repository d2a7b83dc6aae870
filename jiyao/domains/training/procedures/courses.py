"""Courses: put on the list, taken from it (EDU-03)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Course
from jiyao.domains.training.procedures.requiring import withdraw
from jiyao.domains.training.rules import courses as rules
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "training.course.set-up",
    _("开设课程"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-03",),
    rules=(rules.course_is_for_somebody,),
)
def set_up_course(
    *,
    title: str,
    part: str,
    outline: str,
    minutes: int,
    ending: str,
    months: int,
    posts: list[str],
    involved_only: bool,
    roles: list[str],
    by: Person,
    at: datetime,
) -> Course:
    """Put a course on the list; those whose posts or roles ask for it owe it from then on.

    part, ending: values of Course.Part and Course.Ending; months: after how many it is taken
    again, 0 for never; posts: values of Post.Kind; roles: codes of roles.
    """
    return Course.objects.create(
        title=title,
        part=part,
        outline=outline,
        minutes=minutes,
        ending=ending,
        months=months,
        posts=posts,
        involved_only=involved_only,
        roles=roles,
        since=at,
        set_by=by,
    )


@procedure(
    "training.course.ended",
    _("停开课程"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-03",),
    rules=(rules.course_is_on_the_list,),
    exceptional=True,
)
def end_course(course: Course, *, by: Person, at: datetime) -> Course:
    """Take a course from the list; nobody owes it any longer."""
    course.end(at)
    for row in course.requirements.open():
        withdraw(row, at)
    return course
