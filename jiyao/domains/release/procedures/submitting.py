"""Submitting what is to be released: begin, hand versions in, send for review (PUB-01, PUB-02)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.committee import label_for
from jiyao.domains.release.duties import MEND
from jiyao.domains.release.models import (
    Interview,
    Stage,
    State,
    Submission,
    SubmissionContent,
    SubmissionSeries,
    Turn,
    Verdict,
    Version,
)
from jiyao.domains.release.paths import path_at
from jiyao.domains.release.procedures.going_on import go_on
from jiyao.domains.release.procedures.versions import let_turns_lapse, write_version
from jiyao.domains.release.rules import submitting as rules
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.vault.accepting import comes_with_files
from jiyao.foundation.vault.rules import files_can_be_sealed

HANDED = (rules.something_is_handed_in, rules.files_can_be_shown, files_can_be_sealed)


@procedure(
    "release.submission.begun",
    _("提出发布审查"),
    by=STAFF,
    cites=("PUB-01", "PUB-05", "PUB-07", "PUB-12"),
    rules=(rules.such_news_is_allowed, *HANDED),
)
def begin(
    *,
    kind: str,
    title: str,
    note: str,
    carrier: str,
    way: str,
    place: str,
    planned_on: date,
    interview: Interview | None,
    files: list[HandedIn],
    by: Person,
    at: datetime,
) -> Submission:
    """Begin the review of something to be released, with its first version.

    kind, carrier, way: of `Kind`, `Carrier`, `Way`; note: where the content comes from; place:
    where it shall appear; interview: one that was approved, and of which the journalists were told
    what they must not report.
    """
    submission = Submission.objects.create(
        label=label_for([by, *holders_of(SECRECY_OFFICE.code, at)], by, at),
        number=SubmissionSeries.of(timezone.localdate(at).year).take(),
        kind_of=kind,
        author=by,
        carrier=carrier,
        way=way,
        place=place,
        planned_on=planned_on,
        interview=interview,
        made_at=at,
    )
    SubmissionContent.objects.create(
        submission=submission, label_id=submission.label_id, title=title, note=note
    )
    write_version(submission, files, by, at)
    return submission


@procedure(
    "release.submission.sent",
    _("自审并送审"),
    by=STAFF,
    cites=("PUB-01", "PUB-03"),
    rules=(
        rules.author_does_it,
        rules.it_waits_to_be_sent,
        rules.version_is_screened,
        rules.no_strong_mark_stands,
        rules.head_is_named,
        rules.each_step_has_somebody,
    ),
    needs=Action.READ,
    signature=BY_SELF,
)
def send(
    submission: Submission, *, head: Person | None, words: str, by: Person, at: datetime
) -> Submission:
    """State that one has reviewed it oneself, and send it on the path that the setting names.

    head: who speaks for the department, where the path asks for it; words: of the self-review.
    """
    submission.round += 1
    submission.head, submission.state = head, State.REVIEWED
    submission.save()
    close_duties(MEND, submission, at)
    _lay_out(submission, words, by, at)
    return go_on(submission, by, at)


def _lay_out(submission: Submission, words: str, by: Person, at: datetime) -> None:
    """Write the steps of the round; the author's own is passed with the sending."""
    version = submission.latest
    for place, stage in enumerate(path_at(submission.kind_of, at)):
        own = stage == Stage.SELF
        said = {"verdict": Verdict.PASSED, "words": words, "given_by": by, "given_at": at}
        Turn.objects.create(
            submission=submission,
            version=version,
            label_id=submission.label_id,
            round=submission.round,
            place=place,
            stage=stage,
            sha256=version.sha256,
            **(said if own else {}),
        )


@procedure(
    "release.version.handed-in",
    _("换稿"),
    by=STAFF,
    cites=("PUB-02", "PUB-05"),
    rules=(rules.author_does_it, rules.version_may_be_changed, *HANDED),
    needs=Action.READ,
)
def hand_in(submission: Submission, *, files: list[HandedIn], by: Person, at: datetime) -> Version:
    """Hand another version in; whatever was said of the one before counts no more."""
    return take_in(submission, files, by, at)


def take_in(submission: Submission, files: list[HandedIn], by: Person, at: datetime) -> Version:
    """Let another version be the newest, inside an act; the author sends it anew."""
    let_turns_lapse(submission, at)
    close_duties(MEND, submission, at)
    submission.state = State.DRAFTED
    submission.save()
    return write_version(submission, files, by, at)


@procedure(
    "release.submission.dropped",
    _("撤回申请"),
    by=STAFF,
    cites=("PUB-01",),
    rules=(rules.author_does_it, rules.it_is_not_out),
    needs=Action.READ,
    exceptional=True,
)
def drop(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Take a submission back; it stays in the register as such."""
    let_turns_lapse(submission, at)
    close_duties(MEND, submission, at)
    submission.state = State.DROPPED
    submission.save()
    return submission


comes_with_files(Version, hand_in)
