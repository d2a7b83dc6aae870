"""The forms as keepers know them, column by column (DOC-01, DOC-15, CIR-02, CIR-06)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.filed import Filed, filed
from jiyao.domains.carriers.models import Copy, Document, Leg, Opinion, Task
from jiyao.domains.carriers.readings import readings_of
from jiyao.domains.carriers.replies import replies_to
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact, full_day

TEMPLATES = "domains/carriers/templates/carriers"
FEWEST_LINES = 8


def documents_to_print() -> Any:
    """Return documents with what their papers tell."""
    return Document.objects.select_related("label__level__scheme", "kind_of", "received_by")


def is_numbered(document: Document) -> bool:
    """Whether a document has its number, and so its copies, none of it void."""
    return bool(document.number) and document.state != Document.State.VOID


def fill_book(documents: list[Any], person: PersonFacts) -> Sheet:
    """Make the register of incoming documents: one line a document, as in the book."""
    add_titles(documents, person)
    numbers = _copy_numbers(documents, person)
    units, volumes = _units_in_charge(documents, person), _volumes(documents, person)
    replies = replies_to(documents, person)
    headings = [
        *(_("收文号"), _("收文日期"), _("来文机关"), _("来文字号"), _("标题"), _("附件")),
        *(_("份数"), _("密级期限"), _("份号"), _("承办单位"), _("签收人"), _("复文号")),
        *(_("归卷日期"), _("归入卷号")),
    ]
    return Sheet(
        [(d.label.level, d.period) for d in documents],
        {
            "headings": headings,
            "rows": [
                _line(
                    d,
                    numbers.get(d.pk, []),
                    units.get(d.pk, []),
                    replies.get(d.pk, []),
                    volumes.get(d.pk, []),
                )
                for d in documents
            ],
        },
    )


def _units_in_charge(documents: list[Any], person: PersonFacts) -> dict[int, list[str]]:
    """Return document key → the units that carry it out, else those that signed for a copy."""
    tasks = Task.objects.visible_to(person, Action.KNOW).filter(document__in=documents)
    given = tasks.order_by("assigned_at", "pk").values_list("document", "owner__unit__name")
    legs = Leg.objects.visible_to(person, Action.KNOW).filter(copy__document__in=documents)
    legs = legs.filter(unit__isnull=False).order_by("out_at", "pk")
    charged, signed = _together(given), _together(legs.values_list("copy__document", "unit__name"))
    return signed | charged


def _together(pairs: Iterable[tuple[int, str | None]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, name in pairs:
        names = found.setdefault(key, []) if name else []
        if name and name not in names:
            names.append(name)
    return found


def _volumes(documents: list[Any], person: PersonFacts) -> dict[int, list[Filed]]:
    """Return document key → where its copies are filed, one for each volume, the earliest first."""
    copies = Copy.objects.visible_to(person, Action.KNOW).filter(document__in=documents)
    document_of = dict(copies.values_list("pk", "document"))
    found: dict[int, dict[str, Filed]] = {}
    for key, where in sorted(filed(document_of, person).items(), key=lambda each: each[1].at):
        found.setdefault(document_of[key], {}).setdefault(where.volume, where)
    return {key: list(volumes.values()) for key, volumes in found.items()}


def _line(
    document: Any,
    copy_numbers: list[str],
    units: list[str],
    replies: list[Any],
    volumes: list[Filed],
) -> list[Any]:
    signed = document.state == Document.State.SIGNED
    void = document.get_state_display() if document.state == Document.State.VOID else ""
    return [
        document.number or _("待编号"),
        day(document.received_at),
        document.sender,
        document.sender_number,
        str(document.title),
        str(document.enclosures or ""),
        str(document.counted),
        document.label.level.mark(document.period),
        span(copy_numbers),
        "、".join(units),
        document.received_by.name if signed else void,
        "、".join(each.number for each in replies),
        [day(each.at) for each in volumes] or "",
        [each.volume for each in volumes] or "",
    ]


def fill_slip(copy: Any, person: PersonFacts) -> Sheet:
    """Make the circulation slip of one copy: its document, then a line for each reading."""
    document = (
        documents_to_print().visible_to(person, Action.HANDLE).filter(pk=copy.document_id).first()
    )
    head, period = _head_of_copy(copy, document, person)
    headings = [_("序"), _("姓名"), _("送阅时间"), _("阅退时间"), _("签名"), _("批示意见")]
    rows = readings_of(copy, person)
    blank = [["", "", "", "", "", ""]] * (FEWEST_LINES - len(rows))
    rule = _("阅文人之间不得横传；阅毕即退还机要室。签名栏所记为签名方式，纸上签字的以原件为准。")
    return Sheet(
        [(copy.level, period)],
        {
            "facts": head,
            "opinion": {"name": _("拟办意见"), "words": _opinion(copy, person)},
            "headings": headings,
            "rows": [*rows, *blank],
            "note": rule,
        },
    )


def _opinion(copy: Any, person: PersonFacts) -> str:
    """Return what is to be done with it: the kind and, where it was said, the words."""
    rows = Opinion.objects.visible_to(person, Action.HANDLE).filter(document=copy.document_id)
    opinion = rows.select_related("by").first()
    if opinion is None:
        return ""
    words = "：".join(filter(None, (str(opinion), opinion.words)))
    return f"{words}（{opinion.by} {full_day(opinion.at)}）"


def _head_of_copy(copy: Any, document: Any, person: PersonFacts) -> tuple[list[Any], str]:
    if document is None:
        return [fact(_("编号"), copy.number), fact(_("份号"), copy.copy_number)], ""
    add_titles([document], person)
    head = [
        fact(_("标题"), document.title, wide=True),
        fact(_("来文机关"), document.sender),
        fact(_("来文字号"), document.sender_number),
        fact(_("收文号"), document.number),
        fact(_("份号"), copy.copy_number),
        fact(_("密级期限"), copy.level.mark(document.period)),
        fact(_("紧急程度"), document.get_urgency_display()),
        fact(_("收文日期"), full_day(document.received_at)),
        fact(_("每份数量"), amount(document)),
    ]
    return head, document.period


def fill_receipt(document: Any, person: PersonFacts) -> Sheet:
    """Make the receipt to the sender: what the cover said, what was counted, who signed."""
    add_titles([document], person)
    signed = document.state == Document.State.SIGNED
    numbers = _copy_numbers([document], person).get(document.pk, [])
    facts = [
        fact(_("标题"), document.title, wide=True),
        fact(_("来文字号"), document.sender_number),
        fact(_("密级期限"), document.label.level.mark(document.period)),
        fact(_("封面注明份数"), str(document.declared)),
        fact(_("清点份数"), str(document.counted)),
        fact(_("每份数量"), amount(document)),
        fact(_("附件数"), str(document.enclosures)),
        fact(_("收文号"), document.number or _("待编号")),
        fact(_("份号"), span(numbers)),
        fact(_("送达人"), document.courier),
        fact(_("收件日期"), full_day(document.received_at)),
        fact(_("清点结果"), _mismatch(document), wide=True),
    ]
    return Sheet(
        [(document.label.level, document.period)],
        {
            "to": _("%(sender)s：") % {"sender": document.sender},
            "opening": _("你单位来件已收到，清点情况如下："),
            "facts": facts,
            "signed": _("签收人：%(who)s") % {"who": document.received_by.name if signed else ""},
            "stamp": _("收件单位（盖章）："),
            "date": _("签收日期："),
        },
    )


def _mismatch(document: Any) -> str:
    lacking = document.declared - document.counted
    if not lacking:
        return _("份数相符")
    words = _("少 %d 份") if lacking > 0 else _("多 %d 份")
    found = _("份数不符，%(how)s。说明：%(remark)s")
    return found % {"how": words % abs(lacking), "remark": document.remark}


def _copy_numbers(documents: list[Any], person: PersonFacts) -> dict[int, list[str]]:
    """Return document key → the numbers of the copies that came; what was copied here is not."""
    copies = Copy.objects.standing().visible_to(person, Action.KNOW)
    copies = copies.filter(document__in=documents, made_by__isnull=True)
    found: dict[int, list[str]] = {}
    for document, number in copies.order_by("pk").values_list("document", "copy_number"):
        found.setdefault(document, []).append(number)
    return found


def span(numbers: list[str]) -> str:
    """Return copy numbers as keepers write them: 001—020 for a row of them, else each."""
    first = int(numbers[0]) if numbers and numbers[0].isdecimal() else 0
    row = [f"{number:03d}" for number in range(first, first + len(numbers))]
    if len(numbers) > 1 and numbers == row:
        return f"{numbers[0]}—{numbers[-1]}"
    return "、".join(numbers)


def amount(document: Any) -> str:
    """Return how much a copy is, such as 6 页; nothing where it is not known."""
    return f"{document.amount} {document.kind_of.unit}" if document.amount else ""


paper(
    Paper(
        code="carriers.incoming-register",
        title=gettext_lazy("收文登记簿"),
        template=f"{TEMPLATES}/book.typ",
        rows=documents_to_print,
        action=Action.HANDLE,
        fill=fill_book,
        register="carriers.document",
    )
)
paper(
    Paper(
        code="carriers.circulation-slip",
        title=gettext_lazy("传阅单"),
        template=f"{TEMPLATES}/slip.typ",
        rows=lambda: Copy.objects.with_marks(),
        action=Action.HANDLE,
        fill=fill_slip,
        by=OFFICE,
    )
)
paper(
    Paper(
        code="carriers.receipt",
        title=gettext_lazy("收件回执"),
        template=f"{TEMPLATES}/receipt.typ",
        rows=documents_to_print,
        action=Action.HANDLE,
        fill=fill_receipt,
        by=OFFICE,
        ready=is_numbered,
    )
)
