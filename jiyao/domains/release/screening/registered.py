"""Which numbers and code titles of registered secrets stand in a text (PUB-05).

Looked up is what stands in the text; the list is handed to nobody, and a finding does not say what
is registered.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from jiyao.domains.carriers.models import Document, Outgoing
from jiyao.domains.release.screening.numbers import CLOSING, OPENING, SHAPE, plain
from jiyao.domains.reporting.declared import TELLING
from jiyao.foundation.store.aliases import writing_scope

NUMBER, CODE = "疑似涉密文号，请保密办判断", "疑似涉密代号，请保密办判断"
MOST = 500  # different numbers, looked up at once
UNMARKED = "internal"


def standing_in(texts: Iterable[str]) -> dict[str, str]:
    """Return what of registered secrets stands in texts: plain words, and what they are called."""
    whole = "\n".join(plain(text) for text in texts)
    with writing_scope():
        return dict.fromkeys(_numbers_in(whole), NUMBER) | dict.fromkeys(_codes_in(whole), CODE)


def _secret(rows: Any) -> Any:
    return rows.exclude(label__level__code=UNMARKED).order_by()


def _numbers_in(whole: str) -> list[str]:
    """Return the numbers as they are written; letters before them do not belong to them."""
    named = {match.group(): match.groups() for match in SHAPE.finditer(whole)}
    written = list(named.items())
    found = []
    for start in range(0, len(written), MOST):
        some = written[start : start + MOST]
        known = _registered({(year, number) for _words, (_sign, year, number) in some})
        for words, (sign, year, number) in some:
            signs = [each for each in known.get((year, number), ()) if sign.endswith(each)]
            found += [words[len(sign) - len(max(signs, key=len)) :]] if signs else []
    return found


def _registered(asked: set[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
    """Return, for years and numbers, the signs under which secrets are registered."""
    if not asked:
        return {}
    ends = "|".join(f"{year}{CLOSING}第?0*{number}号" for year, number in sorted(asked))
    like = rf"{OPENING}({ends})"
    theirs = _secret(Document.objects.filter(Q(number__regex=like) | Q(sender_number__regex=like)))
    ours = _secret(Outgoing.objects.filter(number__regex=like))
    found: dict[tuple[str, str], set[str]] = {}
    for row in (*theirs.values_list("number", "sender_number"), *ours.values_list("number")):
        for sign, year, number in (m for each in row for m in SHAPE.findall(plain(each or ""))):
            found.setdefault((year, number), set()).add(sign)
    return found


def _codes_in(whole: str) -> list[str]:
    codes: set[str] = set()
    models: tuple[Any, ...] = (Document, Outgoing)
    for model in models:
        rows = _secret(model.objects.exclude(code_title=""))
        codes |= set(rows.values_list("code_title", flat=True).distinct())
    telling = (each for each in sorted(codes) if len(each) >= TELLING)
    return [each for each in map(plain, telling) if each in whole and not SHAPE.search(each)]
