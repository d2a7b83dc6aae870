"""The pages of qualifications and of the tasks taken on them."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Qualification, Undertaking
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def qualification(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a certificate: its grade, how long it is valid, the tasks taken on it."""
    rows = Qualification.objects.select_related("follows", "set_by")
    record = open_row(request, "organisation.qualification", rows, ref)
    old = record.follows
    facts = [
        Fact(_("证书编号"), record.number),
        Fact(_("资格等级"), record.get_grade_display()),
        Fact(_("发证机关"), record.issuer),
        Fact(_("有效期自"), record.since),
        Fact(_("失效时间"), record.until),
        Fact(_("接续的证书"), old, url=old.get_absolute_url() if old else ""),
        Fact(_("办理人"), record.set_by),
    ]
    good = record.since <= timezone.now() and not _is_over(record)
    standing = [
        Fact(_("状态"), _("有效") if good else _("不在有效期内")),
        Fact(_("复审日期"), record.review_on),
    ]
    return plain_page(request, record, str(record), facts, standing, [_tasks(record)])


def undertaking(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a task that was taken on, and on which qualification."""
    rows = Undertaking.objects.select_related("level__scheme", "qualification", "set_by")
    record = open_row(request, "organisation.undertaking", rows, ref)
    basis = record.qualification
    facts = [
        Fact(_("任务代号"), record.code_name),
        Fact(_("委托单位"), record.client),
        Fact(_("任务密级"), record.level),
        Fact(_("所凭资格"), basis, url=basis.get_absolute_url()),
        Fact(_("承接时间"), record.since),
        Fact(_("任务期限"), record.ends_on),
        Fact(_("办理人"), record.set_by),
    ]
    standing = [Fact(_("状态"), _("已办结") if record.until else _("在办"))]
    return plain_page(request, record, str(record), facts, standing)


def _tasks(record: Qualification) -> Section:
    heads = [
        *((_("承接时间"), "time"), (_("任务代号"), "title"), (_("任务密级"), "text")),
        (_("任务期限"), "text"),
    ]
    rows = record.undertakings.select_related("level__scheme").order_by("since", "pk")
    lines = [(r.since, r.code_name, r.level, r.ends_on, r.get_absolute_url()) for r in rows]
    return section(_("凭此承接的任务"), heads, lines, _("还没有凭此证承接任务。"))


def _is_over(record: Qualification) -> bool:
    return record.until is not None and record.until <= timezone.now()
