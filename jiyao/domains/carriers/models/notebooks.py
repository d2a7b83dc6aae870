"""Notebooks for secret notes: numbered, issued to one person, counted, given back (DOC-21)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Leg
from jiyao.domains.carriers.models.damages import Damage
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet

PERSON = settings.AUTH_USER_MODEL


class NotebookQuerySet(LabelledQuerySet):
    def not_returned(self) -> "NotebookQuerySet":
        return self.filter(leg__returned_at__isnull=True)


class Notebook(Labelled):
    """What a notebook adds to its copy and to its time in a person's hands."""

    leg = models.OneToOneField(Leg, models.PROTECT, related_name="notebook")
    size = models.CharField(_("规格"), max_length=20)
    issued_at = models.DateTimeField(_("发放时间"))
    issued_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("发放人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = NotebookQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密本")
        indexes = [models.Index(fields=["-issued_at", "-id"], name="notebook_by_date")]

    def __str__(self) -> str:
        return self.leg.copy.number

    @property
    def pages(self) -> int:
        """How many pages it has: those it was issued with, less what a settled finding lacks."""
        return int(self.leg.copy.document.amount or 0)

    @property
    def last_counted(self) -> int:
        """How many pages were there when it was last looked into, or when it was issued."""
        last = self.counts.order_by("pk").last()
        return last.counted if last else self.pages

    def get_absolute_url(self) -> str:
        return self.leg.copy.get_absolute_url()


class NotebookCount(Labelled):
    """One look into a notebook while its holder keeps it: every page is there, or not."""

    notebook = models.ForeignKey(Notebook, models.PROTECT, related_name="counts")
    at = models.DateTimeField(_("清点时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("清点人"))
    counted = models.PositiveIntegerField(_("清点页数"))
    damage = models.ForeignKey(
        Damage, models.PROTECT, null=True, related_name="counts", verbose_name=_("缺页")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("保密本清点")
