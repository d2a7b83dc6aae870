"""That a person was given something to read, and confirmed it (ORG-10, ORG-14, EDU-06, EDU-07)."""

from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import Personal


class Receipt(Personal):
    """One person's confirming of one text; what is confirmed yearly has a row each year, else 0.

    The subject is a version of a text: a record with a `text` that never changes.
    """

    subject_kind = models.CharField(max_length=60)
    subject_ref = models.UUIDField()
    subject_title = models.CharField(_("内容"), max_length=120)
    year = models.PositiveSmallIntegerField(_("年度"), default=0)
    asked_at = models.DateTimeField(_("送阅时间"))
    due_at = models.DateTimeField(_("确认期限"), null=True)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("学习确认")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "subject_ref", "year"], name="one_receipt_a_person_and_year"
            )
        ]
        indexes = [
            models.Index(fields=["asked_at", "id"], name="receipt_by_date"),
            models.Index(fields=["subject_ref"], name="receipt_by_subject"),
        ]

    def __str__(self) -> str:
        return self.subject_title

    def get_absolute_url(self) -> str:
        return reverse("organisation:receipt", args=[self.public_id])

    def subject(self) -> Any:
        """Return the record that is read."""
        model: Any = apps.get_model(self.subject_kind)
        return model._default_manager.get(public_id=self.subject_ref)
