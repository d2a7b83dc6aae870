"""The pages of vettings, of the form, of opinions and conditions."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.facts import day_of
from jiyao.domains.personnel.facts_of_starting import requirements_of
from jiyao.domains.personnel.facts_of_vetting import (
    checks_of,
    facts_of_form,
    opinions_of,
    relatives_of,
    what_is_judged,
)
from jiyao.domains.personnel.grounds import VETTING
from jiyao.domains.personnel.models import Condition, Opinion, Particulars, Relative, Vetting
from jiyao.domains.personnel.procedures.opinions import give_opinion
from jiyao.domains.personnel.steps_of_vetting import next_step
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import form_here, open_row, plain_page
from jiyao.foundation.ui.parts import Fact


def vetting(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a vetting to the offices."""
    rows = Vetting.objects.select_related(
        "person__unit", "post__circle__parent", "set_by", "particulars"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    form = getattr(record, "particulars", None)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("拟任岗位"), record.post),
        Fact(_("涉密类别"), record.category.label),
        Fact(_("审查表"), _form_words(form), url=form.get_absolute_url() if form else ""),
        Fact(_("发起时间"), record.since),
        Fact(_("送签时间"), record.circulated_at),
        Fact(_("审查意见"), record.opinion),
        Fact(_("结论时间"), record.concluded_at),
        Fact(_("纸质编号"), record.paper),
        Fact(_("办理人"), record.set_by),
    ]
    now = request.facts.at
    sections = [checks_of(record, now), opinions_of(record)] if form else []
    if record.outcome == Vetting.Outcome.OPEN:
        post, who = record.post, record.person
        sections.insert(0, requirements_of(post, who, request.facts, VETTING.code))
    step = next_step(record, now)
    standing = [*_standing(record), Fact(_("下一步"), step.words)]
    more = {"comes_next": step.code}
    return plain_page(request, record, str(record), facts, standing, sections, **more)


def _form_words(form: Particulars | None) -> str:
    if form is None:
        return _("纸质")
    return _("已填写") if form.is_complete else _("待本人填写")


def _standing(record: Vetting) -> list[Fact]:
    filed = record.filed_number or _("尚未报备")
    return [
        Fact(_("结论"), record.get_outcome_display()),
        Fact(_("复审期限"), day_of(record.until)),
        Fact(_("报上级备案"), filed, record.filed_on or ""),
    ]


def particulars(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the form to who fills it in and to the offices; identity numbers are masked."""
    rows = Particulars.objects.select_related(
        "person__unit", "vetting__post__circle__parent", "identity"
    )
    record = open_record(request, rows, ref)
    standing = [
        Fact(_("人员"), record.person),
        Fact(_("拟任岗位"), record.vetting.post, url=_vetting_page(request, record.vetting)),
        Fact(_("基本情况"), record.basics_at or _("未填写")),
        Fact(_("境外情况"), record.abroad_at or _("未填写")),
        *_identity(record),
    ]
    sections = [relatives_of(record, timezone.now())]
    title = _("涉密人员审查表：%(who)s") % {"who": record.person}
    return plain_page(request, record, title, facts_of_form(record), standing, sections)


def _vetting_page(request: SignedIn, record: Vetting) -> str:
    return record.get_absolute_url() if request.facts.looks_after_people else ""


def _identity(record: Particulars) -> list[Fact]:
    known = record.identity
    return [Fact(_("身份信息"), _("查看"), url=known.get_absolute_url())] if known else []


def relative(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a row of the form."""
    record = open_record(request, Relative.objects.select_related("particulars__vetting"), ref)
    names = record.STATED
    facts = [Fact(record._meta.get_field(n).verbose_name, getattr(record, n)) for n in names]
    back = Fact(_("审查表"), record.person, url=record.particulars.get_absolute_url())
    state = Fact(_("状态"), _("已划去") if record.until else _("有效"))
    return plain_page(request, record, str(record), [*facts, back], [state])


def opinion(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an opinion to who is asked for it and to the offices."""
    rows = Opinion.objects.select_related("person", "concerned__unit", "given_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("事项"), record.matter),
        Fact(_("人员"), record.concerned),
        Fact(_("部门"), record.concerned.unit),
        Fact(_("环节"), record.get_stage_display()),
        Fact(_("签署人"), record.given_by or record.person),
        Fact(_("签署时间"), record.given_at),
        Fact(_("说明"), record.words),
    ]
    standing = [Fact(_("意见"), record.get_verdict_display())]
    vetting = Vetting.objects.visible_to(request.facts, Action.HANDLE).filter(
        public_id=record.about
    )
    about = vetting.select_related("particulars__identity", "post").first()
    if about:
        standing.append(Fact(_("审查"), about.post, url=about.get_absolute_url()))
    sections = what_is_judged(record, about, request.facts)
    form = form_here(request, give_opinion, record)
    return plain_page(request, record, str(record), facts, standing, sections, form=form)


def condition(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a condition for posts of a kind."""
    record = open_row(
        request, "personnel.condition", Condition.objects.select_related("set_by"), ref
    )
    facts = [
        Fact(_("条件"), record.text),
        Fact(_("岗位类别"), record.get_post_kind_display()),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
        Fact(_("办理人"), record.set_by),
    ]
    return plain_page(request, record, _("任用条件"), facts, [])
