"""What is to be done with a received document, as the office head sees it (CIR-16)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled


class Opinion(Labelled):
    """The handling opinion of a document, for those who handle it; words below the ceiling only."""

    class Kind(models.TextChoices):
        READ = "read", _("传阅")
        INSTRUCT = "instruct", _("请领导批示")
        EXECUTE = "execute", _("转承办")
        FILE = "file", _("存查")

    document = models.OneToOneField(Document, models.PROTECT, related_name="opinion")
    kind_of = models.CharField(_("拟办"), max_length=10, choices=Kind.choices)
    words = models.CharField(_("拟办意见"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("拟办人")
    )
    at = models.DateTimeField(_("拟办时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("拟办意见")

    def __str__(self) -> str:
        return str(self.get_kind_of_display())
