"""The program does not start when a rule could silently never run."""

from datetime import datetime
from typing import Any

import pytest

from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import MisdeclaredRule, rule
from jiyao.foundation.procedures.signing import Signing


def declare(*rules: Any, **options: Any) -> Any:
    """Declare a procedure on a circle with one field."""

    def body(circle: Circle, *, colour: str, by: Person, at: datetime) -> None: ...

    return procedure("tests.circle.painted", "涂色", by=KEEPER, cites=(), rules=rules, **options)(
        body
    )


@rule("SYS-02")
def asks_for_what_is_not_there(size: int) -> Refusal | None: ...


@rule("SYS-02")
def takes_another_type(colour: int) -> Refusal | None: ...


@rule("SYS-02")
def fits(circle: "Circle", colour: str) -> Refusal | None: ...


def test_a_rule_that_asks_for_an_unknown_parameter_stops_the_start() -> None:
    with pytest.raises(MisdeclaredRule, match="unknown 'size'"):
        declare(asks_for_what_is_not_there)


def test_a_rule_that_takes_another_type_stops_the_start() -> None:
    with pytest.raises(MisdeclaredRule, match="takes colour as int"):
        declare(takes_another_type)


def test_a_rule_without_a_type_or_a_clause_cannot_be_declared() -> None:
    def untyped(colour): ...  # type: ignore[no-untyped-def]

    with pytest.raises(MisdeclaredRule):
        rule("SYS-02")(untyped)
    with pytest.raises(MisdeclaredRule):
        rule()(lambda: None)


def test_an_approval_or_a_signature_over_a_missing_field_stops_the_start() -> None:
    with pytest.raises(MisdeclaredRule, match="'size'"):
        declare(fits, approval=Approval((KEEPER,), ("size",)))
    with pytest.raises(MisdeclaredRule, match="'to'"):
        declare(fits, signature=Signing(("by", "to")))


def test_a_procedure_without_by_and_at_cannot_be_declared() -> None:
    with pytest.raises(MisdeclaredRule, match="needs `by`"):

        @procedure("tests.circle.lost", "无人", by=KEEPER, cites=())
        def body(circle: Circle) -> None: ...


def test_what_fits_is_declared_with_every_clause_of_its_rules() -> None:
    assert declare(fits).clauses == ("SYS-02",)
