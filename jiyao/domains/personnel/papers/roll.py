"""The roll 涉密人员上报名册, in the layout of reporting (PER-12)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.roll import add_roll, category, highest, posts
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import full_day


def fill_roll(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the roll: a line a person, with the identity number that the superior asks for."""
    add_roll(rows, person)
    headings = [
        _("编号"), _("姓名"), _("性别"), _("涉密类别"), _("政治面貌"), _("部门和职务"), _("岗位"),
        _("接触最高密级"), _("身份证号"), _("联系电话"), _("确定日期"),
    ]  # fmt: skip
    note = _("填报单位（盖章）：　　　　　　　　填报人：　　　　　　审核人：")
    lines = [_line(row) for row in rows]
    return Sheet([], {"headings": headings, "rows": lines, "note": note})


def _line(row: Any) -> list[str]:
    person, known = row.person, row.identity
    return [
        person.number,
        person.name,
        known.get_gender_display(),
        str(category(row)),
        known.political,
        f"{person.unit or ''} {person.position}".strip(),
        posts(row),
        highest(row),
        known.identity_number,
        known.phone,
        full_day(row.in_post_since),
    ]


paper(
    Paper(
        code="personnel.roll",
        title=gettext_lazy("涉密人员上报名册"),
        template="domains/personnel/templates/personnel/roll.typ",
        rows=lambda: PersonFile.objects.all(),
        action=Action.HANDLE,
        fill=fill_roll,
        by=(PERSONNEL, SECRECY_OFFICE),
        register="personnel.roll",
    )
)
