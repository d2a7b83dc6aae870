"""Reasons not to set up a course or to assign it (EDU-03)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import Course


@rule("EDU-03")
def course_is_for_somebody(posts: list[str], roles: list[str]) -> Refusal | None:
    if posts or roles:
        return None
    return Refusal(_("课程没有对应任何岗位类别和角色"), _("请至少选一个岗位类别或角色"))


@rule("EDU-03")
def course_is_on_the_list(course: "Course", at: datetime) -> Refusal | None:
    if course.until is None or course.until > at:
        return None
    return Refusal(_("课程《%(course)s》已停开") % {"course": course}, _("请另选课程"))


@rule("EDU-03")
def course_is_not_required_already(course: "Course", person: Person) -> Refusal | None:
    if not course.requirements.open().filter(person=person).exists():
        return None
    words = {"who": person, "course": course}
    return Refusal(_("%(who)s 已须完成《%(course)s》") % words, _("无须再指定"))


@rule("EDU-03")
def there_is_time_to_learn(due_on: date, at: datetime) -> Refusal | None:
    if due_on >= timezone.localdate(at):
        return None
    return Refusal(_("完成期限在今天之前"), _("请填今天或以后的日期"))
