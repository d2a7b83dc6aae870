"""What was conveyed by word of mouth, to whom, within the scope (CIR-12)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled

PERSON = settings.AUTH_USER_MODEL


class Conveyance(Labelled):
    """One conveying of a document by word of mouth; what was said is not written down here."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="conveyances")
    speaker = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("传达人"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("地点"))
    notes_allowed = models.BooleanField(_("允许记录"), default=False)
    at = models.DateTimeField(_("传达时间"))
    booked_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("记录人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("传达")
        indexes = [models.Index(fields=["-at", "-id"], name="conveyance_by_date")]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        return reverse("carriers:conveyance", args=[self.public_id])


class Hearer(Labelled):
    """One person who was there."""

    conveyance = models.ForeignKey(Conveyance, models.PROTECT, related_name="hearers")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("听取传达的人员")
        constraints = [
            models.UniqueConstraint(fields=["conveyance", "person"], name="one_hearing_a_person")
        ]
