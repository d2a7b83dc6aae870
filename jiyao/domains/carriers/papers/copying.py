"""The form of a copying: who approved and copied, what each copy must carry (CPY-01, CPY-03)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import Copying, MadeCopy
from jiyao.domains.carriers.papers.receiving import TEMPLATES, amount, span
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact


def _copyings() -> Any:
    return Copying.objects.select_related(
        "label__level__scheme",
        "source__document__kind_of",
        "source__level__scheme",
        "place",
        "by__unit",
        "approved_by",
    )


def fill_copying(record: Any, person: PersonFacts) -> Sheet:
    """Make the form of a copying, and a stamp for each copy: who, when, how many, for whom."""
    add_documents([record.source], person)
    rows = MadeCopy.objects.visible_to(person, Action.HANDLE).filter(copying=record)
    made = list(rows.select_related("copy__level__scheme", "copy__holder").order_by("pk"))
    facts = [
        fact(_("标题"), record.source.title, wide=True),
        fact(_("原件编号"), record.source.number),
        fact(_("密级"), str(record.source.marking)),
        fact(_("来源"), record.source.document.sender),
        fact(_("申请部门"), record.by.unit),
        fact(_("用途"), record.purpose),
        fact(_("发放范围"), record.distribution),
        *([fact(_("会议"), record.meeting)] if record.meeting else []),
        fact(_("批准份数"), str(record.approved)),
        fact(_("复制份数"), str(record.made)),
        fact(_("每份数量"), amount(record.source.document)),
        fact(_("序号起止"), span([each.copy.copy_number for each in made])),
        fact(_("废页数"), _("%d 张，已销毁") % record.spoilt if record.spoilt else _("无")),
        fact(_("复制地点"), record.place),
        fact(_("同意文号"), record.consent),
        fact(_("复制时间"), day(record.at)),
        fact(_("收回期限"), day(record.recall_at)),
        fact(_("办结"), day(record.closed_at) if record.closed_at else _("未办结")),
    ]
    return Sheet(
        [(record.source.level, record.source.document.period)],
        {
            "facts": facts,
            "parts": [_("申请人签名"), _("审批人"), _("复制人")],
            "names": ["", str(record.approved_by or ""), record.by.name],
            "date": _("年　　月　　日"),
            "headings": [_("份号"), _("去向"), _("收回、归档、销毁登记")],
            "rows": [[each.copy.copy_number, each.outcome, ""] for each in made],
            "stamps": [_stamp(record, each.copy) for each in made],
            "note": _("复制件视同原件管理。以下说明逐份加盖或粘贴在复制件上。"),
        },
    )


def _stamp(record: Any, copy: Any) -> list[str]:
    return [
        copy.level.mark(record.source.document.period),
        _("复制件 %(number)s") % {"number": copy.number},
        _("复制单位：%(unit)s（%(place)s）")
        % {"unit": settings.ORGANISATION, "place": record.place},
        _("复制时间：%(day)s　共 %(made)d 份") % {"day": day(record.at), "made": record.made},
        _("发放范围：%(range)s") % {"range": record.distribution},
        _("收回期限：%(day)s") % {"day": day(record.recall_at)},
    ]


paper(
    Paper(
        code="carriers.copying",
        title=gettext_lazy("复制审批登记表"),
        template=f"{TEMPLATES}/copying.typ",
        rows=_copyings,
        action=Action.HANDLE,
        fill=fill_copying,
        by=OFFICE,
    )
)
