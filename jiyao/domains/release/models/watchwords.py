"""The organisation's own words that must not leave the house unseen (PUB-05)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.vocabulary import Grade
from jiyao.foundation.people.models import Dated


class Watchword(Dated):
    """One word or name that screening looks for besides the marks."""

    GRADES = [choice for choice in Grade.choices if choice[0] != Grade.UNREAD]

    word = models.CharField(_("词"), max_length=120)
    grade = models.CharField(_("等级"), max_length=2, choices=GRADES)

    class Meta:
        verbose_name = _("敏感词")
        indexes = [models.Index(fields=["since", "id"], name="watchword_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["word"], condition=models.Q(until=None), name="one_watchword_a_word"
            )
        ]

    def __str__(self) -> str:
        return self.word

    def get_absolute_url(self) -> str:
        return reverse("release:watchword", args=[self.public_id])
