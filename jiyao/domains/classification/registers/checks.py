from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Finding, Sample
from jiyao.domains.classification.registers.catalogue import DECIDING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _findings() -> Any:
    return Finding.objects.select_related("item__label__level__scheme", "decider", "found_by")


register(
    Register(
        code="classification.sample",
        title=_("定密抽查"),
        rows=lambda: Sample.objects.select_related("label__level__scheme", "drawn_by"),
        action=Action.HANDLE,
        roles=(SECRECY_OFFICE, OFFICE_HEAD),
        order=("drawn_at", "id"),
        begin="classification.sample.drawn",
        empty=_("这里列出随机抽查过哪些定密、变更和解密。保密办“抽取检查样本”后会出现在这里。"),
        columns=(
            Column(_("最高密级"), lambda sample: sample.label.level, "mark"),
            Column(_("抽查编号"), str, "code", opens=True),
            Column(_("抽查什么"), lambda sample: sample.get_of_display(), code="of"),
            Column(_("自"), lambda sample: sample.since, "time", code="since"),
            Column(_("至"), lambda sample: sample.until, "time", code="until"),
            Column(_("总体"), lambda sample: sample.population, "number", code="population"),
            Column(_("抽取人"), lambda sample: sample.drawn_by, code="by"),
            Column(_("抽取时间"), lambda sample: sample.drawn_at, "time", code="at"),
        ),
    )
)

register(
    Register(
        code="classification.finding",
        title=_("定密检查问题"),
        rows=_findings,
        action=Action.KNOW,
        roles=DECIDING,
        order=("found_at", "id"),
        empty=_("这里列出检查发现的定高、定低、漏定、不及时。核查登记问题后会出现在这里。"),
        choices=(
            Choice("open", _("未整改"), lambda rows: rows.unanswered(), counted=True),
            Choice("answered", _("已整改"), lambda rows: rows.exclude(answered_at=None)),
        ),
        columns=(
            Column(_("密级"), lambda finding: finding.item.marking, "mark"),
            Column(_("定密编号"), str, "code", opens=True),
            Column(_("问题"), lambda finding: finding.get_kind_of_display(), code="kind"),
            Column(_("定密的人"), lambda finding: finding.decider, code="decider"),
            Column(_("检查人"), lambda finding: finding.found_by, code="by"),
            Column(_("检查时间"), lambda finding: finding.found_at, "time", code="at"),
            Column(_("整改情况"), lambda finding: finding.measure, "title", code="measure"),
            Column(_("整改时间"), lambda finding: finding.answered_at, "time", code="answered"),
        ),
    )
)
