"""Small faults in source code, one at a time: what a slip of the hand could make of it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from proof.slips import ACTIONS, ANSWERS, FLIPS, LIMITS, NARROWING, SETS, SWAPPED

UNTOUCHED = {"annotation", "returns", "decorator_list", "args", "bases", "keywords_of_class"}
Function = ast.FunctionDef


@dataclass(frozen=True)
class Fault:
    """One changed place: the module, the function (empty: outside all), the change, the source."""

    module: str
    function: str
    change: str
    source: str

    @property
    def name(self) -> str:
        return f"{self.module.removeprefix('jiyao.')}:{self.function} {self.change}"


def faults_in(module: str, source: str, sql: bool = False) -> Iterator[Fault]:
    """Yield the faults of a module. sql: its strings are SQL and get faults of their own."""
    tree = ast.parse(source)
    texts, seen = {ast.unparse(tree)}, defaultdict[tuple[str, str], int](int)
    for (function, inside), parent, field, index, node in _places(tree, None, ()):
        sites = _sql_faults(node) if sql else _alternatives(node, inside)
        for new in sites:
            text = _put(tree, parent, field, index, node, new)
            if text in texts:
                continue
            texts.add(text)
            change = _change(_line(node), _line(new))
            seen[function, change] += 1
            number = seen[function, change]
            yield Fault(module, function, change + (f" ({number})" if number > 1 else ""), text)


def _change(old: str, new: str) -> str:
    """Return what was changed, with no more of what stayed than tells where it is."""
    alike = _alike(old, new)
    tail = _alike(old[alike:][::-1], new[alike:][::-1])
    start, end = max(alike - 40, 0), max(tail - 30, 0)
    return f"{old[start : len(old) - end]} → {new[start : len(new) - end]}"


def _alike(one: str, other: str) -> int:
    """Return with how many letters both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _places(node: Any, function: Any, path: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield every place with the function around it and what it answers."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED and not isinstance(node, ast.Call):
            continue
        many = isinstance(value, list)
        for index, child in enumerate(value if many else [value]):
            if not isinstance(child, ast.AST) or _is_docstring(child):
                continue
            if isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant):
                continue
            own = function
            names = path
            if isinstance(child, ast.ClassDef | Function) and function is None:
                names = (*path, child.name)
                own = child if isinstance(child, Function) else None
            owner = (".".join(names) if own else "", own)
            yield owner, node, field, index if many else None, child
            yield from _places(child, own, names)


def _is_docstring(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _put(tree: Any, parent: Any, field: str, index: int | None, old: Any, new: Any) -> str:
    """Return the source with `new` instead of `old`; the tree is left as it was."""
    home = getattr(parent, field)
    if index is None:
        setattr(parent, field, new)
    else:
        home[index] = new
    text = ast.unparse(ast.fix_missing_locations(tree))
    if index is None:
        setattr(parent, field, old)
    else:
        home[index] = old
    return text


def _line(node: Any) -> str:
    return " ".join(ast.unparse(node).split())


def _alternatives(node: Any, function: Any) -> Iterator[Any]:
    match node:
        case ast.Compare(ops=[op]):
            for other in FLIPS[type(op)]:
                yield ast.Compare(node.left, [other()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            yield from (_without(node, value) for value in node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.If():
            yield from (ast.If(test, node.body, node.orelse) for test in _tests(node.test))
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.comprehension(ifs=[test]):
            yield ast.comprehension(node.target, node.iter, [], node.is_async)
            yield ast.comprehension(node.target, node.iter, [_not(test)], node.is_async)
        case ast.BinOp(op=ast.BitOr() | ast.BitAnd() | ast.Sub()):
            yield ast.BinOp(node.left, SETS[type(node.op)](), node.right)
            yield from (node.left, node.right)
        case ast.Call():
            yield from _calls(node)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
        case ast.Attribute(value=ast.Name(id="Action"), attr=action):
            others = [name for name in ACTIONS if name != action]
            yield from (ast.Attribute(node.value, name, node.ctx) for name in others)
        case ast.Tuple(ctx=ast.Load()) | ast.Set() if function is None and len(node.elts) > 1:
            kept = [[e for e in node.elts if e is not gone] for gone in node.elts]
            kind = type(node)
            yield from (kind(elts=elts, **_context(node)) for elts in kept)
        case ast.Return() if function is not None and node.value is not None:
            yield from _returns(node, function)
        case ast.Raise() | ast.Expr(value=ast.Call()):
            yield ast.Pass()


def _context(node: Any) -> dict[str, Any]:
    return {"ctx": node.ctx} if isinstance(node, ast.Tuple) else {}


def _without(node: ast.BoolOp, value: Any) -> Any:
    left = [each for each in node.values if each is not value]
    return left[0] if len(left) == 1 else ast.BoolOp(node.op, left)


def _tests(test: Any) -> Iterator[Any]:
    yield from (ast.Constant(True), ast.Constant(False), _not(test))


def _not(test: Any) -> Any:
    return ast.UnaryOp(ast.Not(), test)


def _calls(node: ast.Call) -> Iterator[Any]:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    method = isinstance(node.func, ast.Attribute)
    if name in SWAPPED and not (name in ("all", "any", "min", "max") and method):
        yield _renamed(node, SWAPPED[name])
    if name in NARROWING and method:
        yield node.func.value  # type: ignore[attr-defined]
    if name in {"filter", "exclude", "Q"}:
        for gone in [*node.args, *node.keywords] if len(node.args + node.keywords) > 1 else []:
            args = [each for each in node.args if each is not gone]
            yield ast.Call(node.func, args, [each for each in node.keywords if each is not gone])
        yield from _limits(node)


def _renamed(node: ast.Call, name: str) -> ast.Call:
    if isinstance(node.func, ast.Attribute):
        return ast.Call(
            ast.Attribute(node.func.value, name, node.func.ctx), node.args, node.keywords
        )
    return ast.Call(ast.Name(name, ast.Load()), node.args, node.keywords)


def _limits(node: ast.Call) -> Iterator[Any]:
    for each in node.keywords:
        column, _cut, limit = (each.arg or "").rpartition("__")
        if limit in LIMITS:
            other = ast.keyword(f"{column}__{LIMITS[limit]}", each.value)
            kept = [other if one is each else one for one in node.keywords]
            yield ast.Call(node.func, node.args, kept)


def _returns(node: ast.Return, function: Any) -> Iterator[Any]:
    answers = ast.unparse(function.returns or ast.Constant(None))
    kinds = [part.split("[")[0].strip() for part in re.split(r"\|", answers)]
    texts = [text for kind in kinds for text in ANSWERS.get(kind, ())]
    texts += ["None"] if "None" in kinds[1:] else []
    now = ast.unparse(node.value)  # type: ignore[arg-type]
    yield from (ast.Return(ast.parse(text, mode="eval").body) for text in texts if text != now)


SQL = (
    (" AND ", " OR "),
    (" OR ", " AND "),
    (" IS NULL", " IS NOT NULL"),
    ("NOT ", ""),
    ("EXISTS ", "NOT EXISTS "),
    (" = ", " <> "),
    (" <> ", " = "),
    (" <= ", " < "),
    (" <= ", " > "),
    (" > ", " >= "),
    (" > ", " <= "),
    (" IN ", " NOT IN "),
    ("'know'", "'handle'"),
    ("'read'", "'handle'"),
    ("false", "true"),
)
ENDS, BEGINNINGS = (
    (" AND ", " OR ", " WHERE ", " JOIN ", " OFFSET "),
    (" AND ", " OR ", " WHERE ", " ON "),
)


def _sql_faults(node: Any) -> Iterator[Any]:
    if isinstance(node, ast.JoinedStr):
        parts = node.values
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        parts = [node]
    else:
        return
    text = "".join(
        p.value if isinstance(p, ast.Constant) else f"\x01{n}\x02" for n, p in enumerate(parts)
    )
    for changed in _sql_changes(text):
        yield _joined(changed, parts)


def _sql_changes(text: str) -> Iterator[str]:
    for old, new in SQL:
        for found in re.finditer(re.escape(old), text):
            yield text[: found.start()] + new + text[found.end() :]
    for found in re.finditer(" AND ", text):
        yield text[: found.end()] + "true" + text[_end(text, found.end()) :]
        yield text[: _start(text, found.start())] + "true" + text[found.start() :]


def _end(text: str, at: int) -> int:
    """Return where the term that begins at `at` ends."""
    depth = 0
    for place in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth < 0 or (not depth and text[place:].startswith(ENDS)):
            return place
    return len(text)


def _start(text: str, at: int) -> int:
    """Return where the term that ends at `at` begins."""
    depth = 0
    for place in range(at - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        before = text[: place + 1]
        if depth < 0 or (not depth and before.endswith(BEGINNINGS)):
            return place + 1
    return 0


def _joined(text: str, parts: list[Any]) -> Any:
    values: list[Any] = []
    for piece in re.split("(\x01\\d+\x02)", text):
        if piece.startswith("\x01"):
            values.append(parts[int(piece[1:-1])])
        elif piece:
            values.append(ast.Constant(piece))
    return ast.JoinedStr(values)
