"""Which code cites which clause: procedures, rules, duties, and code that says so otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiyao.foundation.duties.kinds import KINDS
from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.procedures.rules import Rule


@dataclass(frozen=True)
class Citation:
    """One place of the code that carries out a clause, and the means it shows by itself.

    kind: procedure, rule, duty or code; place: the module and name, of a duty its code.
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


def citations() -> list[Citation]:
    """Return every citation of the running program, each once, in the order of the clauses."""
    found = dict.fromkeys([*_of_procedures(), *_of_duties(), *_ELSEWHERE.values()])
    return sorted(found, key=lambda c: (c.clause, c.kind, c.name))


def procedures_citing(code: str) -> list[Procedure]:
    """Return the procedures that cite the clause, or whose rules do."""
    return [p for p in _declared() if code in p.clauses]


def duties_citing(code: str) -> list[str]:
    """Return the kinds of duty whose time limit the clause is, or that settle by its procedure."""
    return [kind for kind in KINDS if code in clauses_of_duty(kind)]


def clauses_of_duty(kind: str) -> tuple[str, ...]:
    """Return the clauses that a kind of duty cites, else those of the procedure that settles it."""
    declared = KINDS[kind]
    settles = PROCEDURES.get(declared.act)
    return declared.cites or (settles.cites if settles else ())


def procedures_of(citation: Citation) -> list[Procedure]:
    """Return the procedure that the citation is, or those that have the rule that it is.

    Of a duty the procedure that settles it.
    """
    if citation.kind == "procedure":
        return [PROCEDURES[citation.name]]
    if citation.kind == "duty":
        return [p for p in _declared() if p.code == KINDS[citation.name].act]
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


def _of_duties() -> Iterator[Citation]:
    for kind, declared in KINDS.items():
        for code in declared.cites:
            yield Citation(code, "duty", kind, kind, frozenset({"deadline"}))


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
