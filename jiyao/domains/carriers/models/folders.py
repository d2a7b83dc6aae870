"""Circulation folders: copies that go to a reader and come back together (CIR-04, CIR-11)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.access.models import Level


class Folder(Labelled):
    """A folder for copies up to its level; its label is its own, with nobody in its scope."""

    name = models.CharField(_("传阅夹"), max_length=60)
    since = models.DateTimeField(_("设立时间"))
    until = models.DateTimeField(_("拆夹时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("传阅夹")
        indexes = [models.Index(fields=["-since", "-id"], name="folder_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(until__isnull=True), name="one_folder_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("carriers:folder", args=[self.public_id])

    @property
    def level(self) -> Level:
        return self.label.level

    def copies(self) -> Any:
        """Return the copies that lie in the folder."""
        inside = self.items.filter(until__isnull=True)
        return Copy.objects.for_acting().filter(pk__in=inside.values("copy")).order_by("pk")

    def holder(self) -> Any:
        """Return the person who has the folder, nobody while it is in the room."""
        first = self.copies().filter(holder__isnull=False).first()
        return first and first.holder


class FolderItem(Labelled):
    """One copy in a folder, from when until when."""

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="items")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="folder_items")
    since = models.DateTimeField(_("放入时间"))
    until = models.DateTimeField(_("取出时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("夹内文件")
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(until__isnull=True), name="one_folder_a_copy"
            )
        ]

    def end(self, at: Any) -> None:
        """Take the copy out of the folder, inside an act."""
        self.until = at
        self.save()
