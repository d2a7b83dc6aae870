"""Reasons not to convey a document by word of mouth (CIR-12)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.copies import unfit
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document, Place
    from jiyao.foundation.people.models import Person

NAMED = 5


@rule("CIR-12")
def somebody_hears(speaker: "Person", hearers: list["Person"]) -> Refusal | None:
    if any(each != speaker for each in hearers):
        return None
    return Refusal(_("没有登记听取传达的人员"), _("请逐一登记到场人员"))


@rule("CIR-12", "SYS-02")
def everybody_may_hear(
    document: "Document", speaker: "Person", hearers: list["Person"], at: datetime
) -> Refusal | None:
    facts = document.record_facts(at)
    out = [
        (each, decision)
        for each in (speaker, *hearers)
        if not (decision := decide(facts_of(each, at), Action.READ, facts)).allowed
    ]
    if not out:
        return None
    names = "、".join(str(each) for each, _decision in out[:NAMED])
    return Refusal(
        _("传达超出规定范围：%(count)d 人不得听取（%(names)s）——%(why)s")
        % {"count": len(out), "names": names, "why": out[0][1].reason},
        _("请无关人员退场；确需扩大知悉范围的，先报批"),
    )


@rule("CIR-12", "CIR-15")
def place_may_be_spoken_in(document: "Document", place: "Place", at: datetime) -> Refusal | None:
    return unfit(place, document.label.level, at)
