"""The pages of release review."""

from jiyao.domains.release.views.catalogue import entry
from jiyao.domains.release.views.interviews import interview
from jiyao.domains.release.views.records import (
    prohibition,
    publication,
    publisher,
    watchword,
)
from jiyao.domains.release.views.submissions import submission
from jiyao.domains.release.views.versions import version
from jiyao.domains.release.views.watchwords import word_list
from jiyao.domains.release.views.years import year, year_print

__all__ = [
    "entry",
    "interview",
    "prohibition",
    "publication",
    "publisher",
    "submission",
    "version",
    "watchword",
    "word_list",
    "year",
    "year_print",
]
