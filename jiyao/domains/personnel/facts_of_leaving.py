"""A leaving and a release period told in facts and tables, for their pages and papers (PER-07)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import RESTRICTIONS, Leaving, LeavingStep, Release
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def facts_of_leaving(leaving: Leaving) -> list[Fact]:
    """Return who leaves what, in which way and why."""
    person = leaving.person
    return [
        Fact(_("姓名"), person.name),
        Fact(_("部门"), person.unit),
        Fact(_("职务"), person.position),
        Fact(_("所离岗位"), leaving.posts or _("无")),
        Fact(_("离岗方式"), leaving.get_way_display()),
        Fact(_("离岗原因"), leaving.reason),
        Fact(_("脱密期责任单位"), leaving.body_in_words or _("未定")),
        Fact(_("发起时间"), leaving.began_at),
        Fact(_("办理人"), leaving.set_by),
        *([Fact(_("撤销原因"), leaving.remark)] if leaving.remark else []),
    ]


def steps_of(leaving: Leaving) -> Section:
    """Return the table of what must be done, with who did it and when."""
    heads = [
        (_("事项"), "person"),
        (_("内容"), "words"),
        (_("经办人"), "person"),
        (_("时间"), "time"),
    ]
    lines = [_line(leaving, each) for each in _wanted(leaving)]
    return section(_("离岗事项"), heads, lines, "")


def _wanted(leaving: Leaving) -> list[LeavingStep.What]:
    own = leaving.body in ("", "own", "former")
    skipped = {LeavingStep.What.TAKEN_OVER} if own else set()
    return [each for each in LeavingStep.What if each not in skipped]


def _line(leaving: Leaving, what: LeavingStep.What) -> tuple[Any, ...]:
    done = leaving.done.get(what.value)
    if done is None:
        return (what.label, _("未办"), None, None, "")
    paper = _("纸质 %(number)s") % {"number": done.paper} if done.paper else ""
    words = "；".join(filter(None, (done.words, paper))) or _("已办")
    return (what.label, words, done.by, timezone.localdate(done.at), "")


def secrets_known_by(leaving: Leaving) -> Section:
    """Return the table of what the trail says that the leaver opened; numbers alone."""
    heads = [
        (_("种类"), "text"),
        (_("编号"), "title"),
        (_("密级"), "text"),
        (_("首次"), "time"),
        (_("末次"), "time"),
        (_("次数"), "number"),
    ]
    rows = leaving.known.select_related("level__scheme").order_by("-level__weight", "number")
    lines = [
        (
            row.kind_of,
            row.number,
            str(row.level),
            timezone.localdate(row.first_at),
            timezone.localdate(row.last_at),
            row.times,
            "",
        )
        for row in rows
    ]
    empty = _("没有本人打开过或经手过的涉密件。在系统以外知悉的，由本人申报时写明。")
    return section(_("所知秘密（按留痕和经手记录预填）"), heads, lines, empty)


def pledge_text(text: str) -> Section:
    """Return the text that the leaver signs, a line a row."""
    lines = [(line, "") for line in text.splitlines() if line.strip()]
    return section(_("离岗承诺书"), [(_("正文"), "words")], lines, "")


def restrictions() -> Section:
    """Return the table of what a person in the release period may not do."""
    lines = [(place, str(words), "") for place, words in enumerate(RESTRICTIONS, start=1)]
    return section(_("脱密期限制"), [(_("序"), "number"), (_("限制"), "words")], lines, "")


def facts_of_release(release: Release) -> list[Fact]:
    """Return whom a release period is for, how long it is and who answers for it."""
    length = _("%d 个月") % release.months if release.months else _("终身")
    beyond = [
        Fact(_("法律依据"), release.basis),
        Fact(_("复核日期"), release.review_on),
    ]
    return [
        Fact(_("姓名"), release.person.name),
        Fact(_("涉密类别"), release.category.label),
        Fact(_("离岗手续"), release.leaving, url=release.leaving.get_absolute_url()),
        Fact(_("批准之日"), timezone.localdate(release.since)),
        Fact(_("期限"), length),
        Fact(_("责任单位"), release.body_in_words),
        *([Fact(_("确认函文号"), release.taken_over_on)] if release.taken_over_on else []),
        Fact(_("本单位联系人"), release.supervisor),
        *(beyond if release.basis else []),
    ]


def contacts_of(release: Release) -> Section:
    """Return the table of the contacts."""
    heads = [
        (_("时间"), "time"),
        (_("现从业情况"), "words"),
        (_("出境情况"), "text"),
        (_("备注"), "text"),
        (_("联系人"), "person"),
    ]
    rows = release.contacts.select_related("by").order_by("-at", "-pk")
    lines = [(row.at, row.work, row.abroad, row.remark, row.by, "") for row in rows]
    return section(_("联系记录"), heads, lines, _("还没有联系记录。"))
