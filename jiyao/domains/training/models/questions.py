"""The question bank; the key is apart, and no role that reads may read it (EDU-04)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.courses import Course
from jiyao.foundation.people.models import Dated
from jiyao.foundation.trail.sealing import Traced


class Question(Dated):
    """One question of a course, as it was entered, until it is retired.

    options: the answers to choose from, in the order of the bank.
    """

    class Kind(models.TextChoices):
        SINGLE = "single", _("单选")
        MULTIPLE = "multiple", _("多选")
        TRUTH = "truth", _("判断")

    course = models.ForeignKey(Course, models.PROTECT, related_name="questions")
    kind_of = models.CharField(_("题型"), max_length=10, choices=Kind.choices)
    text = models.CharField(_("题干"), max_length=500)
    options = models.JSONField(_("选项"), default=list)

    class Meta:
        verbose_name = _("试题")
        indexes = [models.Index(fields=["since", "id"], name="question_by_date")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("training:question", args=[self.public_id])


class Solution(Traced):
    """The key of a question: the places of the right answers in its options.

    Its table stands under the policy `nobody`: acts mark with it, no page can show it.
    """

    question = models.OneToOneField(Question, models.PROTECT, related_name="solution")
    right = models.JSONField(default=list)

    class Meta:
        verbose_name = _("试题答案")
