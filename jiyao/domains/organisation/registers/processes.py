from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Process, ProcessStep
from jiyao.domains.organisation.registers.posts import SEEING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.process",
        title=_("业务流程"),
        rows=lambda: Process.objects.counted().select_related("unit"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.process.entered",
        paper="organisation.process-book",
        level_of=lambda row: "",
        empty=_("这里列出业务流程和其中的涉密环节。保密办“登记业务流程”后会出现在这里。"),
        choices=(
            Choice("gaps", _("有缺口"), lambda rows: rows.filter(until=None, gaps__gt=0)),
            Choice("bare", _("还没有排查"), lambda rows: rows.filter(until=None, many=0)),
        ),
        columns=(
            Column(_("业务流程"), lambda row: row.name, "title", opens=True),
            Column(_("主责部门"), lambda row: row.unit or _("全单位"), code="unit"),
            Column(_("涉密环节"), lambda row: row.many, "number", code="many"),
            Column(_("缺口"), lambda row: row.gaps, "number", code="gaps"),
            Column(_("登记时间"), lambda row: row.since, "time", code="since"),
            Column(_("停止时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)

register(
    Register(
        code="organisation.process-step",
        title=_("涉密环节"),
        rows=lambda: ProcessStep.objects.select_related("process", "unit", "level__scheme"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        paper="organisation.process-step-book",
        level_of=lambda row: "",
        empty=_("这里列出产生或经手秘密的环节。保密办在业务流程的页面上“增加涉密环节”。"),
        choices=(
            Choice("gaps", _("缺口"), lambda rows: rows.lacking()),
            Choice("now", _("现行"), lambda rows: rows.filter(until=None)),
        ),
        columns=(
            Column(_("业务流程"), lambda row: row.process, code="process"),
            Column(_("序号"), lambda row: row.place, "number", code="place"),
            Column(_("环节"), lambda row: row.name, "title", opens=True),
            Column(_("涉密方式"), lambda row: row.get_does_display(), code="does"),
            Column(_("责任部门"), lambda row: row.unit, code="unit"),
            Column(_("最高密级"), lambda row: row.level, code="level"),
            Column(_("防护措施"), lambda row: row.measure, code="measure"),
            Column(_("缺"), lambda row: row.lacks, "badge", code="lacks"),
        ),
    )
)
