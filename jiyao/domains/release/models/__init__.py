"""Release review, by area; everything is imported from here."""

from jiyao.domains.release.models.catalogue import PublicEntry, PublicUpdate
from jiyao.domains.release.models.interviews import Interview, InterviewSeries
from jiyao.domains.release.models.publishing import Publication, Publisher, Recheck
from jiyao.domains.release.models.redactions import Redaction
from jiyao.domains.release.models.sources import Origin
from jiyao.domains.release.models.submissions import (
    Submission,
    SubmissionContent,
    SubmissionSeries,
)
from jiyao.domains.release.models.turns import Confirmation, Enquiry, Prohibition, Turn
from jiyao.domains.release.models.versions import Hit, Version, VersionFile, digest_of
from jiyao.domains.release.models.vocabulary import (
    BODIES,
    CHANGEABLE,
    UNDER_WAY,
    Carrier,
    Grade,
    Kind,
    Stage,
    State,
    Verdict,
    Way,
)
from jiyao.domains.release.models.watchwords import Watchword

__all__ = [
    "BODIES",
    "CHANGEABLE",
    "UNDER_WAY",
    "Carrier",
    "Confirmation",
    "Enquiry",
    "Grade",
    "Hit",
    "Interview",
    "InterviewSeries",
    "Kind",
    "Origin",
    "Prohibition",
    "PublicEntry",
    "PublicUpdate",
    "Publication",
    "Publisher",
    "Recheck",
    "Redaction",
    "Stage",
    "State",
    "Submission",
    "SubmissionContent",
    "SubmissionSeries",
    "Turn",
    "Verdict",
    "Version",
    "VersionFile",
    "Watchword",
    "Way",
    "digest_of",
]
