"""Every way of asking that a canary could answer to: addresses, words, orders, keys, posts."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.urls import reverse
from django.utils.http import urlencode

from jiyao.domains.release.models import Hit, VersionFile
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Permit, Signature
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.registers.searching import SEARCHED
from tests.canaries import guarded
from tests.doors import SPECIAL, doors
from tests.hidden_world import Hidden

Each = TypeVar("Each")
UNKNOWN = "00000000-0000-4000-8000-000000000000"
NAMED = {"permit": Permit, "amend": Permit, "hit": Hit, "file": VersionFile, "chosen": Signature}


def at_the_doors(world: Hidden) -> list[str]:
    """Return the address of every door, and of every paper and route with an unknown key."""
    here = [door.address for door in doors(world.behind)]
    unknown = [_elsewhere(name, UNKNOWN) for name in SPECIAL if _has_a_key(name, world)]
    return [*here, *unknown, "/no-such-page/", "/registers/no-such-register/"]


def with_other_keys(world: Hidden) -> list[str]:
    """Return the address of every record of every kind under every route that leads to its kind."""
    with world.look():
        keys = {m: list(m._base_manager.values_list("public_id", flat=True)) for m in guarded()}
    routes = [(n, type(world.behind[k])) for n, k in _keyed(world)]
    acts = [(c, p.model) for c, p in PROCEDURES.items() if p.subject and "tests." not in c]
    pages = [_elsewhere(name, key) for name, model in routes for key in keys.get(model, ())]
    deeds = [reverse("act", args=[c, key]) for c, model in acts for key in keys.get(model, ())]
    return [*pages, *deeds]


def in_every_order() -> list[str]:
    """Return the address of every register and its export under each order, filter and choice."""
    return [
        f"{reverse(name, args=[code])}?{urlencode(asked)}"
        for code, register in REGISTERS.items()
        for name in ("register", "register_export")
        for asked in _asked(register)
    ]


def _asked(register: Any) -> Iterator[dict[str, str]]:
    for column in register.columns:
        if column.sort:
            yield {"sort": column.code}
            yield {"sort": f"-{column.code}"}
    yield from ({"show": choice.code} for choice in register.choices)
    yield {"from": "2000-01-01", "to": "2099-12-31"}
    codes = [column.code for column in register.columns if column.code]
    if codes:
        yield {"cols": codes[-1]}


def naming_others(world: Hidden) -> list[str]:
    """Return every door's address with the key of the newest record wherever one can be named."""
    with world.look():
        newest = {name: model._base_manager.latest("pk") for name, model in NAMED.items()}
    keys = urlencode({name: row.public_id for name, row in newest.items()})
    return [f"{door.address}?{keys}" for door in doors(world.behind)]


def hidden_choices(form: Any, world: Hidden, hidden: set[str]) -> dict[str, list[int]]:
    """Return for each field of a form that chooses among guarded rows the hidden row to name."""
    newest = newest_of(world, hidden)
    rows = {n: f.queryset.model for n, f in form.fields.items() if getattr(f, "queryset", None)}
    return {name: [newest[model]] for name, model in rows.items() if model in newest}


def words_for(hidden: set[str], world: Hidden) -> list[str]:
    """Return canaries that stand where the search looks, each kind's last, and beginnings of them.

    A beginning stands for hidden canaries alone, so that finding nothing is the right answer.
    """
    last: dict[tuple[Any, str], str] = {}
    places = {
        (what.model, name) for what in SEARCHED.values() for name in what.numbers + what.words
    }
    for canary in sorted(hidden):
        model, _key, column = world.sown.places[canary]
        if (model, column) in places:
            last[model, column] = canary
    seen = set(world.sown.places) - hidden
    words = list(last.values())
    begun = {word[:length] for word in words for length in (8, 9)}
    return words + sorted(b for b in begun if not any(each.startswith(b) for each in seen))


def deeds_on_hidden(world: Hidden, hidden: set[str]) -> list[tuple[str, Any]]:
    """Return every procedure with the newest record of its kind that is hidden."""
    newest = newest_of(world, hidden)
    acts = [(c, p.model) for c, p in PROCEDURES.items() if p.subject and "tests." not in c]
    return [(code, newest[model]) for code, model in acts if model in newest]


def newest_of(world: Hidden, hidden: set[str]) -> dict[Any, Any]:
    """Return for each kind the key of its newest row that holds one of these canaries."""
    newest: dict[Any, int] = {}
    for model, key, _column in (world.sown.places[canary] for canary in hidden):
        newest[model] = max(key, newest.get(model, 0))
    return newest


def address_of(deed: tuple[str, Any], world: Hidden) -> str:
    """Return the address of a procedure on a row."""
    code, key = deed
    with world.look():
        row = PROCEDURES[code].model._base_manager.get(pk=key)
    return reverse("act", args=[code, row.public_id])


def _keyed(world: Hidden) -> list[tuple[str, str]]:
    keyed = []
    for name in SPECIAL:
        if _has_a_key(name, world):
            [door] = SPECIAL[name](name, world.behind)
            keyed += [(name, k) for k, row in world.behind.items() if _leads(door.address, row)][:1]
    return keyed


def _leads(address: str, row: Any) -> bool:
    return str(getattr(row, "public_id", "-")) in address


def _has_a_key(name: str, world: Hidden) -> bool:
    found = SPECIAL[name](name, world.behind)
    return len(found) == 1 and any(_leads(found[0].address, row) for row in world.behind.values())


def _elsewhere(name: str, key: Any) -> str:
    return reverse(name, args=[key, 1] if name == "file_page" else [key])


def share(rows: Sequence[Each], place: int, every: int, whole: bool) -> Sequence[Each]:
    """Return all, or the part of this asker, so that all askers together ask much."""
    return rows if whole else rows[place % every :: every]
