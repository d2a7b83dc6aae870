"""People involved with secrets, by area; everything is imported from here."""

from jiyao.domains.personnel.models.bars import Bar
from jiyao.domains.personnel.models.files import PersonFile
from jiyao.domains.personnel.models.holding import PostHolding
from jiyao.domains.personnel.models.vetting import Vetting

__all__ = ["Bar", "PersonFile", "PostHolding", "Vetting"]
