"""Canaries: a word of its own in every text of every guarded row, so that a leak names its row.

A row is guarded when it is reached through `visible_to`. Every column of text of every such table
is sown, but for those that are named in `NOT_WORDS`: they hold words of the program itself.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from jiyao.domains.carriers.models import Document
from jiyao.domains.classification.models import Finding, Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.models.about import AboutARecord, about
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.store.aliases import ACT
from jiyao.foundation.trail.recording import system_scope

CANARY = re.compile(r"zq[a-j]{8}", re.IGNORECASE)
TEXT = (models.CharField, models.TextField, models.JSONField)
LETTERS = str.maketrans("0123456789", "abcdefghij")
NOTHING = "无"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Columns of text that the program writes for itself: codes, keys, digests, counts, drawn lots.
NOT_WORDS = {
    "sealed_by",
    "entry_id",
    "subject_kind",
    "kind_code",
    "fingerprint",
    "sha256",
    "classification.item.checked",
    "classification.item.path",
    "classification.sample.seed",
    "carriers.outgoing.checked",
    "carriers.workreview.figures",
    "carriers.workreview.period",
    "archives.storecheck.failed",
    "inspection.finding.identity",
    "inspection.machine.public_key",
    "inspection.run.file_digest",
    "inspection.run.list_digest",
    "inspection.run.signed_with",
    "inspection.sighting.content",
    "imports.ledger.code",
    "imports.ledger.left_out",
    "procedures.correction.field",
    "procedures.permit.code",
    "procedures.permitstep.rule",
    "procedures.signature.code",
    "procedures.signature.part",
    "registers.savedview.query",
    "registers.savedview.register",
    "release.hit.box",
    "release.redaction.looked",
    "release.versionfile.rules",
    "training.attempt.answers",
    "training.attempt.drawn",
    "training.attempt.seed",
    "vault.attachment.media_type",
    "vault.storedfile.key_id",
}
FILLERS = (
    (models.DateTimeField, timezone.now()),
    (models.DateField, timezone.localdate()),
    (models.UUIDField, uuid4()),
    (models.CharField, NOTHING),
    (models.TextField, NOTHING),
)
# What a row has in common with the row that it hangs on.
SHARED = ("label", "person", "owner")
# What is found by its words is looked at through the search; its own rows are never shown.
NOT_SHOWN = (IndexRow,)


@dataclass
class Sown:
    """Where each canary stands: canary → (model, key, column)."""

    places: dict[str, tuple[Any, int, str]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def canary(self, model: Any, key: int, column: str) -> str:
        """Return a new canary of ten letters for this place."""
        made = "zq" + f"{next(self._numbers):08d}".translate(LETTERS)
        self.places[made] = (model, key, column)
        return made

    def name(self, canary: str) -> str:
        """Say where a canary stands."""
        model, key, column = self.places[canary]
        return f"{model._meta.label_lower}.{column} #{key}"


def guarded() -> list[Any]:
    """Return every model whose rows are reached through `visible_to`."""
    return [
        model
        for model in apps.get_models()
        if model not in NOT_SHOWN and hasattr(model._default_manager.all(), "visible_to")
    ]


def columns_of(model: Any) -> list[Any]:
    """Return the columns in which people write."""
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, TEXT) and not column.choices and not _of_the_program(model, column)
    ]


def _of_the_program(model: Any, column: Any) -> bool:
    return bool({column.name, f"{model._meta.label_lower}.{column.name}"} & NOT_WORDS)


def sow(sown: Sown) -> None:
    """Put a canary into every text of every guarded row that stands."""
    with system_scope("tests.canaries.sown"):
        for model in guarded():
            columns = columns_of(model)
            for row in model._base_manager.all() if columns else ():
                for column in columns:
                    _sow(row, column, sown)
                row.save()


def grow() -> None:
    """Give every guarded table with words a row, where no procedure has made one."""
    with system_scope("tests.canaries.grown"):
        for model in guarded():
            if columns_of(model) and not model._base_manager.exists():
                _grown(model)


def _grown(model: Any, **near: Any) -> Any:
    """Return a row of a table: one near another row, else any, else a new one.

    near: the label or the person that it shares with what leads to it.
    """
    named = {name: value for name, value in near.items() if hasattr(model, name)}
    row = model._base_manager.filter(**named).first() or model._base_manager.first()
    if row is None:
        row = model(**_values(model))
        row.save()
    return row


def _values(model: Any) -> dict[str, Any]:
    """Return what a new row needs; all of it hangs together with what it leads to first."""
    near: dict[str, Any] = {}
    values = _plain_values(model)
    leading = [c for c in model._meta.concrete_fields if _is_needed(c) and c.remote_field]
    for column in sorted(leading, key=lambda c: c.name in SHARED):
        value = near.get(column.name) or _grown(column.remote_field.model, **near)
        near |= {n: getattr(value, n) for n in SHARED if n not in near and hasattr(value, n)}
        values[column.name] = value
    return values | (about(_grown(Document)) if issubclass(model, AboutARecord) else {})


def _plain_values(model: Any) -> dict[str, Any]:
    plain = (c for c in model._meta.concrete_fields if _is_needed(c) and not c.remote_field)
    return {c.name: _value(c) for c in plain}


def _is_needed(column: Any) -> bool:
    made = column.primary_key or not column.editable
    return not (made or column.null or column.has_default())


def _value(column: Any) -> Any:
    if column.choices:
        return column.choices[0][0]
    return next((value for kind, value in FILLERS if isinstance(column, kind)), 1)


def _sow(row: Any, column: Any, sown: Sown) -> None:
    value = getattr(row, column.name)
    if isinstance(column, models.JSONField):
        setattr(row, column.name, _in_leaves(value, row, column, sown))
    elif not CANARY.search(value or ""):
        setattr(row, column.name, sown.canary(type(row), row.pk, column.name))
        if not value and not _is_allowed(row):
            setattr(row, column.name, value)


def _is_allowed(row: Any) -> bool:
    """Whether the rules that the database has for the columns of one row hold."""
    rules = (each for each in row._meta.constraints if isinstance(each, models.CheckConstraint))
    try:
        for rule in rules:
            rule.validate(type(row), row, using=ACT)
    except ValidationError:
        return False
    return True


def _in_leaves(value: Any, row: Any, column: Any, sown: Sown) -> Any:
    if isinstance(value, dict):
        return {key: _in_leaves(each, row, column, sown) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_leaves(each, row, column, sown) for each in value or [NOTHING]]
    if isinstance(value, str) and CHINESE.search(value) and not CANARY.search(value):
        return sown.canary(type(row), row.pk, column.name)
    return value


def hidden_from(person: Any, sown: Sown) -> set[str]:
    """Return the canaries of the rows that the predicate keeps from a person; asked in an act."""
    facts, seen, numbers = facts_of(person, timezone.now()), {}, set()
    for model in guarded():
        rows = model._default_manager.visible_to(facts, _policy(model))
        seen[model] = set(rows.values_list("pk", flat=True))
        if hasattr(model, "subject_title"):
            numbers |= _numbers_in(rows.values_list("subject_title", flat=True), sown)
    decided = Permit.objects.filter(decided_by=person).values_list("bound", flat=True)
    numbers |= _numbers_in(map(json.dumps, decided), sown)
    hidden = {canary for canary, (model, key, _c) in sown.places.items() if key not in seen[model]}
    return hidden - numbers - _decided_by(person, sown)


def _decided_by(person: Any, sown: Sown) -> set[str]:
    """Return number and period of what a person once decided and a check found wrong.

    A finding goes by the number of its item; whoever decided it answers for it afterwards too.
    """
    items = set(Finding.objects.filter(decider=person).values_list("item_id", flat=True))
    own = {(Item, key, column) for key in items for column in ("number", "period")}
    return {canary for canary, place in sown.places.items() if place in own}


def _numbers_in(titles: Any, sown: Sown) -> set[str]:
    """Return the numbers that stand in titles: who may know a row knows the number it is about.

    Who decided a request knows the numbers that were written into it, too.
    """
    found = {canary for title in titles for canary in CANARY.findall(title)}
    return {canary for canary in found if sown.places[canary][2] == "number"}


def _policy(model: Any) -> Action:
    return Action(getattr(model, "ROW_POLICY", Action.KNOW))
