"""The form on which decisions are followed, minutes, documents, the papers of the year."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models import CommitteeDocument, Decision, Meeting, Minutes, Yearly
from jiyao.domains.organisation.papers.tables import TABLE, TEXT, table
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact, moment

LABEL = "label__level__scheme"


def fill_check_form(meeting: Any, person: PersonFacts) -> Sheet:
    """Make the follow-up form of a meeting: each decision, who, by when, what the check found."""
    rows = Decision.objects.visible_to(person, Action.KNOW).filter(item__meeting=meeting)
    rows = rows.select_related("item", "owner", "checked_by").order_by("pk")
    facts = [
        fact(_("会议"), meeting.body),
        fact(_("编号"), meeting.number),
        fact(_("会议时间"), moment(meeting.starts_at)),
        fact(_("地点"), meeting.place),
    ]
    return Sheet(
        [(meeting.label.level, "")],
        table(
            facts,
            _heads(),
            [_line(number, row) for number, row in enumerate(rows, start=1)],
            _("由专职人员跟踪填写；未落实的写明原因和新的期限。"),
            lying=True,
            signed=(_("填表人："), _("保密办负责人："), _("日期：")),
        ),
    )


def _heads() -> list[tuple[str, int]]:
    return [
        *((_("序"), 2), (_("议题"), 7), (_("会议决定"), 9), (_("责任人"), 4), (_("完成期限"), 5)),
        *(
            (_("落实情况和凭据"), 10),
            (_("检查结果"), 4),
            (_("检查意见"), 7),
            (_("检查人、日期"), 5),
        ),
    ]


def _line(number: int, row: Decision) -> list[Any]:
    return [
        *(number, row.item.title, row.task, row.owner, day(row.due_at)),
        *(row.evidence, row.get_result_display() if row.result else "", row.finding),
        f"{row.checked_by or ''} {day(row.checked_at)}".strip(),
    ]


def fill_decision_book(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the book of decisions that the register shows."""
    heads = [(_("编号"), 6), *_heads()[2:]]
    found = Decision.objects.visible_to(person, Action.KNOW).filter(pk__in=[r.pk for r in rows])
    seen = {row.pk: row for row in found.select_related("label__level__scheme", "checked_by")}
    lines = [[row.number, *_without_item(row)] for row in rows]
    marked = [(row.label.level, "") for row in seen.values()]
    return Sheet(marked, table([], heads, lines, lying=True))


def _without_item(row: Decision) -> list[Any]:
    return [
        *(row.task, row.owner, day(row.due_at), row.evidence),
        *(row.get_result_display() if row.result else "", row.finding),
        f"{row.checked_by or ''} {day(row.checked_at)}".strip(),
    ]


def text(
    marked: Any, facts: list[dict[str, Any]], words: str, heads: Any = (), rows: Any = ()
) -> Sheet:
    """Make a sheet of facts, a text in paragraphs and, where there are rows, a table."""
    data = table(facts, list(heads), list(rows))
    return Sheet(marked, {**data, "lines": [line for line in words.splitlines() if line.strip()]})


def fill_minutes(minutes: Any, person: PersonFacts) -> Sheet:
    """Make the minutes with who approved them, when they were issued and who has read them."""
    meeting = minutes.meeting
    receipts = minutes.receipts.visible_to(person, Action.KNOW).select_related("person")
    rows = [[row.person, row.person.unit or "", moment(row.read_at)] for row in receipts]
    facts = [
        fact(_("会议"), meeting.body),
        fact(_("编号"), meeting.number),
        fact(_("审定人"), f"{minutes.approved_by or ''} {moment(minutes.approved_at)}".strip()),
        fact(_("印发时间"), moment(minutes.issued_at)),
    ]
    heads = [(_("送达"), 4), (_("部门"), 5), (_("阅读时间"), 5)]
    return text([(minutes.label.level, "")], facts, minutes.text, heads, rows)


def fill_document(document: Any, person: PersonFacts) -> Sheet:
    """Make a document of the committee."""
    facts = [
        fact(_("文号"), document.number or _("（未印发）")),
        fact(_("发文机关"), document.body),
        fact(_("标题"), document.title, wide=True),
        fact(_("审查人"), f"{document.reviewed_by or ''} {moment(document.reviewed_at)}".strip()),
        fact(_("印发时间"), moment(document.issued_at)),
    ]
    return text([(document.label.level, "")], facts, document.text)


def fill_yearly(yearly: Any, person: PersonFacts) -> Sheet:
    """Make the plan or the summary of a year."""
    facts = [
        fact(_("名称"), yearly),
        fact(_("会议"), yearly.body),
        fact(_("起草"), f"{yearly.written_by or ''} {day(yearly.written_at)}".strip()),
        fact(_("审定时间"), day(yearly.adopted_at)),
    ]
    return text([(yearly.label.level, "")], facts, yearly.text)


def _people(*names: str) -> list[str]:
    return [LABEL, "body", *names]


paper(
    Paper(
        code="organisation.decisions-checked",
        title=gettext_lazy("保密委员会例行会议决定及检查表"),
        template=TABLE,
        rows=lambda: Meeting.objects.select_related(*_people()),
        action=Action.HANDLE,
        fill=fill_check_form,
        by=OFFICE,
    )
)
paper(
    Paper(
        code="organisation.decision-book",
        title=gettext_lazy("会议决定落实台账"),
        template=TABLE,
        rows=lambda: Decision.objects.select_related("owner"),
        action=Action.KNOW,
        fill=fill_decision_book,
        by=OFFICE,
        register="organisation.decision",
    )
)
paper(
    Paper(
        code="organisation.minutes",
        title=gettext_lazy("会议纪要"),
        template=TEXT,
        rows=lambda: Minutes.objects.select_related(LABEL, "meeting__body", "approved_by"),
        action=Action.HANDLE,
        fill=fill_minutes,
    )
)
paper(
    Paper(
        code="organisation.committee-document",
        title=gettext_lazy("委员会文件"),
        template=TEXT,
        rows=lambda: CommitteeDocument.objects.select_related(*_people("reviewed_by")),
        action=Action.HANDLE,
        fill=fill_document,
    )
)
paper(
    Paper(
        code="organisation.yearly",
        title=gettext_lazy("年度保密工作计划或总结"),
        template=TEXT,
        rows=lambda: Yearly.objects.select_related(*_people("written_by")),
        action=Action.HANDLE,
        fill=fill_yearly,
    )
)
