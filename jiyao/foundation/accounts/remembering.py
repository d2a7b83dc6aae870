"""The cache that all workers share, in the database (clauses SYS-01, SYS-07).

A one-time code that one worker took must not be good at another one, and attempts are counted
together. Values are JSON, never pickled: who can write the table must not thereby run code. When
the database does not answer, nothing is remembered and nothing is let in: the error goes on.
"""

from datetime import timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.utils import timezone

from jiyao.foundation.trail.recording import act_alias

FOR_GOOD = timedelta(days=366)


class SharedMemory(BaseCache):
    """A cache in the table of `Remembered`, read and written where acts write."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Remember what is not remembered yet; False when another was first."""
        row = {"key": self.make_and_validate_key(key, version=version), "value": value}
        self._rows().filter(key=row["key"], until__lte=timezone.now()).delete()
        try:
            with transaction.atomic(using=act_alias()):
                self._rows().create(**row, until=self._until(timeout))
        except IntegrityError:
            return False
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        name = self.make_and_validate_key(key, version=version)
        row = self._rows().filter(key=name, until__gt=timezone.now()).first()
        return default if row is None else row.value

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        name = self.make_and_validate_key(key, version=version)
        told = {"value": value, "until": self._until(timeout)}
        self._rows().update_or_create(key=name, defaults=told)

    def delete(self, key: str, version: int | None = None) -> bool:
        name = self.make_and_validate_key(key, version=version)
        return bool(self._rows().filter(key=name).delete()[0])

    def clear(self) -> None:
        self._rows().all().delete()

    def _until(self, timeout: Any) -> Any:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return timezone.now() + (FOR_GOOD if seconds is None else timedelta(seconds=seconds))

    def _rows(self) -> Any:
        from jiyao.foundation.accounts.models import Remembered

        return Remembered.objects.using(act_alias())


def forget_what_is_over() -> None:
    """Sweep away what nobody needs to know any more."""
    from jiyao.foundation.accounts.models import Remembered

    Remembered.objects.using(act_alias()).filter(until__lte=timezone.now()).delete()
