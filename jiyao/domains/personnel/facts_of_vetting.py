"""What a vetting's page and its printed form say, in tables (PER-02, PER-17)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Particulars, Vetting
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def facts_of_form(form: Particulars) -> list[Fact]:
    """Return what a person stated of himself; identity facts are covered."""
    who = form.identity
    known = [Fact(*each) for each in who.told(False)] if who else []
    found = form.stated(*form.BASICS, *form.ABROAD)
    return [*known, *(Fact(title, _shown(name, value)) for title, name, value in found)]


def _shown(name: str, value: Any) -> Any:
    return when(value) if name == "working_since" else value


def relatives_of(form: Particulars, at: datetime) -> Section:
    """Return the table of the family and of others who are close."""
    lines = [
        (
            row.relation,
            row.name,
            row.nationality,
            row.employer,
            row.lives_in,
            row.residence,
            row.get_absolute_url(),
        )
        for row in form.relatives_at(at)
    ]
    titles = [
        _("关系"), _("姓名"), _("国籍"), _("单位和职务"), _("居住地"), _("境外居留权"),
    ]  # fmt: skip
    heads = [(title, "words") for title in titles]
    empty = _("还没有登记。用“增加家庭成员或社会关系”逐人填写。")
    return section(_("家庭成员和主要社会关系"), heads, lines, empty)


def opinions_of(record: Any) -> Section:
    """Return the table of what the offices said about a record."""
    lines = [
        (
            opinion.get_stage_display(),
            opinion.get_verdict_display(),
            opinion.words,
            opinion.given_by or opinion.person,
            opinion.given_at,
            opinion.get_absolute_url(),
        )
        for opinion in record.opinions
    ]
    heads = [
        (_("环节"), "code"),
        (_("意见"), "code"),
        (_("说明"), "words"),
        (_("签署人"), "person"),
        (_("时间"), "time"),
    ]
    return section(_("各部门意见"), heads, lines, _("还没有送签。送签后依次由各部门签署。"))


def checks_of(vetting: Vetting, at: datetime) -> Section:
    """Return the table of conditions: which are met on what evidence, which are not checked."""
    known = {row.condition_id: row for row in vetting.checks.select_related("checked_by")}
    lines = [_check(each, known.get(each.pk)) for each in vetting.conditions_at(at)]
    heads = [
        (_("条件"), "words"),
        (_("核对"), "code"),
        (_("依据"), "words"),
        (_("核对人"), "person"),
    ]
    return section(_("任用条件"), heads, lines, _("这一类岗位没有规定任用条件。"))


def _check(condition: Any, row: Any) -> tuple[Any, ...]:
    if row is None:
        return (condition.text, _("未核对"), "", "", "")
    return (condition.text, _("符合") if row.met else _("不符合"), row.evidence, row.checked_by, "")
