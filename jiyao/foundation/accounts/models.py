"""The open sessions, so that they can be listed and ended, and lists of people coming in."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.sealing import Traced, TracedQuerySet


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


class RosterQuerySet(TracedQuerySet):
    def open(self) -> "RosterQuerySet":
        """Those that are neither written nor given up."""
        return self.filter(closed_at__isnull=True)


class Roster(Traced):
    """A list of people on its way in from a workbook. It names nobody in the clear.

    faults: row, field and what is wrong, for each; staged: the rows that can be written, encrypted,
    and nothing once it is closed; numbers: who came of it, once it is written.
    """

    file_name = models.CharField(_("文件"), max_length=200)
    good = models.PositiveSmallIntegerField(_("可导入"))
    faulty = models.PositiveSmallIntegerField(_("不导入"))
    faults = models.JSONField(default=list)
    staged = models.BinaryField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人")
    )
    uploaded_at = models.DateTimeField(_("上传时间"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)
    written = models.PositiveSmallIntegerField(_("已写入"), null=True)
    numbers = models.JSONField(default=list)
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    objects: ClassVar[Any] = RosterQuerySet.as_manager()

    class Meta:
        verbose_name = _("人员名册导入")
        indexes = [models.Index(fields=["uploaded_at", "id"], name="roster_by_date")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("roster", args=[self.public_id])

    @property
    def state(self) -> Any:
        """Return in a word how it stands."""
        if self.closed_at is None:
            return _("待确认")
        if self.undone_at:
            return _("已撤销")
        return _("已放弃") if self.written is None else _("已导入")


class Remembered(models.Model):
    """What every worker must know for a while: used one-time codes, counts of attempts.

    Bookkeeping like the sessions. Its keys hold row ids, terminals and codes that are used up.
    """

    key = models.CharField(max_length=255, primary_key=True)
    value = models.JSONField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "django_session_memory"
