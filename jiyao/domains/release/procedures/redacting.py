"""Removing passages for good, with the proof; the redacted file makes another version (PUB-04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Redaction, Version, VersionFile
from jiyao.domains.release.procedures.submitting import take_in
from jiyao.domains.release.redacting.making import Redacted
from jiyao.domains.release.rules import redacting as rules
from jiyao.domains.release.rules.reviewing import version_is_the_newest
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.vault.rules import files_can_be_sealed


@procedure(
    "release.version.redacted",
    _("制作删节稿"),
    by=STAFF,
    cites=("PUB-04",),
    rules=(
        rules.author_redacts,
        rules.it_may_be_redacted,
        version_is_the_newest,
        rules.file_is_of_the_version,
        rules.something_was_removed,
        rules.removal_is_proven,
        files_can_be_sealed,
    ),
    needs=Action.READ,
    exceptional=True,
)
def redact(
    version: Version,
    *,
    file: VersionFile,
    files: list[HandedIn],
    redacted: Redacted,
    by: Person,
    at: datetime,
) -> Version:
    """Hand in a version in which one file is redacted; whatever was said before counts no more.

    files: all of the new version, in their order; redacted: how the one was made and proven.
    """
    made = take_in(version.submission, files, by, at)
    Redaction.objects.create(
        version=made,
        label_id=made.label_id,
        source=file,
        sha256=files[file.place - 1].digest,
        removed=redacted.places,
        looked=redacted.proof.looked,
        made_at=at,
        made_by=by,
    )
    return made
