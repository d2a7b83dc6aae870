"""Keeping a version: its files sealed in the vault, its digest, what was found at once (PUB-05)."""

from datetime import datetime

from jiyao.domains.release.duties import PUBLISH, REVIEW
from jiyao.domains.release.models import Submission, Verdict, Version, VersionFile, digest_of
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.domains.release.screening.keeping import keep, known_of
from jiyao.domains.release.screening.rulebook import rulebook_at
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.vault.procedures.attaching import attach


def write_version(
    submission: Submission, files: list[HandedIn], by: Person, at: datetime
) -> Version:
    """Keep the files as the next version, inside an act."""
    version = Version.objects.create(
        submission=submission,
        label_id=submission.label_id,
        number=submission.versions.count() + 1,
        sha256=digest_of((each.digest, each.upload.name) for each in files),
        made_at=at,
        made_by=by,
    )
    rules = rulebook_at(at).version
    for place, each in enumerate(files, start=1):
        file = VersionFile.objects.create(
            version=version,
            label_id=version.label_id,
            attachment=attach(version, each.upload, by, at),
            place=place,
            sha256=each.digest,
        )
        screened = each.screened or known_of(submission, each.digest, each.upload.name, rules)
        if screened and screened.rules == rules:
            keep(file, screened, at)
    return version


def let_turns_lapse(submission: Submission, at: datetime) -> None:
    """End the round under way, inside an act: what was decided stays, nothing is asked any more."""
    for turn in submission.turns.filter(verdict=Verdict.OPEN):
        turn.verdict = Verdict.LAPSED
        turn.save()
    close_duties(REVIEW, submission, at)
    close_duties(PUBLISH, submission, at)
