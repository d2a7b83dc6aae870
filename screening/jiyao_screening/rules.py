"""What is looked for: built-in rules, an organisation's terms and its own patterns."""

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from . import RULE_VERSION, spellings


class Grade(StrEnum):
    """L1 blocks, L2 needs a person, L3 is a hint."""

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"


@dataclass(frozen=True, slots=True)
class Rule:
    """One folded literal: `kind` is level, internal or term; `label` is shown to the user.

    `signs` are the signs that stand between its letters as it was given, a class for each.
    """

    kind: str
    literal: str
    label: str
    grade: Grade
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression over the unfolded text; tried only where all of `needs` occur."""

    regex: re.Pattern[str]
    label: str
    grade: Grade
    needs: str = ""


NUMBER = Pattern(
    re.compile(
        r"密(?=[\s字发函电传报文办通件载编〔\[(（【﹝第])(?<![国保商]密)\s*"
        r"(?:(?:字|发|函|电|传|报|文|办|通|件)?\s*"
        r"(?:[〔\[(（【﹝]\s*(?:19|20)\d\d\s*[〕\])）】﹞]\s*(?:第\s*)?\d{1,5}\s*号|第\s*\d{1,6}\s*号)"
        r"|(?:文件|载体)?(?:编号|文号)\s*[:：]?\s*[A-Za-z]{0,6}[-〔\[]?\d{2,}[-\d〕\]号]*)"
    ),
    "涉密文号",
    Grade.L2,
    needs="密号",
)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything one run looks for."""

    terms: tuple[tuple[str, Grade], ...] = ()
    patterns: tuple[Pattern, ...] = (NUMBER,)
    sources: tuple[str, ...] = field(default=())

    @property
    def version(self) -> str:
        """Identify this rule set: built-in version and a digest of what was added."""
        added = json.dumps([self.terms, self.sources], ensure_ascii=False)
        return f"{RULE_VERSION}-{sha256(added.encode()).hexdigest()[:12]}"


def read_terms(path: Path) -> tuple[tuple[str, Grade], ...]:
    """Read a terms file: one term a line, optionally a tab and its level (default L2).

    Raises ValueError on a level that is not L1, L2 or L3.
    """
    rows = (line.split("\t") for line in path.read_text("utf-8-sig").splitlines())
    return tuple(
        (row[0].strip(), Grade(row[1].strip()) if len(row) > 1 and row[1].strip() else Grade.L2)
        for row in rows
        if row[0].strip()
    )


def read_patterns(path: Path) -> tuple[Pattern, ...]:
    """Read own rules: a JSON list of {"pattern", "label", "grade"}.

    Raises ValueError (or re.error) when an entry cannot be used.
    """
    return tuple(
        Pattern(re.compile(entry["pattern"]), entry["label"], Grade(entry["grade"]))
        for entry in json.loads(path.read_text("utf-8"))
    )


def built_in() -> list[Rule]:
    """Return the literals of the marks themselves."""
    levels = [Rule("level", word, level, Grade.L3) for word, level in spellings.levels().items()]
    return levels + [Rule("internal", word, word, Grade.L2) for word in spellings.INTERNAL]
