from typing import Any

from django.conf import settings
from django.db.models import Model

from jiyao.foundation.store.aliases import ACT, READ, in_writing_scope


class Router:
    """Reads on the alias that can only read, unless a procedure is running; writes on `act`."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _act() if in_writing_scope() else READ

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return _act()

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == READ


def _act() -> str:
    return ACT if ACT in settings.DATABASES else READ
