"""The form 涉密人员审查表 (PER-02, PER-17). Columns: docs/glossary.md, 涉密人员审查表."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.personnel.models import Particulars, Vetting
from jiyao.domains.personnel.papers.parts import FORM, approval_of, in_pairs, opinions_on, table
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day

WIDE = ("registered_at", "resume", *Particulars.ABROAD)


def fill_vetting(vetting: Any, person: PersonFacts) -> Sheet:
    """Make the form: who is vetted for what, the family, the conditions, who said what."""
    now = timezone.now()
    form = getattr(vetting, "particulars", None) or Particulars()
    outcome = vetting.get_outcome_display() if vetting.concluded_at else ""
    approval = approval_of(
        _("审批意见"), outcome, vetting.opinion, vetting.approved_by, vetting.concluded_at
    )
    tables = [_relatives(form, now), _conditions(vetting, now)]
    data = {
        "facts": in_pairs([*_facts(vetting), *_stated(form)]),
        "tables": [each for each in tables if each["rows"]],
        "opinions": [*opinions_on(vetting), approval],
        "note": _filed(vetting),
    }
    return Sheet([], data)


def _facts(vetting: Any) -> list[dict[str, Any]]:
    person = vetting.person
    return [
        fact(_("姓名"), person.name),
        fact(_("部门"), person.unit),
        fact(_("职务"), person.position),
        fact(_("拟任岗位"), vetting.post),
        fact(_("涉密类别"), vetting.category.label),
        fact(_("填表日期"), full_day(vetting.circulated_at)),
    ]


def _stated(form: Particulars) -> list[dict[str, Any]]:
    who = form.identity.told(True) if form.identity else []
    known = [
        fact(title, full_day(value) if isinstance(value, date) else value) for title, value in who
    ]
    stated = [
        fact(title, full_day(value) if isinstance(value, date) else value, wide=name in WIDE)
        for title, name, value in form.stated(*form.BASICS, *form.ABROAD)
    ]
    return [*known, *stated]


def _relatives(form: Particulars, now: datetime) -> dict[str, Any]:
    headings = [
        _("关系"), _("姓名"), _("国籍"), _("出生日期"), _("政治面貌"), _("单位和职务"), _("居住地"),
        _("境外居留权"),
    ]  # fmt: skip
    rows = form.relatives_at(now) if form.pk else ()
    lines = [
        [
            row.relation,
            row.name,
            row.nationality,
            full_day(row.born_on),
            row.political,
            row.employer,
            row.lives_in,
            row.residence,
        ]
        for row in rows
    ]
    return table(_("家庭成员和主要社会关系"), headings, [2, 2, 2, 3, 2, 4, 3, 2], lines)


def _conditions(vetting: Any, now: datetime) -> dict[str, Any]:
    known = {row.condition_id: row for row in vetting.checks.all()}
    lines = [_condition(each, known.get(each.pk)) for each in vetting.conditions_at(now)]
    return table(_("任用条件"), [_("条件"), _("核对"), _("依据")], [8, 2, 5], lines)


def _condition(condition: Any, row: Any) -> list[str]:
    if row is None:
        return [condition.text, "", ""]
    return [condition.text, _("符合") if row.met else _("不符合"), row.evidence]


def _filed(vetting: Any) -> str:
    if vetting.filed_on is None:
        return _("审查结果报上级备案：　　　年　　月　　日　　文号：")
    return _("审查结果于%(day)s报上级备案，文号：%(number)s") % {
        "day": full_day(vetting.filed_on),
        "number": vetting.filed_number,
    }


paper(
    Paper(
        code="personnel.vetting-form",
        title=gettext_lazy("涉密人员审查表"),
        template=FORM,
        rows=lambda: Vetting.objects.select_related(
            "person__unit", "post__circle__parent", "particulars__identity", "approved_by"
        ),
        action=Action.HANDLE,
        fill=fill_vetting,
        by=(PERSONNEL, SECRECY_OFFICE),
    )
)
