from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models import Finding, Run, State, Verdict
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

register(
    Register(
        code="inspection.run",
        title=_("检查记录"),
        rows=lambda: Run.objects.select_related(
            "label__level__scheme", "machine", "owner", "imported_by"
        ),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("imported_at", "id"),
        paper="inspection.run-book",
        search={"id": (searched(Run, numbers=("number",)),)},
        empty=_("这里列出检查工具的每一次检查。在受检计算机的页面上“导入检查结果”后会出现在这里。"),
        choices=(
            Choice("hits", _("有命中"), lambda rows: rows.filter(hits__gt=0)),
            Choice(
                "unfinished",
                _("未查全或待判断"),
                lambda rows: rows.filter(Q(reviews__gt=0) | Q(incomplete__gt=0)),
            ),
        ),
        columns=(
            Column(_("密级"), lambda row: row.label.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("计算机"), lambda row: row.machine.name, "title", code="machine"),
            Column(_("责任人"), lambda row: row.owner, "person", code="owner"),
            Column(_("检查时间"), lambda row: row.finished_at, "time", code="finished"),
            Column(_("文件"), lambda row: row.files, "number", code="files"),
            Column(_("命中"), lambda row: row.hits, "number", code="hits"),
            Column(_("待判断"), lambda row: row.reviews, "number", code="reviews"),
            Column(_("未查全"), lambda row: row.incomplete, "number", code="incomplete"),
            Column(_("规则版本"), lambda row: row.rules, "code", code="rules", shown=False),
            Column(_("导入人"), lambda row: row.imported_by, "person", code="by"),
        ),
    )
)
register(
    Register(
        code="inspection.finding",
        title=_("检查问题"),
        rows=lambda: Finding.objects.select_related(
            "label__level__scheme", "machine", "owner", "gone_by"
        ),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("opened_at", "id"),
        paper="inspection.finding-book",
        search={"id": (searched(Finding, numbers=("number",)),)},
        empty=_(
            "这里列出检查发现、需要处理的文件。导入的结果中有命中、待判断或未查全的文件时会出现在这里。"
        ),
        choices=(
            Choice("open", _("待处理"), lambda rows: rows.open()),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now())),
            Choice("answered", _("待确认"), lambda rows: rows.filter(state=State.ANSWERED)),
            Choice("hit", _("命中"), lambda rows: rows.filter(verdict=Verdict.HIT)),
            Choice("closed", _("已销号"), lambda rows: rows.filter(state=State.CLOSED)),
        ),
        columns=(
            Column(_("密级"), lambda row: row.label.level, "mark"),
            Column(_("问题编号"), str, "code", opens=True),
            Column(_("计算机"), lambda row: row.machine.name, "title", code="machine"),
            Column(_("结论"), lambda row: row.get_verdict_display(), "badge", code="verdict"),
            Column(_("责任人"), lambda row: row.owner, "person", code="owner"),
            Column(_("发现时间"), lambda row: row.opened_at, "time", code="opened"),
            Column(
                _("期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.state != State.OPEN,
            ),
            Column(_("状态"), lambda row: row.get_state_display(), code="state"),
            Column(_("复查未再发现"), lambda row: row.gone_by, "code", code="gone"),
        ),
    )
)
