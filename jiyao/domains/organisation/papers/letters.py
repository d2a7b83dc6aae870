"""The letter of responsibility to print, signed by both sides (ORG-07)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models import Letter
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper

TEMPLATES = "domains/organisation/templates/organisation"


def fill_letter(letter: Any, person: PersonFacts) -> Sheet:
    """Make the letter: its articles, then a place for each side with its name where it signed."""
    data = {
        "head": f"{letter.text.get_occasion_display()}（{letter.year} 年）",
        "between": _("%(unit)s　第 %(version)d 版文本")
        % {"unit": letter.unit, "version": letter.text.version},
        "articles": letter.text.text.splitlines(),
        "parts": [_("签发人（上一级负责人）"), _("签订人（责任人）")],
        "names": [letter.giver.name, letter.person.name if letter.signed_at else ""],
        "dates": [written_day(letter.issued_at), written_day(letter.signed_at)],
        "note": _("一式两份，双方各执一份。已在系统中签名的，印出姓名和日期。"),
    }
    return Sheet([], data)


def written_day(moment: datetime | None) -> str:
    """Return a day as it is written under a signature, with room for it where there is none."""
    if moment is None:
        return _("　　年　　月　　日")
    return date_format(timezone.localtime(moment), "Y年n月j日")


paper(
    Paper(
        code="organisation.letter",
        title=gettext_lazy("保密责任书"),
        template=f"{TEMPLATES}/letter.typ",
        rows=lambda: Letter.objects.select_related("person", "unit", "giver", "text"),
        action=Action.KNOW,
        fill=fill_letter,
    )
)
