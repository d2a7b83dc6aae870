"""保密技术检查记录表: one run with what was found and what became of it (NET-01, INS-09)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.inspection.models import Run, RunContent, Sighting
from jiyao.domains.inspection.results import fingerprint
from jiyao.domains.organisation.papers.tables import TABLE, table
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, moment

MOST = 300


def fill(run: Run, person: PersonFacts) -> Sheet:
    """Make the record of a run, to be signed by who checked and who answers for the machine."""
    heads = [
        *((_("问题编号"), 5), (_("结论"), 2), (_("路径"), 8), (_("所见（已遮盖）"), 8)),
        *((_("状态"), 2), (_("处理方式"), 3), (_("复查"), 3)),
    ]
    rows = Sighting.objects.visible_to(person, Action.READ).filter(run=run)
    shown = rows.select_related("finding__gone_by").order_by("pk")
    lines = [_line(row) for row in shown[:MOST]]
    signed = (_("检查人："), _("责任人："), _("保密办："), _("日期："))
    data = table(_facts(run, person), heads, lines, _note(len(lines), run), True, signed)
    return Sheet([(run.label.level, "")], data)


def _facts(run: Run, person: PersonFacts) -> list[dict[str, Any]]:
    machine = run.machine
    content = RunContent.objects.visible_to(person, Action.READ).filter(run=run).first()
    figures = _("共 %(all)d 个，命中 %(hits)d，待判断 %(reviews)d，未查全 %(incomplete)d") % {
        "all": run.files,
        "hits": run.hits,
        "reviews": run.reviews,
        "incomplete": run.incomplete,
    }
    return [
        fact(_("检查记录"), run.number),
        fact(_("计算机"), f"{machine}（{machine.get_kind_of_display()}）"),
        fact(_("部门和地点"), f"{machine.unit or _('全单位')} {machine.place}"),
        fact(_("责任人"), run.owner),
        fact(_("检查时间"), moment(run.finished_at)),
        fact(_("导入"), f"{run.imported_by} {moment(run.imported_at)}"),
        fact(_("检查范围"), "、".join(content.roots.splitlines()) if content else "", wide=True),
        fact(_("文件"), figures, wide=True),
        fact(_("规则版本"), run.rules),
        fact(_("公钥指纹"), fingerprint(run.signed_with)),
        fact(_("文件清单摘要"), run.list_digest, wide=True),
    ]


def _line(row: Any) -> list[Any]:
    found = row.finding
    return [
        *(found.number, row.get_verdict_display(), row.path, row.seen),
        *(found.get_state_display(), found.get_answer_display()),
        _("%(run)s 未再发现") % {"run": found.gone_by} if found.gone_by else "",
    ]


def _note(shown: int, run: Run) -> str:
    whole = run.files - run.passed
    left = _("只印出前 %d 个文件。") % shown if shown < whole else ""
    return left + _("签名只说明结果文件自签名以来没有改动，不说明检查如实做过。")


paper(
    Paper(
        code="inspection.run-record",
        title=gettext_lazy("保密技术检查记录表"),
        template=TABLE,
        rows=lambda: Run.objects.select_related(
            "machine__unit", "owner", "imported_by", "label__level__scheme"
        ),
        action=Action.READ,
        fill=fill,
        by=(SECRECY_OFFICE,),
    )
)
