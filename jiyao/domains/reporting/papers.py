"""The return of a period with its figures, and the notice with its answer (ORG-16)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.papers.tables import TABLE, TEXT, table
from jiyao.domains.reporting.figures import lines_of
from jiyao.domains.reporting.models import Package, Rectification, Submission
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet
from jiyao.foundation.paper.parts import day, fact

SIGNS = (gettext_lazy("编制人："), gettext_lazy("负责人："), gettext_lazy("单位（盖章）："))


def return_sheet(record: Package | Submission) -> Sheet:
    """Make the form of a period: every figure, the one before, the words."""
    facts = [
        fact(_("单位"), record.counterpart),
        fact(_("期次"), record.title),
        fact(_("报送期限"), day(record.due_at)),
        fact(_("状态"), record.state),
        fact(_("检查发现和说明"), record.findings or _("无"), wide=True),
    ]
    heads = [
        *((_("类别"), 5), (_("项目"), 9)),
        *((_("本期"), 3), (_("上期"), 3), (_("增减"), 3)),
    ]
    rows = [
        [line.group, line.title, _number(line.now), _number(line.before), line.change]
        for line in lines_of(record)
    ]
    note = _("只含数量，不含任何文件、事项的标题和内容。")
    return Sheet([], table(facts, heads, rows, note, signed=SIGNS))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def notice_sheet(record: Rectification) -> Sheet:
    """Make the notice, and the answer where it is there."""
    facts = [
        fact(_("编号"), record.number),
        fact(_("单位"), record.counterpart),
        fact(_("下达时间"), day(record.issued_at)),
        fact(_("答复期限"), day(record.due_at)),
        fact(_("答复时间"), day(record.answered_at)),
        fact(_("状态"), record.state),
    ]
    lines = record.findings.splitlines()
    if record.answer:
        lines += [_("整改情况："), *record.answer.splitlines()]
    return Sheet([], {"facts": facts, "lines": lines, "rows": []})


def _of_period(record: Any, person: PersonFacts) -> Sheet:
    return return_sheet(record)


def _of_notice(record: Any, person: PersonFacts) -> Sheet:
    return notice_sheet(record)


PACKAGE = Paper(
    code="reporting.package",
    title=gettext_lazy("保密工作统计上报表"),
    template=TABLE,
    rows=lambda: Package.objects.select_related("counterpart"),
    action=Action.HANDLE,
    fill=_of_period,
)
SUBMISSION = Paper(
    code="reporting.submission",
    title=gettext_lazy("下级单位保密工作统计表"),
    template=TABLE,
    rows=lambda: Submission.objects.select_related("counterpart"),
    action=Action.HANDLE,
    fill=_of_period,
)
NOTICE = Paper(
    code="reporting.rectification",
    title=gettext_lazy("保密工作整改通知"),
    template=TEXT,
    rows=lambda: Rectification.objects.select_related("counterpart"),
    action=Action.HANDLE,
    fill=_of_notice,
)
