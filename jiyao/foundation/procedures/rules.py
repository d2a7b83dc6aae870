"""Rules: one reason to refuse each, with the clauses it carries out."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from jiyao.foundation.procedures.refusals import Refusal


class MisdeclaredRule(TypeError):
    """A rule that could silently never run; the start of the program fails."""


@dataclass(frozen=True)
class Rule:
    """A pure function of some of a procedure's parameters that may return a refusal."""

    function: Callable[..., Refusal | None]
    name: str
    clauses: tuple[str, ...]
    parameters: dict[str, str]

    def __call__(self, **values: Any) -> Refusal | None:
        """Judge; `values` may hold more than the rule asks for."""
        found = self.function(**{name: values[name] for name in self.parameters})
        return found and replace(found, rule=self.name, clauses=self.clauses)


def rule(*clauses: str) -> Callable[[Callable[..., Refusal | None]], Rule]:
    """Declare a rule that carries out `clauses`.

    Raises MisdeclaredRule when no clause is named or a parameter has no type.
    """

    def declare(function: Callable[..., Refusal | None]) -> Rule:
        parameters = {
            name: spelling(parameter.annotation)
            for name, parameter in inspect.signature(function).parameters.items()
        }
        if not clauses or "" in parameters.values():
            raise MisdeclaredRule(f"{function.__name__}: name the clauses and every type")
        area = function.__module__.removeprefix("jiyao.").split(".")[1]
        return Rule(function, f"{area}.{function.__name__}", clauses, parameters)

    return declare


def spelling(annotation: Any) -> str:
    """Return an annotation as it is written, or an empty string when there is none."""
    if annotation is inspect.Parameter.empty:
        return ""
    if isinstance(annotation, str):
        return annotation
    if annotation is NoneType:
        return "None"
    if isinstance(annotation, UnionType):
        return " | ".join(map(spelling, get_args(annotation)))
    if get_origin(annotation):
        return (
            f"{get_origin(annotation).__name__}[{', '.join(map(spelling, get_args(annotation)))}]"
        )
    return getattr(annotation, "__name__", str(annotation))


def check_fit(rule: Rule, procedure: str, parameters: dict[str, Any]) -> None:
    """Raise MisdeclaredRule when the rule asks for what the procedure has not, or another type."""
    for name, wanted in rule.parameters.items():
        if name not in parameters:
            raise MisdeclaredRule(f"{procedure}: rule {rule.name} asks for unknown {name!r}")
        if wanted not in _names(parameters[name]):
            raise MisdeclaredRule(f"{procedure}: rule {rule.name} takes {name} as {wanted}")


def _names(annotation: Any) -> set[str]:
    ancestors = getattr(annotation, "__mro__", ())
    return {spelling(annotation)} | {a.__name__ for a in ancestors if a is not object}
