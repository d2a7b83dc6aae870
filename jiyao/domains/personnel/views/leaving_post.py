"""The pages of leave, and of resignation and transfer."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.personnel.facts_of_vetting import opinions_of
from jiyao.domains.personnel.models import Leave, Resignation
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.ui.parts import Fact


def leave(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a leave to who takes it and to the offices; measures to the offices alone."""
    rows = Leave.objects.select_related("person__unit", "bar", "measures_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("事由"), record.reason),
        Fact(_("去向"), record.where),
        Fact(_("离岗时间"), record.leaves_at),
    ]
    if request.facts.looks_after_people and record.bar:
        facts += [
            Fact(_("停止接触"), record.bar, url=record.bar.get_absolute_url()),
            Fact(_("处置措施"), record.measures, record.measures_at or ""),
            Fact(_("登记人"), record.measures_by),
        ]
    standing = [
        Fact(_("应返岗时间"), record.due_back_at),
        Fact(_("返岗时间"), record.back_at or _("未返岗")),
    ]
    return plain_page(request, record, str(record), facts, standing)


def resignation(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a request to resign or to be transferred; the opinions to the offices alone."""
    rows = Resignation.objects.select_related("person__unit", "approved_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("申请人"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("事由"), record.reason),
        Fact(_("拟去单位和岗位"), record.to_where),
        Fact(_("申请时间"), record.circulated_at),
        Fact(_("审批人"), record.approved_by),
    ]
    standing = [Fact(_("结果"), record.get_outcome_display(), record.decided_at or "")]
    sections = [opinions_of(record)] if request.facts.looks_after_people else []
    return plain_page(request, record, str(record), facts, standing, sections)
