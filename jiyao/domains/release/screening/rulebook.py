"""What is looked for now: the engine's own rules and the organisation's words."""

from dataclasses import dataclass
from datetime import datetime

from jiyao_screening.rules import Grade, RuleSet

from jiyao.domains.release.models import Watchword
from jiyao.domains.release.screening.asking import Screened, Terms, screen


@dataclass(frozen=True)
class Rulebook:
    """The terms that hold, and the version that they make of the rules."""

    terms: Terms

    @property
    def version(self) -> str:
        """The version of the engine's rules with these terms."""
        return RuleSet(terms=tuple((word, Grade(grade)) for word, grade in self.terms)).version

    def screen(self, data: bytes, name: str, seconds: int) -> Screened | None:
        """Return what is found in a file, or None when it had not ended in time (seconds)."""
        return screen(data, name, self.terms, self.version, seconds)


def rulebook_at(at: datetime) -> Rulebook:
    """Return the rules in force."""
    rows = Watchword.objects.holding_at(at).order_by("word")
    return Rulebook(tuple(rows.values_list("word", "grade")))
