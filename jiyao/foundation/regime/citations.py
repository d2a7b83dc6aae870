"""Which code cites which clause: procedures, their rules, and code that says so otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.procedures.rules import Rule


@dataclass(frozen=True)
class Citation:
    """One place of the code that carries out a clause, and the means it shows by itself.

    kind: procedure, rule or code; place: the module and name.
    """

    clause: str
    kind: str
    name: str
    place: str
    means: frozenset[str]


_ELSEWHERE: dict[tuple[str, str], Citation] = {}


def carries_out(place: str, *clauses: str, means: tuple[str, ...] = ()) -> None:
    """Say that code outside procedures and rules carries out `clauses`.

    place: its module; means: what it shows of deny, approve, receipt, deadline and screen.
    """
    for code in clauses:
        _ELSEWHERE[place, code] = Citation(code, "code", place, place, frozenset(means))


def forget(place: str) -> None:
    """Take back what `carries_out` said of a place."""
    for key in [key for key in _ELSEWHERE if key[0] == place]:
        del _ELSEWHERE[key]


def citations() -> list[Citation]:
    """Return every citation of the running program, each once, in the order of the clauses."""
    found = dict.fromkeys([*_of_procedures(), *_ELSEWHERE.values()])
    return sorted(found, key=lambda c: (c.clause, c.kind, c.name))


def procedures_citing(code: str) -> list[Procedure]:
    """Return the procedures that cite the clause, or whose rules do."""
    return [p for p in _declared() if code in p.clauses]


def procedures_of(citation: Citation) -> list[Procedure]:
    """Return the procedure that the citation is, or those that have the rule that it is."""
    if citation.kind == "procedure":
        return [PROCEDURES[citation.name]]
    return [p for p in _declared() if citation.name in {rule.name for rule in p.rules}]


def _declared() -> list[Procedure]:
    return [p for code, p in sorted(PROCEDURES.items()) if not code.startswith("tests.")]


def _of_procedures() -> Iterator[Citation]:
    for each in _declared():
        place = f"{each.body.__module__}.{each.body.__name__}"
        means = _means(each)
        for code in each.cites:
            yield Citation(code, "procedure", each.code, place, means)
        for rule in each.rules:
            yield from _of_rule(rule)


def _of_rule(rule: Rule) -> Iterator[Citation]:
    place = f"{rule.function.__module__}.{rule.function.__name__}"
    for code in rule.clauses:
        yield Citation(code, "rule", rule.name, place, frozenset({"deny"}))


def _means(procedure: Procedure) -> frozenset[str]:
    shown = {
        "approve": procedure.approval is not None,
        "receipt": bool(procedure.signature.signers),
    }
    return frozenset(means for means, is_shown in shown.items() if is_shown)
