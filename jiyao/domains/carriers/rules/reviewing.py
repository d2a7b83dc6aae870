"""Reasons not to book the meeting about document work (DOC-27)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import WorkReview


@rule("DOC-27")
def work_review_is_open(workreview: "WorkReview") -> Refusal | None:
    if workreview.finished_at is None:
        return None
    return Refusal(_("这一期的报告会已经登记"), _("请在下一期登记"))


@rule("DOC-27")
def meeting_followed_the_period(
    workreview: "WorkReview", held_on: date, at: datetime
) -> Refusal | None:
    if timezone.localdate(workreview.until) <= held_on <= timezone.localdate(at):
        return None
    return Refusal(
        _("报告会应在期末以后、今天以前，不能是 %(day)s") % {"day": held_on.isoformat()},
        _("请填写实际开会的日期；还没有开的，开会以后再登记"),
    )
