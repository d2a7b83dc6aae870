"""Put a fault into running code, or into the database that the tests copy."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import psycopg

from proof.faults import Fault


class Unusable(Exception):
    """With the fault the module cannot even be imported, or the database not be laid out."""


def apply(fault: Fault) -> None:
    """Change what is imported as the fault says; it cannot be taken back. Raises Unusable."""
    module = import_module(fault.module)
    if fault.function:
        code = compile(fault.source, str(module.__file__), "exec")
        function_of(module, fault.function).__code__ = _code_of(code, fault.function)
        return
    control = _run(Path(str(module.__file__)).read_text(encoding="utf-8"), module)
    changed = _changed(fault, module)
    for name, value in changed.items():
        if isinstance(value, type) and isinstance(control[name], type):
            _change_class(vars(module)[name], control[name], value)
        elif _differs(control[name], value):
            _replace(name, vars(module)[name], value)


def function_of(module: Any, name: str) -> FunctionType:
    """Return the function of this name, without what decorates it."""
    found = module
    for part in name.split("."):
        found = vars(found)[part]
    for around in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, around, None) or found
    return found


def _code_of(code: CodeType, name: str) -> CodeType:
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    for each in inner:
        if each.co_qualname == name:
            return each
    return next(_code_of(each, name) for each in inner if name.startswith(f"{each.co_qualname}."))


def _run(source: str, module: Any) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(source, str(module.__file__), "exec"), names)  # noqa: S102 - our own source
    return {name: value for name, value in names.items() if name in vars(module)}


def _changed(fault: Fault, module: Any) -> dict[str, Any]:
    try:
        return _run(fault.source, module)
    except Exception as why:
        raise Unusable from why


def _differs(one: Any, other: Any) -> bool:
    plain = not callable(other) and not isinstance(other, type(sys))
    return plain and one != other and repr(one) != repr(other)


def _change_class(old: Any, control: Any, new: Any) -> None:
    if control is new:
        return
    for name, value in vars(new).items():
        if not name.startswith("__") and _differs(vars(control).get(name), value):
            setattr(old, name, value)
    if isinstance(new.__init__, FunctionType) and new.__init__.__defaults__:
        old.__init__.__defaults__ = new.__init__.__defaults__


def _replace(name: str, old: Any, new: Any) -> None:
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get(name) is old:
            setattr(module, name, new)


@contextmanager
def template_with(fault: Fault) -> Iterator[None]:
    """Give the template database the functions and policies of a changed row_security.py.

    Raises Unusable.
    """
    module = import_module(fault.module)
    changed = _changed(fault, module)
    try:
        _redefine(changed)
    except psycopg.Error as why:
        raise Unusable from why
    try:
        yield
    finally:
        _redefine(vars(module))


def _redefine(rules: Any) -> None:
    from tests.databases import TEMPLATE, _administer

    statements = [
        rules["asking"](name, kind, question) for name, (kind, question) in rules["FACTS"].items()
    ]
    for operation in _secured():
        rule = rules["POLICIES"][operation.policy].format(
            table=operation.table, holder=operation.holder
        )
        statements.append(f"ALTER POLICY reading ON {operation.table} USING ({rule})")
    statements.append(_search(rules))
    _administer(";".join(statements), TEMPLATE)


def _search(rules: Any) -> str:
    """Return the function that asks the full-text index, with the rule it applies."""
    from jiyao.foundation.access.row_security import SEARCHED_BY_THE_OWNER
    from jiyao.foundation.registers.full_text import POSTGRESQL

    asks = POSTGRESQL[1].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    rule = rules["SEARCHED_BY_THE_OWNER"].format(table="s")
    return asks.replace(SEARCHED_BY_THE_OWNER.format(table="s"), rule)


@cache
def _secured() -> list[Any]:
    """Return the tables under the policies, as the migrations say."""
    from django.db.migrations.loader import MigrationLoader

    from jiyao.foundation.access.row_security import SecureRows

    found = MigrationLoader(None).disk_migrations.values()
    operations = [each for migration in found for each in migration.operations]
    named = [each for each in operations if isinstance(each, SecureRows)]
    return [each for each in named if each.table != "procedures_permit"]
