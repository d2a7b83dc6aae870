"""What each kind of post is to do about secrets: lists in versions (ORG-14)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.posts import Post
from jiyao.foundation.people.models import Dated

OF_COMMITTEE = [
    ("committee", _("保密委员会")),
    ("chair", _("保密委员会主任")),
    ("vice_chair", _("保密委员会副主任")),
    ("member", _("保密委员会委员")),
]


class DutyList(Dated):
    """One version of the duties of a kind of post, a line each; a new one ends the one before."""

    KINDS = [*Post.Kind.choices, *OF_COMMITTEE]

    kind_of = models.CharField(_("岗位类别"), max_length=10, choices=KINDS)
    version = models.PositiveSmallIntegerField(_("版次"))
    text = models.TextField(_("职责"), max_length=8000)

    class Meta:
        verbose_name = _("岗位保密职责")
        constraints = [
            models.UniqueConstraint(fields=["kind_of", "version"], name="one_duty_list_a_version")
        ]
        indexes = [models.Index(fields=["since", "id"], name="duty_list_by_date")]

    def __str__(self) -> str:
        return f"{self.get_kind_of_display()}岗位保密职责（第 {self.version} 版）"

    def get_absolute_url(self) -> str:
        return reverse("organisation:duty_list", args=[self.public_id])

    @property
    def items(self) -> list[str]:
        """The duties, one a line."""
        return [line for line in self.text.splitlines() if line.strip()]
