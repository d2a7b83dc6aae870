"""The path of reviews that the settings name for each kind of release (PUB-01, PUB-07, PUB-12)."""

from datetime import datetime

from jiyao.domains.release.models.vocabulary import Kind, Stage
from jiyao.domains.release.settings import (
    BY_COMMITTEE,
    LEADER_ALONE,
    OFFICE_LAST,
    PATH_OF_INTERNAL,
    PATH_OF_MATERIAL,
    PATH_OF_NEWS,
    PATH_OF_WEBSITE,
    PATH_OF_WORKS,
    SELF_OR_REFERRAL,
    WITH_SUPERIOR,
)

STAGES: dict[str, tuple[Stage, ...]] = {
    OFFICE_LAST: (Stage.SELF, Stage.DEPARTMENT, Stage.LEADER, Stage.OFFICE),
    LEADER_ALONE: (Stage.SELF, Stage.LEADER),
    SELF_OR_REFERRAL: (Stage.SELF, Stage.SECRECY, Stage.LEADER),
    WITH_SUPERIOR: (Stage.SELF, Stage.DEPARTMENT, Stage.LEADER, Stage.SUPERIOR),
    BY_COMMITTEE: (Stage.SELF, Stage.SECRECY, Stage.COMMITTEE),
}


def path_at(kind: str, at: datetime) -> tuple[Stage, ...]:
    """Return the steps through which a release of this kind passes at `at`, the author's first."""
    if kind in (Kind.PRESS, Kind.INTERVIEW, Kind.MEETING):
        chosen = PATH_OF_NEWS.at(at)
    elif kind in (Kind.PAPER, Kind.EXHIBITION, Kind.LECTURE):
        chosen = PATH_OF_WORKS.at(at)
    elif kind == Kind.INTERNAL:
        chosen = PATH_OF_INTERNAL.at(at)
    elif kind == Kind.MATERIAL:
        chosen = PATH_OF_MATERIAL.at(at)
    else:
        chosen = PATH_OF_WEBSITE.at(at)
    return STAGES[chosen]
