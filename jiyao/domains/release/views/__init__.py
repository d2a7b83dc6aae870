"""The pages of release review."""

from jiyao.domains.release.views.records import (
    prohibition,
    publication,
    publisher,
    watchword,
)
from jiyao.domains.release.views.submissions import submission
from jiyao.domains.release.views.versions import version

__all__ = [
    "prohibition",
    "publication",
    "publisher",
    "submission",
    "version",
    "watchword",
]
