"""The library of outer rules, and the comparing that each change of it asks for (ORG-22)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import COMPARE, due_after
from jiyao.domains.organisation.models import Citation, OuterRule, RegimeDocument
from jiyao.domains.organisation.rules import outer_rules as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.outer-rule.entered",
    _("法规入库"),
    by=SECRECY_OFFICE,
    cites=("ORG-22",),
    rules=(rules.published_by_then, rules.rule_is_not_there),
)
def enter_rule(
    *,
    agency: str,
    number: str,
    title: str,
    force: str,
    published_on: date,
    effective_on: date,
    interpreter: str,
    documents: list[RegimeDocument],
    by: Person,
    at: datetime,
) -> OuterRule:
    """Enter a rule; each document that it touches (`documents`) is to be compared with it."""
    outer = OuterRule.objects.create(
        agency=agency,
        number=number,
        title=title,
        force=force,
        published_on=published_on,
        effective_on=effective_on,
        interpreter=interpreter,
        added_at=at,
    )
    for document in documents:
        Citation.objects.create(document=document, outer=outer)
    _to_be_compared(documents, at)
    return outer


@procedure(
    "organisation.outer-rule.superseded",
    _("登记失效"),
    by=SECRECY_OFFICE,
    cites=("ORG-22",),
    rules=(rules.rule_still_counts, rules.successor_is_another),
)
def supersede(
    outer: OuterRule,
    *,
    superseded_on: date,
    articles: str,
    successor: OuterRule | None,
    by: Person,
    at: datetime,
) -> OuterRule:
    """Note that a rule, or the articles named, no longer counts; what rests on it is compared."""
    outer.superseded_on, outer.superseded_articles = superseded_on, articles
    outer.superseded_by = successor
    outer.save()
    cited = outer.citations.filter(ended_at__isnull=True).values("document")
    _to_be_compared(RegimeDocument.objects.filter(pk__in=cited), at)
    return outer


@procedure(
    "organisation.citation.added",
    _("登记引用条文"),
    by=SECRECY_OFFICE,
    cites=("ORG-22",),
    rules=(rules.citation_is_new, rules.cited_article_counts),
)
def cite(
    document: RegimeDocument, *, outer: OuterRule, article: str, by: Person, at: datetime
) -> Citation:
    """Note that a document rests on a rule. article: such as 第十条, empty for all of it."""
    return Citation.objects.create(document=document, outer=outer, article=article)


@procedure(
    "organisation.document.compared",
    _("完成法规对照"),
    by=SECRECY_OFFICE,
    cites=("ORG-22",),
    rules=(rules.comparing_is_owed, rules.lost_citations_are_settled),
)
def compare(
    document: RegimeDocument,
    *,
    finding: str,
    corrected: list[Citation],
    by: Person,
    at: datetime,
) -> RegimeDocument:
    """Note what comparing has found. corrected: the citations that the text has no more."""
    for citation in corrected:
        citation.ended_at = at
        citation.save()
    document.compared = finding
    document.save()
    close_duties(COMPARE, document, at)
    return document


def _to_be_compared(documents: Iterable[RegimeDocument], at: datetime) -> None:
    owed = set(
        Duty.objects.pending().filter(kind_code=COMPARE).values_list("subject_ref", flat=True)
    )
    for document in documents:
        for person in holders_of(SECRECY_OFFICE.code, at):
            if document.public_id not in owed:
                open_duty(COMPARE, document, person, at, due_after(at))
