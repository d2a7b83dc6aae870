"""Keeping the organisation's own words, and the categories of the checklist (PUB-05, PUB-06)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Prohibition, Watchword
from jiyao.domains.release.rules import watchwords as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "release.watchwords.entered",
    _("登记敏感词"),
    by=SECRECY_OFFICE,
    cites=("PUB-05",),
    rules=(rules.there_are_new_words,),
)
def enter_words(*, words: list[tuple[str, str]], by: Person, at: datetime) -> Watchword:
    """Add words with their grades; those that are there already stay as they are.

    Returns the first; what is under way is screened again.
    """
    known = set(Watchword.objects.holding_at(at).values_list("word", flat=True))
    fresh = {word: grade for word, grade in words if word not in known}
    rows = [Watchword(word=w, grade=g, since=at, set_by=by) for w, g in fresh.items()]
    return Watchword.objects.bulk_create(rows)[0]


@procedure(
    "release.watchword.ended",
    _("停用"),
    by=SECRECY_OFFICE,
    cites=("PUB-05",),
    rules=(rules.word_holds,),
    exceptional=True,
)
def end_word(watchword: Watchword, *, by: Person, at: datetime) -> Watchword:
    """Look for a word no longer."""
    watchword.end(at)
    return watchword


@procedure(
    "release.prohibition.entered",
    _("增加核对类别"),
    by=SECRECY_OFFICE,
    cites=("PUB-06",),
)
def enter_prohibition(*, text: str, by: Person, at: datetime) -> Prohibition:
    """Add a category of what must not be released; reviews under way answer it too."""
    return Prohibition.objects.create(text=text, since=at, set_by=by)


@procedure(
    "release.prohibition.ended",
    _("停用"),
    by=SECRECY_OFFICE,
    cites=("PUB-06",),
    rules=(rules.prohibition_holds,),
    exceptional=True,
)
def end_prohibition(prohibition: Prohibition, *, by: Person, at: datetime) -> Prohibition:
    """Ask for a category no longer; what was answered stays."""
    prohibition.end(at)
    return prohibition
