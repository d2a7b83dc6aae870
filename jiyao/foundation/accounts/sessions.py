"""What a session knows of itself: whose it is, where it was opened, when it was seen last."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone

from jiyao.foundation.accounts.remembering import forget_what_is_over

PLACE = "place"
SINCE = "since"
SEEN_AT = "seen_at"
LOCKED = "locked"


class SessionStore(DatabaseStore):
    """Sessions in the database, with person, place and times in columns of their own."""

    @classmethod
    def get_model_class(cls) -> Any:
        from jiyao.foundation.accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        row.place = data.get(PLACE, "")
        row.since = _moment(data.get(SINCE))
        row.seen_at = _moment(data.get(SEEN_AT))
        return row


def begin(request: HttpRequest) -> None:
    """Note where and when a session was opened; what has run out is swept away."""
    now = timezone.now()
    stamp = now.timestamp()
    marks = {PLACE: request.META.get("REMOTE_ADDR", ""), SINCE: stamp, SEEN_AT: stamp}
    request.session.update(marks)
    SessionStore.get_model_class().objects.filter(expire_date__lte=now).delete()
    forget_what_is_over()


def go_on(request: HttpRequest) -> None:
    """Unlock a session, under a new key."""
    request.session.pop(LOCKED, None)
    request.session[SEEN_AT] = timezone.now().timestamp()
    request.session.cycle_key()


def end_sessions(person: Any) -> None:
    """End every session of a person, inside an act; it counts from the next request."""
    SessionStore.get_model_class().objects.filter(person=person).delete()


def _moment(stamp: float | None) -> datetime | None:
    return datetime.fromtimestamp(stamp, UTC) if stamp else None
