"""The sheet of what somebody has signed on paper; its scan hangs here (ORG-07, ORG-08)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.people.models import Person


class SignedSheet(Labelled):
    """One sheet of paper about a letter or a pledge: for who signed it and who looks after people.

    number: that of the sheet in the file.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="signed_sheets", verbose_name=_("签订人")
    )
    subject_kind = models.CharField(max_length=60)
    subject_ref = models.UUIDField(unique=True)
    title = models.CharField(_("名称"), max_length=120)
    number = models.CharField(_("纸质编号"), max_length=80)
    booked_at = models.DateTimeField(_("登记时间"))
    booked_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("登记人")
    )

    ROW_POLICY = Action.READ

    class Meta:
        verbose_name = _("签字件")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("organisation:sheet", args=[self.public_id])
