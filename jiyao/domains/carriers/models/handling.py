"""Instructions of leaders and what units carry out because of them (DOC-05, CIR-14)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action
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
    published_at = models.DateTimeField(_("公布时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("批示")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}（{self.by}）"

    def get_absolute_url(self) -> str:
        return self.copy.document.get_absolute_url()


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
