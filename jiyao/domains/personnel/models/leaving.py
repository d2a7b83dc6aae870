"""Leaving a classified post: what must be done, by whom it was done, what is known (PER-07)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Category, category_of
from jiyao.domains.personnel.models.bars import Bar
from jiyao.domains.personnel.models.holding import PostHolding
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.personal import Personal, PersonalQuerySet
from jiyao.foundation.people.holdings import Held, held_by

PERSON = settings.AUTH_USER_MODEL


class Body(models.TextChoices):
    """Who answers for a person in the release period (PER-14)."""

    OWN = "own", _("本单位")
    NEW = "new", _("调入单位")
    FORMER = "former", _("原单位")
    SECRECY = "secrecy", _("保密行政管理部门")
    POLICE = "police", _("公安机关")


class LeavingQuerySet(PersonalQuerySet):
    def open(self) -> "LeavingQuerySet":
        return self.filter(outcome=Leaving.Outcome.OPEN)

    def gone_through(self) -> "LeavingQuerySet":
        """Those that were not withdrawn; one under way has no end yet."""
        return self.exclude(outcome=Leaving.Outcome.WITHDRAWN)


class Leaving(Personal):
    """One leaving: begun with a bar, ended when it is approved or withdrawn.

    weight: that of the highest level handled in the posts that are left.
    """

    class Way(models.TextChoices):
        STAYS = "stays", _("离岗不离单位")
        MOVES = "moves", _("调入机关或其他涉密单位")
        RESIGNS = "resigns", _("辞职")
        RETIRES = "retires", _("退休")
        DISMISSED = "dismissed", _("辞退、开除或合同终止")

    class Outcome(models.TextChoices):
        OPEN = "open", _("办理中")
        APPROVED = "approved", _("已批准离岗")
        WITHDRAWN = "withdrawn", _("已撤销")

    BODIES = {
        Way.STAYS: (Body.OWN,),
        Way.MOVES: (Body.NEW,),
        Way.RESIGNS: (Body.FORMER, Body.SECRECY, Body.POLICE),
        Way.RETIRES: (Body.FORMER, Body.SECRECY, Body.POLICE),
        Way.DISMISSED: (Body.FORMER, Body.SECRECY, Body.POLICE),
    }

    way = models.CharField(_("离岗方式"), max_length=10, choices=Way.choices)
    reason = models.CharField(_("离岗原因"), max_length=200)
    weight = models.PositiveSmallIntegerField(_("涉密权重"))
    posts = models.CharField(_("所离岗位"), max_length=300, blank=True)
    bar = models.OneToOneField(Bar, models.PROTECT, related_name="leaving")
    body = models.CharField(_("脱密期责任单位"), max_length=10, choices=Body.choices, blank=True)
    body_name = models.CharField(_("单位名称"), max_length=80, blank=True)
    began_at = models.DateTimeField(_("发起时间"))
    ended_at = models.DateTimeField(_("结束时间"), null=True)
    outcome = models.CharField(
        _("状态"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN
    )
    remark = models.CharField(_("撤销原因"), max_length=200, blank=True)
    set_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("办理人"))

    objects: ClassVar[Any] = LeavingQuerySet.as_manager()

    class Meta:
        verbose_name = _("离岗离职")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(outcome="open"), name="one_open_leaving"
            )
        ]
        indexes = [models.Index(fields=["began_at", "id"], name="leaving_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:leaving", args=[self.public_id])

    @property
    def category(self) -> Category:
        """The category of the posts that are left; the release period goes by it."""
        return category_of(self.weight)

    @property
    def has_a_release_period(self) -> bool:
        return self.category != Category.NONE

    @property
    def leaves_the_organisation(self) -> bool:
        return self.way != Leaving.Way.STAYS

    @property
    def body_in_words(self) -> str:
        """Who answers for the person, with the name."""
        return " ".join(filter(None, (self.get_body_display(), self.body_name)))

    def note(
        self, what: str, by: Any, at: datetime, words: str = "", paper: str = ""
    ) -> "LeavingStep":
        """Write down that a part of leaving is done, inside an act."""
        made = {"what": what, "by": by, "at": at, "words": words, "paper": paper}
        return LeavingStep.objects.create(person=self.person, leaving=self, **made)

    @cached_property
    def held(self) -> list[Held]:
        """What the person still holds; to be asked first inside an act."""
        return held_by(self.person)

    @cached_property
    def done(self) -> dict[str, "LeavingStep"]:
        """The steps that are done, by what they are."""
        rows = self.steps.select_related("by").order_by("at", "pk")
        return {step.what: step for step in rows}


class LeavingStep(Personal):
    """A part of leaving that was done: by whom, when, in which words or on which sheet."""

    class What(models.TextChoices):
        TALKED = "talked", _("提醒谈话")
        BRIEFED = "briefed", _("离岗保密教育")
        HEARD = "heard", _("本人确认已受教育")
        DECLARED = "declared", _("本人申报所知秘密")
        REVIEWED = "reviewed", _("保密办审查申报")
        COUNTERSIGNED = "countersigned", _("人事部门会签申报")
        HANDED_IN = "handed-in", _("载体和设备清退")
        RIGHTS = "rights", _("岗位、角色和权限注销")
        PLEDGED = "pledged", _("本人签订离岗承诺书")
        TAKEN_OVER = "taken-over", _("责任单位确认接收")

    leaving = models.ForeignKey(Leaving, models.PROTECT, related_name="steps")
    what = models.CharField(_("事项"), max_length=20, choices=What.choices)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    words = models.CharField(_("内容"), max_length=500, blank=True)
    paper = models.CharField(_("纸质编号"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("离岗事项")
        constraints = [
            models.UniqueConstraint(fields=["leaving", "what"], name="one_leaving_step_each")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_what_display()}"

    def get_absolute_url(self) -> str:
        return self.leaving.get_absolute_url()


class KnownSecret(Personal):
    """A secret that the leaver has opened, by number alone (PER-16).

    kind_of: what sort of record; times: how often it was opened between the first and the last.
    """

    leaving = models.ForeignKey(Leaving, models.PROTECT, related_name="known")
    kind_of = models.CharField(_("种类"), max_length=60)
    number = models.CharField(_("编号"), max_length=120)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("密级"))
    first_at = models.DateTimeField(_("首次"))
    last_at = models.DateTimeField(_("末次"))
    times = models.PositiveIntegerField(_("次数"))

    class Meta:
        verbose_name = _("所知秘密")

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return self.leaving.get_absolute_url()


def weight_left(person: Any, at: datetime) -> tuple[int, str]:
    """Return the highest weight of the posts that a person leaves, and their names.

    Posts given up since the last leaving count too: who was moved first is not let off by it.
    """
    rows = PostHolding.objects.filter(person=person).select_related("post__circle__parent")
    last = Leaving.objects.filter(person=person, outcome=Leaving.Outcome.APPROVED)
    before = last.order_by("-ended_at").first()
    if before:
        rows = rows.filter(since__gte=before.began_at)
    held = list(rows.order_by("since", "pk"))
    weight = max((_weight(row, at) for row in held), default=0)
    return weight, "、".join(dict.fromkeys(str(row.post) for row in held))[:300]


def _weight(row: Any, at: datetime) -> int:
    levels = row.post.levels.filter(since__lt=row.until or at)
    levels = levels.filter(Q(until=None) | Q(until__gt=row.since))
    return max(levels.values_list("level__weight", flat=True), default=0)
