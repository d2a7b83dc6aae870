"""What is mistaken for what in rules of access: signs, limits, names, answers."""

import ast

FLIPS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
SETS: dict[type, type] = {ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Sub: ast.BitAnd}
LIMITS = {"lt": "lte", "lte": "lt", "gt": "gte", "gte": "gt"}
NARROWING = {"filter", "exclude", "holding_at", "none", "visible_to"}
SWAPPED = {"filter": "exclude", "exclude": "filter", "any": "all", "all": "any", "min": "max",
           "max": "min", "none": "all"}  # fmt: skip
ACTIONS = ("KNOW", "HANDLE", "READ")
ANSWERS = {
    "bool": ("True", "False"),
    "Decision": ("YES", "OUT_OF_SCOPE"),
    "Q": ("Q()", "Q(pk__in=[])"),
    "frozenset": ("frozenset()",),
    "set": ("set()",),
    "list": ("[]",),
    "dict": ("{}",),
    "tuple": ("()",),
}
