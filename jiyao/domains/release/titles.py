"""Titles, shown as far as the person may read; the rows of a page are asked for together."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import SubmissionContent
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import within_reach

HIDDEN = _("〔不在您的知悉范围〕")


def add_titles(submissions: list[Any], person: PersonFacts) -> None:
    """Put `title` and `note` on each submission. One query."""
    rows = SubmissionContent.objects.visible_to(person, Action.READ)
    found = {row.submission_id: row for row in rows.filter(submission__in=submissions)}
    for submission in submissions:
        content = found.get(submission.pk)
        submission.title = content.title if content else HIDDEN
        submission.note = content.note if content else ""


def words_for(person: PersonFacts, record: Any, words: str) -> str:
    """Return what somebody wrote about a text, to who may read the text."""
    if not words or record.pk in within_reach(person, Action.READ, [record]):
        return words
    return str(HIDDEN)


def add_titles_behind(rows: list[Any], person: PersonFacts) -> None:
    """Put `title` on the submission of each row of a page."""
    add_titles([row.submission for row in rows], person)
