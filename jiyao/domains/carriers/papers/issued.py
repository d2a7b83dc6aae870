"""The issued document in the layout of GB/T 9704-2012, a sheet for each copy of the print run."""

import re
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.issuing_facts import copies_of
from jiyao.domains.carriers.models import Outgoing, OutgoingText, Recipient, State
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.paper.declarations import Paper, Sheet, paper

# A longer run is printed as one sheet and its copies are numbered by hand.
MOST_COPIES = 50
UPWARD = ("请示", "报告", "议案")
HEADINGS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）")


def laid_out(outgoing: Any, person: PersonFacts) -> dict[str, Any]:
    """Return everything that stands on an issued document, each in its place, as plain data."""
    text = OutgoingText.objects.visible_to(person, Action.READ).filter(outgoing=outgoing).first()
    organisation = settings.ORGANISATION or _("本单位")
    day = (
        date_format(timezone.localtime(outgoing.signed_at), "Y年n月j日")
        if is_signed(outgoing)
        else ""
    )
    return {
        "mark": outgoing.label.level.mark(outgoing.period),
        "urgency": "" if outgoing.urgency == "ordinary" else outgoing.get_urgency_display(),
        "red": _("%(organisation)s文件") % {"organisation": organisation},
        "number": outgoing.number or _("（送审稿）"),
        "signer": _signer(outgoing),
        "title": (text and text.title) or outgoing.code_title,
        "to": _names(outgoing, Recipient.Role.MAIN) + "：",
        "body": _paragraphs(text.body if text else _("（正文只在纸上，不在本系统。）")),
        "enclosures": text.enclosures.split("\n") if text else [],
        "organisation": organisation,
        "day": day,
        "enclosed_name": _("附件："),
        "copied_name": _("抄送："),
        "copied": _names(outgoing, Recipient.Role.COPIED),
        "printed_by": _("%(organisation)s办公室") % {"organisation": organisation},
        "printed_on": _("%(day)s印发") % {"day": day} if day else "",
    }


def is_signed(outgoing: Any) -> bool:
    """Whether the text that stands now is signed."""
    return outgoing.state in (
        Outgoing.State.SIGNED,
        Outgoing.State.NUMBERED,
        Outgoing.State.PRINTED,
    )


def _signer(outgoing: Any) -> str:
    """Documents to a superior name their signer beside the number."""
    if not is_signed(outgoing) or outgoing.kind_of.name not in UPWARD:
        return ""
    return _("签发人：%(who)s") % {"who": outgoing.leader}


def _names(outgoing: Any, role: str) -> str:
    return "，".join(each.name for each in outgoing.addressed(role))


def _paragraphs(body: str) -> list[dict[str, Any]]:
    lines = [line.strip() for line in body.splitlines()]
    return [{"words": line, "level": _level_of(line)} for line in lines if line]


def _level_of(line: str) -> int:
    """Return 1 or 2 for a heading (一、 and （一）), else 0."""
    found = (n for n, how in enumerate(HEADINGS, start=1) if re.match(how, line))
    return next(found, 0)


def fill_issued(outgoing: Any, person: PersonFacts) -> Sheet:
    """Make the document: for the keeper once for each copy that there is, for others once."""
    data = {**laid_out(outgoing, person), "numbers": _numbers(outgoing, person) or [""]}
    return Sheet([(outgoing.label.level, outgoing.period)], data)


def _numbers(outgoing: Any, person: PersonFacts) -> list[str]:
    """Return the numbers that are printed: of the whole run for who numbers it, never of a read."""
    if not outgoing.document_id or KEEPER.code not in person.roles:
        return []
    copies = copies_of(outgoing, person).exclude(state__in=(State.DESTROYED, State.LOST))
    numbers = [f"{copy.copy_number:0>6}" for copy in copies[: MOST_COPIES + 1]]
    return numbers if len(numbers) <= MOST_COPIES else []


paper(
    Paper(
        code="carriers.issued",
        title=gettext_lazy("印发件"),
        template=f"{TEMPLATES}/issued.typ",
        rows=lambda: Outgoing.objects.for_acting().select_related("leader"),
        action=Action.READ,
        fill=fill_issued,
    )
)
