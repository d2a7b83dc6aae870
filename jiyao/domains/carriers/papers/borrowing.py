"""The borrowing register and its approval form, column by column (BOR-01, BOR-04)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.facts import days
from jiyao.domains.carriers.models import Document, Loan, OutsideLoan
from jiyao.domains.carriers.papers.receiving import OFFICE, TEMPLATES
from jiyao.domains.carriers.titles import HIDDEN, titles_of
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import LEADER
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact


def _loans() -> Any:
    return Loan.objects.select_related(
        "leg__copy__level__scheme", "leg__reader__unit", "leg__place", "approved_by", "lent_by"
    )


def _outside() -> Any:
    return OutsideLoan.objects.select_related("copy__level__scheme", "approved_by", "lent_by")


def fill_loan_book(loans: list[Any], person: PersonFacts) -> Sheet:
    """Make the borrowing register: one line a borrowing, as in the book."""
    documents = documents_of([loan.leg.copy for loan in loans], person)
    titles = titles_of(list(documents.values()), person)
    headings = [
        *(_("载体编号"), _("名称"), _("密级"), _("份号"), _("借出人"), _("部门"), _("事由")),
        *(_("借用期限"), _("审批人"), _("借出时间"), _("应还"), _("归还时间"), _("经办人")),
    ]
    return Sheet(
        [(loan.leg.copy.level, _period(loan.leg.copy, documents)) for loan in loans],
        {
            "headings": headings,
            "rows": [_line(loan, titles, _period(loan.leg.copy, documents)) for loan in loans],
        },
    )


def _line(loan: Any, titles: dict[int, Any], period: str) -> list[str]:
    leg = loan.leg
    return [
        leg.copy.number,
        str(titles.get(leg.copy.document_id, HIDDEN)),
        leg.copy.level.mark(period),
        leg.copy.copy_number,
        leg.reader.name,
        str(leg.reader.unit or ""),
        leg.purpose,
        days(loan.days),
        loan.approved_by.name,
        moment(leg.out_at),
        moment(leg.due_at),
        moment(leg.returned_at),
        loan.lent_by.name,
    ]


def fill_loan_form(loan: Any, person: PersonFacts) -> Sheet:
    """Make the approval form of one borrowing inside."""
    leg = loan.leg
    facts = [
        fact(_("借阅人"), leg.reader),
        fact(_("部门"), leg.reader.unit),
        fact(_("借用事由"), leg.purpose, wide=True),
        fact(_("使用处所"), leg.place),
        fact(_("借用期限"), days(loan.days)),
        *([fact(_("带出理由"), loan.exception, wide=True)] if loan.exception else []),
        fact(_("借出时间"), moment(leg.out_at)),
        fact(_("应还时间"), moment(leg.due_at)),
        fact(_("归还时间"), moment(leg.returned_at)),
        fact(_("归还清点"), _found(leg)),
    ]
    return form(leg.copy, facts, [_("借阅人签名"), *SIGNED], loan, loan.lent_by, person)


def fill_outside_form(loan: Any, person: PersonFacts) -> Sheet:
    """Make the approval form of one borrowing by another body."""
    facts = [
        fact(_("借用单位"), loan.body),
        fact(_("来人姓名"), loan.bearer),
        fact(_("介绍信号"), loan.letter),
        fact(_("借条号"), loan.receipt),
        fact(_("借用事由"), loan.purpose, wide=True),
        fact(_("借出时间"), moment(loan.out_at)),
        fact(_("应还时间"), moment(loan.due_at)),
        fact(_("归还时间"), moment(loan.returned_at)),
        fact(_("归还清点"), _found(loan)),
    ]
    return form(loan.copy, facts, [_("来人签名"), *SIGNED], loan, loan.lent_by, person)


SIGNED = (gettext_lazy("审批人"), gettext_lazy("经办人"))


def form(
    copy: Any, facts: list[Any], parts: list[Any], record: Any, clerk: Any, person: PersonFacts
) -> Sheet:
    """Make an approval form about a copy: what it is, what is asked, three places to sign.

    parts: what stands over the places; record: what was approved; clerk: who booked it.
    """
    documents = documents_of([copy], person)
    titles = titles_of(list(documents.values()), person)
    period = _period(copy, documents)
    head = [
        fact(_("名称"), titles.get(copy.document_id, HIDDEN), wide=True),
        fact(_("载体编号"), copy.number),
        fact(_("份号"), copy.copy_number),
        fact(_("密级期限"), copy.level.mark(period), wide=True),
    ]
    names = ["", record.approved_by.name, clerk.name]
    return Sheet(
        [(copy.level, period)],
        {
            "facts": [*head, *facts],
            "parts": [str(part) for part in parts],
            "names": names,
            "date": _("年　　月　　日"),
            "note": _("审批人、经办人已在系统中批准、办理的，印出姓名；纸上签字的以原件为准。"),
        },
    )


def documents_of(copies: list[Any], person: PersonFacts) -> dict[int, Any]:
    """Return the documents of these copies that the person may handle, by key."""
    rows = Document.objects.visible_to(person, Action.HANDLE)
    return {each.pk: each for each in rows.filter(pk__in={c.document_id for c in copies})}


def moment(at: Any) -> str:
    """Return a local time as in the books, with its year; nothing for none."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def _period(copy: Any, documents: dict[int, Any]) -> str:
    document = documents.get(copy.document_id)
    return document.period if document else ""


def _found(way: Any) -> str:
    if way.returned_at is None:
        return ""
    return f"{way.counted or ''}　{way.condition or _('完好')}"


paper(
    Paper(
        code="carriers.loan-book",
        title=gettext_lazy("借阅登记"),
        template=f"{TEMPLATES}/loans.typ",
        rows=_loans,
        action=Action.HANDLE,
        fill=fill_loan_book,
        by=(*OFFICE, LEADER),
        register="carriers.loan",
    )
)
paper(
    Paper(
        code="carriers.loan-form",
        title=gettext_lazy("借阅审批单"),
        template=f"{TEMPLATES}/form.typ",
        rows=_loans,
        action=Action.HANDLE,
        fill=fill_loan_form,
        by=OFFICE,
    )
)
paper(
    Paper(
        code="carriers.outside-loan-form",
        title=gettext_lazy("外单位借阅审批单"),
        template=f"{TEMPLATES}/form.typ",
        rows=_outside,
        action=Action.HANDLE,
        fill=fill_outside_form,
        by=OFFICE,
    )
)
