"""The appraisal of a person, item by item, to be signed (ORG-13)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models import PersonAppraisal
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper


def fill(record: Any, person: PersonFacts) -> Sheet:
    """Make the form of one appraisal: each recorded fact with its points, and who signs."""
    lines = record.lines.order_by("pk")
    facts = [
        (_("姓名"), record.person.name),
        (_("部门"), record.whole.unit.name),
        (_("年度"), str(record.whole.year)),
        (_("得分"), str(record.score)),
    ]
    return Sheet(
        [],
        {
            "facts": [{"name": name, "value": value} for name, value in facts],
            "headings": [_("项目"), _("事实"), _("分值")],
            "rows": [[line.source, line.words, f"{line.points:+d}"] for line in lines],
            "note": _("从 100 分起，按系统记录的事实逐项加减；没有列出的没有加减。"),
            "signed": [_("本人："), _("部门负责人："), _("人事部门：")],
        },
    )


paper(
    Paper(
        code="organisation.appraisal-form",
        title=gettext_lazy("个人保密考核表"),
        template="domains/organisation/templates/organisation/appraisal.typ",
        rows=lambda: PersonAppraisal.objects.select_related("person", "whole__unit"),
        action=Action.KNOW,
        fill=fill,
    )
)
