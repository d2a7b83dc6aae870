"""The pages of personnel."""

from jiyao.domains.personnel.views.files import file, mine
from jiyao.domains.personnel.views.leaving import leaving, release
from jiyao.domains.personnel.views.records import bar, holding, vetting

__all__ = ["bar", "file", "holding", "leaving", "mine", "release", "vetting"]
