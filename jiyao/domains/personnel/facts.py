"""How a person stands, told in tables: what for and why, what is lacking (PER-01, PER-12)."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import category_of
from jiyao.domains.personnel.models import Identity, Leaving, PersonFile
from jiyao.foundation.access.clearing import GROUNDS, Standing
from jiyao.foundation.access.naming import up_to
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.people.holdings import Held
from jiyao.foundation.ui.parts import Fact


def facts_of_file(file: PersonFile) -> list[Fact]:
    """Return what the file says of the person."""
    person = file.person
    return [
        Fact(_("姓名"), person.name),
        Fact(_("人员编号"), person.number),
        Fact(_("部门"), person.unit),
        Fact(_("职务"), person.position),
        Fact(_("用工形式"), file.get_employment_display()),
        Fact(_("建档时间"), file.opened_at),
    ]


def facts_of_standing(standing: Standing) -> list[Fact]:
    """Return the person's category and the levels that the person is cleared for now."""
    weight = max((claim.level.weight for claim in standing.claims), default=0)
    levels = up_to(standing.cleared) or _("不得接触")
    return [
        Fact(_("涉密类别"), category_of(weight).label),
        Fact(_("可接触密级"), levels),
    ]


def sections_of(standing: Standing, in_post: bool) -> list[Section]:
    """Return the tables: the levels that posts ask for, and the grounds with what holds."""
    return [_claims(standing, in_post), _grounds(standing, in_post)]


def _claims(standing: Standing, in_post: bool) -> Section:
    lines = [
        (
            claim.said,
            str(claim.level),
            _answer(standing, claim),
            day_of(standing.cleared.get(claim.level)),
            "",
        )
        for claim in standing.claims
    ]
    heads = [
        (_("岗位"), "title"),
        (_("密级"), "code"),
        (_("可否接触"), "text"),
        (_("有效至"), "time"),
    ]
    nothing = _("尚未任岗。人事部门办理“上岗”后，这里列出岗位和密级。")
    empty = _("现任岗位不接触秘密。") if in_post else nothing
    return section(_("岗位和可接触密级"), heads, lines, empty)


def _answer(standing: Standing, claim: Any) -> str:
    if claim.level in standing.cleared:
        return _("可以")
    if claim.level in standing.not_for:
        return _("不可：不在这一密级的阅读群体内")
    lacking = [str(x.ground.name) for x in standing.lacks if x.level == claim.level]
    return _("不可：缺少%(what)s") % {"what": "、".join(lacking)}


def _grounds(standing: Standing, in_post: bool) -> Section:
    lines = [_ground(code, standing, in_post) for code in GROUNDS]
    heads = [(_("依据"), "code"), (_("现有"), "words"), (_("有效至"), "time")]
    return section(_("资格依据"), heads, lines, "")


def _ground(code: str, standing: Standing, in_post: bool) -> tuple[Any, ...]:
    ground, goods = GROUNDS[code], standing.goods[code]
    asked = any(claim.level.weight > ground.above for claim in standing.claims)
    if not in_post and (not goods or code == "standing"):
        return (ground.name, _("尚未任岗"), None, "")
    if not goods and not asked:
        return (ground.name, _("现任岗位不要求"), None, "")
    if not goods:
        return (ground.name, _("没有。%(instead)s") % {"instead": ground.instead}, None, "")
    ends = [good.until for good in goods]
    until = None if None in ends else max(end for end in ends if end)
    return (ground.name, "、".join(dict.fromkeys(good.said for good in goods)), day_of(until), "")


def day_of(moment: datetime | None) -> date | None:
    """Return the local day of a moment, where the time of day says nothing."""
    return timezone.localdate(moment) if moment else None


def table_of_holdings(held: list[Held]) -> Section:
    """Return the table of what a person holds, by kind."""
    lines = [(each.title, each.count, "") for each in held]
    heads = [(_("种类"), "title"), (_("件数"), "number")]
    return section(_("手里的件"), heads, lines, _("手里没有任何要退回的件。"))


def leaving_of(person: Any) -> list[Fact]:
    """Return where the person's last leaving stands, when there is one that was not withdrawn."""
    last = Leaving.objects.filter(person=person).gone_through().order_by("-began_at").first()
    if last is None:
        return []
    return [Fact(_("离岗离职"), last.get_outcome_display(), url=last.get_absolute_url())]


def identity_of(person: Any) -> list[Fact]:
    """Return where the person's identity facts stand; the facts are on a page of their own."""
    kept = Identity.objects.current().kept().filter(person=person).first()
    if kept is None:
        return [Fact(_("身份信息"), _("没有登记"))]
    return [
        Fact(
            _("身份信息"), kept.told(whole=False)[0][1] or _("已登记"), url=kept.get_absolute_url()
        )
    ]
