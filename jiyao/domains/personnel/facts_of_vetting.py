"""What a vetting's page and its printed form say, in tables (PER-02, PER-17)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Opinion, Particulars, Vetting
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def facts_of_form(form: Particulars) -> list[Fact]:
    """Return what a person stated of himself; identity facts are covered."""
    who = form.identity
    known = [Fact(*each) for each in who.told(False)] if who else []
    found = form.stated(*form.BASICS, *form.ABROAD)
    return [*known, *(Fact(title, _shown(value)) for title, _name, value in found)]


def _shown(value: Any) -> Any:
    return date_format(value, "Y年n月j日") if isinstance(value, date) else value


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
    return _said(record.opinions)


def _said(opinions: Iterable[Opinion]) -> Section:
    lines = [
        (
            opinion.get_stage_display(),
            opinion.get_verdict_display(),
            opinion.words,
            opinion.given_by or opinion.person,
            opinion.given_at,
            opinion.get_absolute_url(),
        )
        for opinion in opinions
    ]
    heads = [
        (_("环节"), "code"),
        (_("意见"), "code"),
        (_("说明"), "words"),
        (_("签署人"), "person"),
        (_("时间"), "time"),
    ]
    return section(_("各部门意见"), heads, lines, _("还没有送签。送签后依次由各部门签署。"))


def what_is_judged(
    opinion: Opinion, vetting: Vetting | None, looking: PersonFacts
) -> list[Section]:
    """Return what lies before who gives an opinion, as far as that person may see it.

    What was said before; of a vetting the conditions and the form. vetting: None when not seen.
    """
    rows = Opinion.objects.about_the_same(opinion).visible_to(looking, Action.HANDLE)
    before = rows.filter(place__lt=opinion.place).select_related("person", "given_by")
    found = [_said(before)] if before else []
    form = getattr(vetting, "particulars", None)
    if vetting is None or form is None:
        return found
    return [*found, checks_of(vetting, looking.at), _stated(form), relatives_of(form, looking.at)]


def _stated(form: Particulars) -> Section:
    lines = [(fact.title, fact.value, "") for fact in facts_of_form(form) if fact.value]
    heads = [(_("项目"), "code"), (_("填写内容"), "words")]
    return section(_("本人填写的审查表"), heads, lines, _("本人还没有填写。"))


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
