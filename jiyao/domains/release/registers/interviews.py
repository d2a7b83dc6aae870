from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Interview
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

register(
    Register(
        code="release.interview",
        title=_("涉密采访登记"),
        rows=lambda: Interview.objects.select_related("label__level__scheme", "host"),
        action=Action.READ,
        roles=(STAFF,),
        order=("made_at", "id"),
        begin="release.interview.planned",
        paper="release.interview-book",
        search={"id": (searched(Interview, numbers=("number",), words=("outlet", "topic")),)},
        empty=_(
            "这里列出确需涉密的采访：领导事先批准，采编人员签收。“提出涉密采访”后会出现在这里。"
        ),
        choices=(Choice("open", _("待采访"), lambda rows: rows.to_hold()),),
        columns=(
            Column(_("密级"), lambda row: row.label.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("采访单位"), lambda row: row.outlet, code="outlet"),
            Column(_("采访主题"), lambda row: row.topic, "title"),
            Column(_("接受采访人"), lambda row: row.host, "person", code="host"),
            Column(_("采访时间"), lambda row: row.planned_at, "time", code="planned"),
            Column(_("进度"), lambda row: row.standing, "badge", code="state"),
        ),
    )
)
