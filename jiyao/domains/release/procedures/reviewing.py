"""Reviewing step by step, clearing hits, answering the checklist (PUB-01, PUB-05, PUB-06)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.duties import MEND, REVIEW
from jiyao.domains.release.models import (
    Confirmation,
    Hit,
    State,
    Submission,
    Verdict,
    Version,
)
from jiyao.domains.release.procedures.going_on import go_on
from jiyao.domains.release.procedures.versions import let_turns_lapse
from jiyao.domains.release.rules import reviewing as rules
from jiyao.domains.release.rules.sources import no_source_is_secret
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.regime.citations import carries_out

carries_out(f"{__name__}.pass_on", "PUB-01", "PUB-07", "PUB-12", means=("approve",))
carries_out("jiyao.domains.release.screening", "PUB-05", means=("screen",))

MY_TURN = (rules.nobody_reviews_his_own, rules.it_is_reviewed, rules.it_is_ones_turn)
FIT = (
    rules.rules_are_the_newest,
    rules.every_hit_is_cleared,
    rules.checklist_is_answered,
    rules.no_enquiry_is_open,
    rules.no_answer_forbids_it,
    no_source_is_secret,
)


@dataclass(frozen=True)
class Answered:
    """Whether a reviewer found content of one category. prohibition: its key."""

    prohibition: int
    found: bool


@procedure(
    "release.submission.passed",
    _("审查通过"),
    by=STAFF,
    cites=("PUB-01", "PUB-05", "PUB-06", "PUB-07", "PUB-12"),
    rules=(*MY_TURN, rules.reviewers_differ, rules.a_person_decides, *FIT),
    needs=Action.READ,
    signature=BY_SELF,
    instead=("release.submission.returned", "release.submission.refused"),
)
def pass_on(submission: Submission, *, words: str, by: Person, at: datetime) -> Submission:
    """Agree at one's step; the next one is asked, after the last the publisher."""
    _say(submission, Verdict.PASSED, words, "", by, at)
    return go_on(submission, by, at)


@procedure(
    "release.submission.adopted",
    _("登记集体或上级的决定"),
    by=SECRECY_OFFICE,
    cites=("PUB-01",),
    rules=(*MY_TURN, rules.a_body_decides, *FIT),
    needs=Action.READ,
    signature=BY_SELF,
    instead=("release.submission.returned", "release.submission.refused"),
)
def adopt(
    submission: Submission, *, reference: str, words: str, by: Person, at: datetime
) -> Submission:
    """Book that the committee or the superior agreed. reference: of its minutes or reply."""
    _say(submission, Verdict.PASSED, words, reference, by, at)
    return go_on(submission, by, at)


@procedure(
    "release.submission.returned",
    _("退回修改"),
    by=STAFF,
    cites=("PUB-01",),
    rules=MY_TURN,
    needs=Action.READ,
    signature=BY_SELF,
)
def send_back(submission: Submission, *, words: str, by: Person, at: datetime) -> Submission:
    """Ask the author to change it. words: what is to be changed."""
    _say(submission, Verdict.RETURNED, words, "", by, at)
    return _end(submission, State.DRAFTED, at)


@procedure(
    "release.submission.refused",
    _("不予发布"),
    by=STAFF,
    cites=("PUB-01",),
    rules=MY_TURN,
    needs=Action.READ,
    signature=BY_SELF,
)
def refuse(submission: Submission, *, words: str, by: Person, at: datetime) -> Submission:
    """Decide that it is not to be released. words: why."""
    _say(submission, Verdict.REFUSED, words, "", by, at)
    return _end(submission, State.REFUSED, at)


def _say(
    submission: Submission, verdict: str, words: str, reference: str, by: Person, at: datetime
) -> None:
    turn = submission.turn
    turn.verdict, turn.words, turn.reference = verdict, words, reference
    turn.given_by, turn.given_at = by, at
    turn.save()
    close_duties(REVIEW, submission, at)


def _end(submission: Submission, state: State, at: datetime) -> Submission:
    let_turns_lapse(submission, at)
    submission.state = state
    submission.save()
    if state == State.DRAFTED:
        open_duty(MEND, submission, submission.author, at, None)
    return submission


@procedure(
    "release.hits.cleared",
    _("排除筛查发现"),
    by=STAFF,
    cites=("PUB-05",),
    rules=(
        rules.author_clears_nothing,
        rules.version_is_the_newest,
        rules.one_may_clear,
        rules.something_is_to_be_cleared,
        rules.hits_are_of_the_version,
        rules.hits_stand,
        rules.strong_marks_are_for_the_office,
    ),
    needs=Action.READ,
)
def clear(version: Version, *, hits: list[Hit], reason: str, by: Person, at: datetime) -> Version:
    """Note why what screening found does not stand against the release, having read the place."""
    for hit in hits:
        hit.cleared_at, hit.cleared_by, hit.reason = at, by, reason
        hit.save()
    return version


@procedure(
    "release.checklist.answered",
    _("逐项核对"),
    by=STAFF,
    cites=("PUB-06",),
    rules=(rules.version_is_the_newest, rules.one_reviews_it),
    needs=Action.READ,
)
def answer_checklist(
    version: Version, *, answers: list[Answered], by: Person, at: datetime
) -> Version:
    """Note for each category of what must not be released whether the version has such content."""
    known = {row.prohibition_id: row for row in version.confirmations.all()}
    for each in answers:
        row = known.get(each.prohibition) or Confirmation(
            version=version, label_id=version.label_id, prohibition_id=each.prohibition
        )
        row.found, row.by, row.at = each.found, by, at
        row.save()
    return version
