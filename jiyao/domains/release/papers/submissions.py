"""The form 信息发布保密审查表 and the books of release review (PUB-01, PUB-02, PUB-06)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.release.models import Prohibition, Publication, PublicEntry, Submission
from jiyao.domains.release.titles import add_titles, add_titles_behind
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day

TEMPLATES = "domains/release/templates/release"


def fill_submission(record: Any, person: PersonFacts) -> Sheet:
    """Make the form of one submission: what, where, the checklist, what each step said."""
    add_titles([record], person)
    version = record.latest
    data = {
        "facts": _facts(record, version),
        "checks": {
            "title": _("不得发布的内容逐项核对"),
            "headings": [_("类别"), _("有无"), _("核对人")],
            "rows": _checks(version, person),
        },
        "opinions": [_opinion(turn) for turn in _turns(record)],
        "signing": _("签名：　　　　　　　年　　月　　日"),
        "note": _("先审查后公开，一事一审；内容有改动的，重新审查。"),
    }
    return Sheet([(record.label.level, "")], data)


def _facts(record: Any, version: Any) -> list[dict[str, Any]]:
    return [
        fact(_("编号"), record.number),
        fact(_("填表日期"), full_day(record.made_at)),
        fact(_("信息名称"), record.title, wide=True),
        fact(_("类别"), record.get_kind_of_display()),
        fact(_("拟公开时间"), full_day(record.planned_on)),
        fact(_("拟公开的位置"), record.place),
        fact(_("承办部门"), record.author.unit),
        fact(_("作者（责任人）"), record.author),
        fact(_("稿次和附件"), _("第 %(n)d 稿，%(files)d 个文件") % _counts(version)),
        fact(_("内容来源"), record.note, wide=True),
        fact(_("稿件摘要"), version.sha256, wide=True),
    ]


def _counts(version: Any) -> dict[str, int]:
    return {"n": version.number, "files": version.files.count()}


def _checks(version: Any, person: PersonFacts) -> list[list[str]]:
    answers = {row.prohibition_id: row for row in version.confirmations.select_related("by")}
    asked = Prohibition.objects.holding_at(person.at).order_by("pk")
    return [[each.text, *_said(answers.get(each.pk))] for each in asked]


def _said(row: Any) -> list[str]:
    if row is None:
        return ["", ""]
    return [_("有") if row.found else _("没有"), str(row.by)]


def _turns(record: Any) -> Any:
    rows = record.turns.filter(round=record.round).select_related("given_by")
    return rows.order_by("place")


def _opinion(turn: Any) -> dict[str, str]:
    verdict = turn.get_verdict_display() if turn.given_at else ""
    said = "　".join(filter(None, (verdict, turn.words, turn.reference)))
    who = str(turn.given_by or "")
    return {
        "name": turn.get_stage_display(),
        "words": said,
        "signed": f"{who}　{full_day(turn.given_at)}" if turn.given_at else "",
    }


paper(
    Paper(
        code="release.submission-form",
        title=gettext_lazy("信息发布保密审查表"),
        template=f"{TEMPLATES}/form.typ",
        rows=lambda: Submission.objects.select_related("label__level__scheme", "author__unit"),
        action=Action.READ,
        fill=fill_submission,
    )
)


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
        "note": _("共 %d 件") % len(rows),
        "more_note": _("只印出最近的 %d 件，其余请缩小范围后另行打印。") % len(rows),
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


for of, title, fill, rows in (
    ("submission", gettext_lazy("发布审查登记簿"), fill_book, Submission.objects.all),
    ("publication", gettext_lazy("信息发布登记簿"), fill_publications, Publication.objects.all),
    ("entry", gettext_lazy("公开目录"), fill_catalogue, PublicEntry.objects.all),
):
    paper(
        Paper(
            code=f"release.{of}-book",
            title=title,
            template=f"{TEMPLATES}/book.typ",
            rows=rows,
            action=Action.HANDLE,
            fill=fill,
            register=f"release.{of}",
        )
    )
