"""Rows that cannot be changed behind the trail's back.

Every row of a `Traced` model carries the random id of the entry that wrote it last and a salted
digest over its fields; the entry carries the same digest. Clauses SYS-03, DOC-15.
"""

import hashlib
import json
import secrets
import uuid
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, ClassVar, NoReturn

from django.db import models, transaction

from jiyao.foundation.trail.inserting import insert
from jiyao.foundation.trail.recording import current_act

# PostgreSQL gives the keys of a JSON column back in an order of its own.
SPELLED = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True)


class Unsealable(TypeError):
    """A way of writing that would leave rows without a seal."""


class TracedQuerySet(models.QuerySet[Any]):
    """Writes rows one way only, with their seals; nothing is ever deleted."""

    def update(self, **fields: Any) -> NoReturn:
        raise Unsealable(f"{self.model.__name__}: save rows, do not update() them")

    def delete(self) -> NoReturn:
        raise Unsealable(f"{self.model.__name__}: rows of a register are never deleted")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unsealable(f"{self.model.__name__}: save rows, do not bulk_update() them")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """Insert new rows with their seals; what they lead to is saved before. Takes no options."""
        if args or kwargs:
            raise Unsealable(f"{self.model.__name__}: bulk_create() takes no options")
        rows = list(objs)
        for row in rows:
            row.put_seal()
        with transaction.atomic(using=self._alias(), savepoint=False):
            insert(rows, self._alias())
        return rows

    def _alias(self) -> str:
        self._for_write = True
        return self.db


class Traced(models.Model):
    """A row of a register: a random public id, the entry that wrote it last, and its seal.

    ADDED: the columns that came after the first release, oldest first. A row that was sealed before
    holds without them, as long as each still is what a row without it is given.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed_by = models.CharField(max_length=32, editable=False)
    salt = models.BinaryField(max_length=16, editable=False)
    seal = models.BinaryField(max_length=32, editable=False)

    objects: ClassVar[Any] = TracedQuerySet.as_manager()

    SEAL_VERSION = 1
    ADDED: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.put_seal()
        super().save()

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unsealable(f"{type(self).__name__}: rows of a register are never deleted")

    def short_name(self) -> str:
        """What the row is called where there is little room."""
        return str(self)[:120]

    def put_seal(self) -> None:
        """Seal the row for the act under way. Raises NoActUnderWay outside one."""
        act = current_act()
        before = bytes(self.seal).hex()
        self.sealed_by = act.entry_id
        self.salt = secrets.token_bytes(16)
        self.seal = self.digest(self.sealed_fields())
        act.note_change(self.kind(), self.public_id.hex, before, self.seal.hex())

    def digest(self, columns: list[str]) -> bytes:
        """Return the salted digest of these columns as they stand in memory."""
        pairs = [[name, plain(getattr(self, name))] for name in columns]
        text = SPELLED.encode([self.SEAL_VERSION, self.kind(), *pairs])
        return hashlib.sha256(bytes(self.salt) + text.encode()).digest()

    def seal_holds(self) -> bool:
        """Whether the stored row is the one that was sealed, before or after columns were added."""
        columns, seal = self.sealed_fields(), bytes(self.seal)
        if seal == self.digest(columns):
            return True
        for name in reversed(self.ADDED):
            field: Any = self._meta.get_field(name)
            if getattr(self, field.attname) != field.get_default():
                return False
            columns.remove(field.attname)
            if seal == self.digest(columns):
                return True
        return False

    @classmethod
    def kind(cls) -> str:
        """The register's name on the trail, such as `carriers.copy`."""
        return f"{cls._meta.app_label}.{cls._meta.model_name}"

    @classmethod
    def sealed_fields(cls) -> list[str]:
        """The columns under the seal, in the order of their names."""
        return list(_sealed_fields(cls))


@cache
def _sealed_fields(model: type[Traced]) -> tuple[str, ...]:
    unsealed = {"id", "salt", "seal"}
    columns = (field.attname for field in model._meta.concrete_fields)
    return tuple(sorted(name for name in columns if name not in unsealed))


def plain(value: Any) -> Any:
    """Return a column's value in the one spelling that both databases give back."""
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value
