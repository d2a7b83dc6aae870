"""Who holds which post, from when until when (PER-01)."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated


class PostHolding(Personal, Dated):
    """A person in a post; what the post handles is what the person may be cleared for."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("任岗")
        indexes = [
            models.Index(fields=["since", "id"], name="holding_by_date"),
            models.Index(fields=["post", "person"], name="holding_by_post"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.post}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:holding", args=[self.public_id])
