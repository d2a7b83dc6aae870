"""What somebody who is to take a post still lacks for it, with what to do (PER-02, PER-04)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.grounds import STANDING, VETTING
from jiyao.domains.personnel.models import Vetting
from jiyao.domains.personnel.rules.posting import asked_by, holds_for
from jiyao.domains.personnel.steps_of_vetting import next_step
from jiyao.foundation.access.clearing import GROUNDS, Ground
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.procedures.tools import tool

Line = tuple[Any, ...]


def open_vettings(person: Any, looking: PersonFacts) -> list[Vetting]:
    """Return the vettings of a person that are under way, as far as who looks may know."""
    rows = Vetting.objects.visible_to(looking, Action.KNOW).filter(person=person, outcome="open")
    return list(rows.select_related("person", "post__circle__parent").order_by("since"))


def vettings_of(rows: list[Vetting], looking: PersonFacts) -> Section:
    """Return the table of vettings under way with what comes next."""
    lines = [
        (row.since, row.post, next_step(row, looking.at).words, _address(row, looking))
        for row in rows
    ]
    heads = [(_("发起时间"), "time"), (_("拟任岗位"), "words"), (_("下一步"), "words")]
    return section(_("上岗审查"), heads, lines, _("没有正在进行的审查。"))


def requirements_of(post: Post, person: Any, looking: PersonFacts, *but: str) -> Section:
    """Return the table of what a post asks for and whether the person has it; but: not these."""
    asked = [code for code in GROUNDS if code not in but and asked_by(post, code, looking.at)]
    if holds_for(post, STANDING.code, person.pk, looking.at):
        asked = [code for code in asked if code != STANDING.code]
    lines = [_required(code, post, person, looking) for code in asked]
    heads = [(_("条件"), "code"), (_("怎么办"), "words"), (_("现在"), "code")]
    title = _("拟任%(post)s的条件") % {"post": post}
    return section(title, heads, lines, _("此岗位不接触秘密，可以直接办理“上岗”。"))


def _required(code: str, post: Post, person: Any, looking: PersonFacts) -> Line:
    ground = GROUNDS[code]
    if holds_for(post, code, person.pk, looking.at):
        return (ground.name, "", _("已具备"), "")
    if code == VETTING.code:
        for row in open_vettings(person, looking):
            if row.post_id == post.pk:
                words = next_step(row, looking.at).words
                return (ground.name, words, _("审查中"), _address(row, looking))
    return (ground.name, ground.instead, _("缺少"), _way(ground, person, looking))


def _way(ground: Ground, person: Any, looking: PersonFacts) -> str:
    """Return where who looks can see to a ground that is lacking: for himself or for others."""
    if looking.person_id == person.pk:
        return reverse(ground.page) if ground.page else ""
    helping = tool(ground.act, looking) if ground.act else None
    return f"{helping.url}?person={person.pk}" if helping else ""


def _address(row: Vetting, looking: PersonFacts) -> str:
    """Return the vetting's page for the offices, the form's for the person."""
    if looking.looks_after_people:
        return row.get_absolute_url()
    form = getattr(row, "particulars", None)
    return str(form.get_absolute_url()) if form else ""
