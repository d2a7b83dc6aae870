"""What is looked for now: marks, the organisation's words, registered secrets, personal data."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from jiyao_screening.rules import Grade, RuleSet

from jiyao.domains.release.models import Watchword
from jiyao.domains.release.screening.asking import Screened, Terms, screen
from jiyao.domains.release.screening.registered import standing_in

OWN = ("registered-1", "personal-1")  # rules of ours besides the engine's and the words


@dataclass(frozen=True)
class Rulebook:
    """The terms that hold, and the version that they make of the rules."""

    terms: Terms

    @property
    def version(self) -> str:
        """The version of the engine's rules with these terms and our own rules."""
        terms = tuple((word, Grade(grade)) for word, grade in self.terms)
        return RuleSet(terms=terms, sources=OWN).version

    @property
    def in_words(self) -> str:
        """What is looked for."""
        return _(
            "密级标志、内部标志、涉密文号和代号（与登记簿核对）、敏感词 %d 个、身份证号和手机号码"
        ) % len(self.terms)

    def screen(self, data: bytes, name: str, seconds: int) -> Screened | None:
        """Return what is found in a file, or None when it had not ended in time (seconds).

        Where it names what is registered as secret it is screened once more, for these words too.
        """
        asked = (data, name, self.terms, self.version, seconds)
        found = screen(*asked, named={})
        named = standing_in((name, *found.texts)) if found else {}
        if named:
            found = screen(*asked, named=named)
        return found and replace(found, texts=())


def rulebook_at(at: datetime) -> Rulebook:
    """Return the rules in force."""
    rows = Watchword.objects.holding_at(at).order_by("word")
    return Rulebook(tuple(rows.values_list("word", "grade")))
