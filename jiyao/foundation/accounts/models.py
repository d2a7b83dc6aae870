"""The open sessions, each with its person, so that they can be listed and ended."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class SessionQuerySet(models.QuerySet["Session"]):
    def open_at(self, person: Any, at: datetime) -> "SessionQuerySet":
        """Return the person's sessions that have not run out, the one seen last first."""
        return self.filter(person=person, expire_date__gt=at).order_by("-seen_at")


class Session(AbstractBaseSession):
    """One session of one browser. Bookkeeping, not a register: rows are written without an act.

    The guard on writing knows bookkeeping by the beginning of the table's name.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="sessions"
    )
    place = models.CharField(_("终端"), max_length=45, blank=True)
    since = models.DateTimeField(_("登录时间"), null=True)
    seen_at = models.DateTimeField(_("最近使用"), null=True)

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()  # type: ignore[misc]

    class Meta(AbstractBaseSession.Meta):
        db_table = "django_session_of_person"

    @classmethod
    def get_session_store_class(cls) -> type:
        from jiyao.foundation.accounts.sessions import SessionStore

        return SessionStore

    @property
    def ref(self) -> str:
        """What the session is called on pages: its key is a secret and never leaves the server."""
        return salted_hmac("jiyao.session", self.session_key).hexdigest()[:16]
