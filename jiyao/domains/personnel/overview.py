"""Who is cleared for what and why, who lacks what, what expires soon: for the secrecy office."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.grounds import STANDING
from jiyao.domains.personnel.models import (
    Agreement,
    Leaving,
    PersonFile,
    PostHolding,
    Release,
    Vetting,
)
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.clearing import GROUNDS, Standing, standings
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.naming import up_to
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.duties.terms import start_of

SOON = timedelta(days=90)
LISTED = 300
Line = tuple[Any, ...]


def tables(files: list[PersonFile], person: PersonFacts) -> list[Section]:
    """Return the tables about the people of these files, in a fixed number of queries.

    person: who looks; what is said of others besides is what that person may handle.
    """
    at = person.at
    found = standings([file.person_id for file in files], at)
    both = [(file, found[file.person_id]) for file in files]
    return [
        _cleared(both),
        _lacking(both),
        _waiting(both, person),
        _expiring(both, person),
        _slipped_away(both, person),
        _inside_only(both),
    ]


def _cleared(both: list[tuple[PersonFile, Standing]]) -> Section:
    found = [pair for pair in both if _weight(pair[1]) > DEFAULT_WEIGHT]
    return _people(_("可以接触秘密的人"), found, _("现在没有人可以接触秘密。"))


def _inside_only(both: list[tuple[PersonFile, Standing]]) -> Section:
    """List who is cleared for levels below every secret alone."""
    found = [pair for pair in both if pair[1].cleared and _weight(pair[1]) <= DEFAULT_WEIGHT]
    empty = _("没有只可接触内部事项的人。")
    return _people(_("只可接触内部事项、不得接触秘密的人"), found, empty)


def _weight(standing: Standing) -> int:
    return max((level.weight for level in standing.cleared), default=0)


def _people(title: Any, shown: list[tuple[PersonFile, Standing]], empty: Any) -> Section:
    heads = [
        (_("部门"), "text"),
        (_("姓名"), "text"),
        (_("可接触密级"), "text"),
        (_("岗位"), "text"),
        (_("依据"), "title"),
        (_("最早到期"), "time"),
    ]
    lines = [
        (
            file.person.unit,
            file.person,
            up_to(standing.cleared),
            "、".join(dict.fromkeys(claim.said for claim in standing.claims)),
            _grounds_of(standing),
            _day(min(filter(None, standing.cleared.values()), default=None)),
            file.get_absolute_url(),
        )
        for file, standing in sorted(shown, key=lambda pair: -_weight(pair[1]))
    ]
    return _table(title, heads, lines, empty)


def _grounds_of(standing: Standing) -> str:
    held = [code for code, goods in standing.goods.items() if goods and code != STANDING.code]
    return "、".join(str(GROUNDS[code].name) for code in held)


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _lacking(both: list[tuple[PersonFile, Standing]]) -> Section:
    heads = [
        (_("部门"), "text"),
        (_("姓名"), "text"),
        (_("缺少"), "text"),
        (_("所涉密级"), "text"),
        (_("怎么办"), "title"),
    ]
    lines = [
        (file.person.unit, file.person, *each, file.get_absolute_url())
        for file, standing in both
        for each in _lacks(standing)
    ]
    return _table(_("在岗但资格不全的人"), heads, lines, _("在岗的人资格都齐全。"))


def _lacks(standing: Standing) -> Iterable[Line]:
    levels: dict[str, list[str]] = {}
    for lack in standing.lacks:
        levels.setdefault(lack.ground.code, []).append(str(lack.level))
    for code, named in levels.items():
        ground = GROUNDS[code]
        yield ground.name, "、".join(dict.fromkeys(named)), ground.instead


def _waiting(both: list[tuple[PersonFile, Standing]], person: PersonFacts) -> Section:
    """List who holds no post yet: the vetting under way, and what is still to be had."""
    heads = [
        (_("部门"), "text"),
        (_("姓名"), "text"),
        (_("正在审查"), "text"),
        (_("还缺"), "title"),
    ]
    rows = Vetting.objects.visible_to(person, Action.HANDLE).filter(outcome=Vetting.Outcome.OPEN)
    vetted = {row.person_id: row.post for row in rows.select_related("post__circle__parent")}
    lines = [
        (
            file.person.unit,
            file.person,
            vetted.get(file.person_id) or _("没有"),
            "、".join(str(GROUNDS[code].name) for code, good in standing.goods.items() if not good),
            file.get_absolute_url(),
        )
        for file, standing in both
        if not standing.claims
    ]
    return _table(_("还没有岗位的人"), heads, lines, _("有人员档案的人都有岗位。"))


def _expiring(both: list[tuple[PersonFile, Standing]], person: PersonFacts) -> Section:
    at = person.at
    heads = [
        (_("部门"), "text"),
        (_("姓名"), "text"),
        (_("到期的是"), "title"),
        (_("到期时间"), "due"),
    ]
    lines = [
        (file.person.unit, file.person, what, until, file.get_absolute_url())
        for file, standing in both
        for what, until in _ends(standing)
        if at < until <= at + SOON
    ]
    lines += _ending_rows(person)
    lines.sort(key=lambda line: line[3])
    return _table(_("90 天内到期"), heads, lines, _("90 天内没有到期的资格、脱密期和协议。"))


def _ends(standing: Standing) -> Iterable[tuple[Any, datetime]]:
    for claim in standing.claims:
        if claim.until:
            yield _("任岗：%(post)s") % {"post": claim.said}, claim.until
    for code, goods in standing.goods.items():
        ends = [good.until for good in goods]
        last = None if None in ends else max(filter(None, ends), default=None)
        if last and standing.claims:
            yield GROUNDS[code].name, last


def _ending_rows(person: PersonFacts) -> list[Line]:
    releases, agreements = (
        model.objects.visible_to(person, Action.HANDLE)
        .ending_by(person.at + SOON)
        .select_related("person__unit")
        for model in (Release, Agreement)
    )
    found = [(row, _next_day(row)) for row in releases] + [(row, row.until) for row in agreements]
    return [
        (row.person.unit, row.person, row._meta.verbose_name, end, row.get_absolute_url())
        for row, end in found
    ]


def _slipped_away(both: list[tuple[PersonFile, Standing]], person: PersonFacts) -> Section:
    """List who gave up the last classified post, and no leaving has been gone through since."""
    heads = [
        (_("部门"), "text"),
        (_("姓名"), "text"),
        (_("所离岗位"), "title"),
        (_("离开时间"), "time"),
    ]
    idle = {file.person_id: file for file, standing in both if not _has_a_post(standing)}
    ended = PostHolding.objects.visible_to(person, Action.HANDLE).filter(
        person__in=idle, until__lte=person.at, post__levels__level__weight__gt=DEFAULT_WEIGHT
    )
    left = Leaving.objects.visible_to(person, Action.HANDLE).gone_through().filter(person__in=idle)
    gone = dict(left.order_by("pk").values_list("person", "ended_at"))
    last = {
        row.person_id: row for row in ended.select_related("post__circle__parent").order_by("until")
    }
    lines = [
        (
            idle[key].person.unit,
            idle[key].person,
            row.post,
            _day(row.until),
            idle[key].get_absolute_url(),
        )
        for key, row in last.items()
        if key not in gone or (gone[key] and gone[key] < row.until)
    ]
    empty = _("离开涉密岗位的人都办了离岗手续。")
    return _table(_("离开涉密岗位、没有办离岗手续的人"), heads, lines, empty)


def _has_a_post(standing: Standing) -> bool:
    return any(claim.level.weight > DEFAULT_WEIGHT for claim in standing.claims)


def _next_day(release: Any) -> datetime:
    review = start_of(release.review_on) if release.review_on else None
    return min(filter(None, (release.until, review)))


def _table(title: Any, heads: list[tuple[Any, str]], lines: list[Line], empty: Any) -> Section:
    words = _("%(title)s（%(count)d）") % {"title": title, "count": len(lines)}
    if len(lines) > LISTED:
        parts = {"title": title, "count": len(lines), "shown": LISTED}
        words = _("%(title)s（共 %(count)d，列出前 %(shown)d，其余见涉密人员台账）") % parts
    return section(words, heads, lines[:LISTED], empty)
