"""The books of release review: what was submitted, what went out, interviews, the catalogue."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.release.models import Interview, Publication, PublicEntry, Submission
from jiyao.domains.release.papers.submissions import TEMPLATES
from jiyao.domains.release.titles import add_titles, add_titles_behind
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import full_day, moment

_BOOK_OF_REVIEW = gettext_lazy("发布审查登记簿")
_BOOK_OF_OUT = gettext_lazy("信息发布登记簿")
_BOOK_OF_PRESS = gettext_lazy("涉密采访登记簿")


def fill_book(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the book of what was submitted."""
    add_titles(rows, person)
    headings = [_("编号"), _("信息名称"), _("类别"), _("拟发布的位置"), _("作者"), _("提出时间")]
    lines = [
        [
            row.number,
            row.title,
            row.get_kind_of_display(),
            row.place,
            row.author.name,
            full_day(row.made_at),
            row.get_state_display(),
        ]
        for row in rows
    ]
    return _book(rows, [*headings, _("进度")], [3, 6, 3, 5, 2, 3, 3], lines)


def fill_publications(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the book of what went out (domain: date, name, number, publisher, place)."""
    add_titles_behind(rows, person)
    headings = [_("编号"), _("信息名称"), _("稿次"), _("发布位置"), _("网址或刊期"), _("发布人")]
    lines = [
        [
            row.submission.number,
            row.submission.title,
            str(row.version.number),
            row.place,
            row.address,
            row.published_by.name,
            full_day(row.published_at),
            full_day(row.withdrawn_at),
        ]
        for row in rows
    ]
    headings += [_("发布时间"), _("撤下时间")]
    return _book(rows, headings, [3, 6, 1, 4, 4, 2, 3, 3], lines)


def _book(rows: list[Any], headings: list[Any], widths: list[int], lines: Any) -> Sheet:
    data = {
        "headings": [str(each) for each in headings],
        "widths": widths,
        "rows": [[str(value) for value in line] for line in lines],
    }
    return Sheet([(row.label.level, "") for row in rows if hasattr(row, "label")], data)


def fill_catalogue(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the catalogue: what is public where, who keeps it, when it is to be updated."""
    headings = [_("类别"), _("公开事项"), _("公开位置"), _("维护责任人"), _("应更新"), _("移出")]
    lines = [
        [
            row.get_category_display(),
            row.title,
            row.place,
            row.keeper.name,
            full_day(row.next_on),
            full_day(row.until),
        ]
        for row in rows
    ]
    return _book(rows, headings, [3, 6, 6, 3, 3, 3], lines)


def fill_interviews(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the book of the interviews: approved by whom, signed for by whom, how it went."""
    headings = [
        _("编号"),
        _("采访单位"),
        _("采访主题"),
        _("接受采访人"),
        _("采访时间"),
    ]
    lines = [
        [
            row.number,
            row.outlet,
            row.topic,
            row.host.name,
            moment(row.planned_at),
            row.approved_by.name if row.approved_by else "",
            f"{row.signed_by} {full_day(row.signed_on)}".strip(),
            row.outcome or row.standing,
        ]
        for row in rows
    ]
    return _book(
        rows, [*headings, _("批准人"), _("签收"), _("采访情况")], [3, 4, 5, 2, 3, 2, 3, 5], lines
    )


for of, title, fill, rows, action in (
    ("submission", _BOOK_OF_REVIEW, fill_book, Submission.objects.all, Action.HANDLE),
    ("publication", _BOOK_OF_OUT, fill_publications, Publication.objects.all, Action.HANDLE),
    ("entry", gettext_lazy("公开目录"), fill_catalogue, PublicEntry.objects.all, Action.HANDLE),
    ("interview", _BOOK_OF_PRESS, fill_interviews, Interview.objects.all, Action.READ),
):
    paper(
        Paper(
            code=f"release.{of}-book",
            title=title,
            template=f"{TEMPLATES}/book.typ",
            rows=rows,
            action=action,
            fill=fill,
            register=f"release.{of}",
        )
    )
