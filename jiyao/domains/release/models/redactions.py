"""Redacted versions: what was taken out of which file, and what the proof looked at (PUB-04)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.versions import Version, VersionFile
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled


class Redaction(Labelled):
    """One file with passages removed for good; the passages themselves are kept nowhere.

    source: the file before; removed: in how many places; looked: what the proof looked at.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="redactions")
    source = models.ForeignKey(VersionFile, models.PROTECT, related_name="redactions")
    sha256 = models.CharField(_("删节稿摘要"), max_length=64)
    removed = models.PositiveIntegerField(_("删去几处"))
    looked = models.JSONField(_("证明"))
    made_at = models.DateTimeField(_("制作时间"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("制作人")
    )

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("删节稿")

    def __str__(self) -> str:
        return str(self.version)
