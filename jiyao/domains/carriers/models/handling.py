"""Instructions of leaders and what units carry out because of them (DOC-05, CIR-14)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.access.models import Label


class Instruction(Labelled):
    """What a leader wrote on a copy (批示); words below the ceiling.

    Until it is published it has readers of its own: who wrote it and who carries it out (DOC-20).
    Its label has the level and the closed matter of the document's, and follows them.
    """

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="instructions")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("批示人")
    )
    at = models.DateTimeField(_("批示时间"))
    words = models.CharField(_("批示"), max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("承办人"),
    )
    due_at = models.DateTimeField(_("办理期限"), null=True)
    published_at = models.DateTimeField(_("公布时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("批示")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}（{self.by}）"

    @property
    def in_full(self) -> str:
        """What was written, who is to carry it out by when, and whether it is published."""
        kept = self.words or _now("批示写在纸上，这里只登记已批示")
        told = "，".join([*self._wanted(), *([] if self.published_at else [_now("未公布")])])
        return f"{kept}（{told}）" if told else kept

    def _wanted(self) -> list[str]:
        owner = [_now("请 %s 承办") % self.owner] if self.owner else []
        if self.due_at is None:
            return owner
        due = date_format(timezone.localtime(self.due_at), "n月j日 H:i")
        return [*owner, _now("%s 前办结") % due]

    def get_absolute_url(self) -> str:
        return self.copy.document.get_absolute_url()


def instructions_on(document: Any, person: PersonFacts) -> Any:
    """Return what was written on a document, as far as the person may know, the oldest first."""
    rows = Instruction.objects.visible_to(person, Action.HANDLE).filter(copy__document=document)
    return rows.select_related("by", "owner").order_by("at", "pk")


def with_instructions(label: Label) -> None:
    """Let the instructions on what has this label have its level and closed matter, in an act."""
    for each in Instruction.objects.filter(copy__document__label=label).select_related("label"):
        each.label.level_id, each.label.compartment_id = label.level_id, label.compartment_id
        each.label.save()


class Task(Labelled):
    """One assignment to carry a document out, with an owner, a time and a result (承办)."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("承办人")
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("交办人")
    )
    assigned_at = models.DateTimeField(_("交办时间"))
    due_at = models.DateTimeField(_("办结期限"))
    finished_at = models.DateTimeField(_("办结时间"), null=True)
    result = models.CharField(_("办理结果"), max_length=200, blank=True)

    HOLDER = "owner"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("承办")
        indexes = [models.Index(fields=["-assigned_at", "-id"], name="task_by_date")]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        return self.document.get_absolute_url()
