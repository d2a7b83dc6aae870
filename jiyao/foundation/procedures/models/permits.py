"""Requests for approval: what was asked in which version, the steps, and who decides each."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models.about import AboutARecord, AboutQuerySet
from jiyao.foundation.procedures.models.flows import Flow
from jiyao.foundation.trail.sealing import Traced

PERSON = settings.AUTH_USER_MODEL


class PermitQuerySet(AboutQuerySet):
    def seen_by(self, person: PersonFacts, action: Action, wide: bool) -> Q:
        """Whoever is or was named to decide a request may know it, in scope or not."""
        seen = super().seen_by(person, action, wide)
        if person.active and action is Action.KNOW:
            seen |= Q(pk__in=Approver.objects.naming(person.person_id).values("permit"))
        return seen

    def without_label(self, person: PersonFacts) -> Q:
        """Those for procedures that the person's roles carry out or decide; administrators see no
        others (SYS-06)."""
        mine = Q(label__isnull=True, code__in=_codes_of(person))
        return mine if person.is_administrator else super().without_label(person) | mine

    def usable_at(self, at: datetime) -> "PermitQuerySet":
        return self.filter(state=Permit.State.GRANTED, expires_at__gt=at)

    def undecided(self) -> "PermitQuerySet":
        return self.filter(state__in=Permit.UNDECIDED).order_by("asked_at", "pk")


def _codes_of(person: PersonFacts) -> list[str]:
    return [
        p.code
        for p in PROCEDURES.values()
        if p.approval
        and (p.opens_to(person.roles) or person.roles & {role.code for role in p.approval.by})
    ]


class Permit(AboutARecord):
    """An approval asked for, given or declined: bound to fields, used once, good until a time.

    level: the mark that its approvers see; effect: what it would open, in words, as it was when
    it was asked for; flow: the version it follows, none for the declaration's own.
    """

    class State(models.TextChoices):
        OPEN = "open", _("审批中")
        RETURNED = "returned", _("退回补正")
        GRANTED = "granted", _("已批准，待办理")
        USED = "used", _("已办理")
        EXPIRED = "expired", _("逾期未办，已失效")
        DECLINED = "declined", _("不批准")
        WITHDRAWN = "withdrawn", _("已撤回")

    UNDECIDED = (State.OPEN, State.RETURNED)

    code = models.CharField(_("事项"), max_length=80)
    level = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")
    bound = models.JSONField(_("批准内容"))
    effect = models.JSONField(_("批准后果"), default=list)
    reason = models.CharField(_("事由"), max_length=300)
    round = models.PositiveSmallIntegerField(_("次数"), default=1)
    flow = models.ForeignKey(Flow, models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("申请人"))
    asked_at = models.DateTimeField(_("申请时间"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("审批人")
    )
    decided_at = models.DateTimeField(_("审批时间"), null=True)
    remark = models.CharField(_("审批意见"), max_length=300, blank=True)
    expires_at = models.DateTimeField(_("有效期至"), null=True)
    used_at = models.DateTimeField(_("使用时间"), null=True)

    HOLDER = "asked_by"
    objects: ClassVar[Any] = PermitQuerySet.as_manager()

    class Meta:
        verbose_name = _("审批")
        indexes = [
            models.Index(fields=["code", "subject_ref"], name="permit_by_subject"),
            models.Index(fields=["asked_by", "state"], name="permit_by_requester"),
            models.Index(fields=["-asked_at", "-id"], name="permit_by_time"),
        ]

    @property
    def title(self) -> str:
        """The name of what was asked for; its code when the program has it no more."""
        declared = PROCEDURES.get(self.code)
        return str(declared.title) if declared else self.code

    def get_absolute_url(self) -> str:
        return reverse("request", args=[self.public_id])

    @property
    def shown_level(self) -> Level | None:
        return self.level

    @property
    def has_its_level(self) -> bool:
        """Whether the record still has the level at which the request was made."""
        return self.label is None or self.label.level_id == self.level_id

    @property
    def is_undecided(self) -> bool:
        """Whether nothing has settled it yet: it waits for an approver or for its requester."""
        return self.state in Permit.UNDECIDED

    @property
    def granted(self) -> bool | None:
        """Whether it was approved; None while it is undecided."""
        if self.is_undecided:
            return None
        return self.state not in (Permit.State.DECLINED, Permit.State.WITHDRAWN)

    @property
    def use_url(self) -> str:
        """Where the requester carries out what was approved."""
        return f"{self._act_url()}?permit={self.public_id}"

    @property
    def next_url(self) -> str:
        """Where the requester goes on: to carry out what was approved, else to the request."""
        return self.use_url if self.granted else self.get_absolute_url()

    @property
    def amend_url(self) -> str:
        """Where the requester corrects what was returned."""
        return f"{self._act_url()}?amend={self.public_id}"

    def _act_url(self) -> str:
        return reverse("act", args=[self.code, *([self.subject_ref] if self.subject_ref else [])])

    @property
    def mark(self) -> str:
        """What a page says that it showed: an amended request is another one."""
        return f"{self.public_id.hex}.{self.round}"

    def open_step(self) -> "PermitStep | None":
        """Return the step whose turn it is."""
        return self.steps.filter(round=self.round).under_way().first()

    def turn_of(self, person: Any) -> "Approver | None":
        """Return what the person has to decide now, if anything."""
        return self.approvers.pending().filter(person=person).first()

    def have_decided(self) -> set[int]:
        """Return those who decided a step of this round, and those in whose place it was done."""
        rows = self.approvers.filter(round=self.round, answered_at__isnull=False)
        pairs = rows.values_list("person_id", "in_place_of_id")
        return {key for pair in pairs for key in pair if key}


class PartQuerySet(LabelledQuerySet):
    """Rows of a request are known like the request."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = True) -> Any:
        return self.filter(permit__in=Permit.objects.visible_to(person, action, wide).values("pk"))


class PermitVersion(Traced):
    """What was asked for in one round; an amended request keeps its former versions."""

    permit = models.ForeignKey(Permit, models.PROTECT, related_name="versions")
    round = models.PositiveSmallIntegerField(_("次数"))
    bound = models.JSONField(_("批准内容"))
    effect = models.JSONField(_("批准后果"))
    reason = models.CharField(_("事由"), max_length=300)
    asked_at = models.DateTimeField(_("申请时间"))

    objects: ClassVar[Any] = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("申请内容")
        constraints = [
            models.UniqueConstraint(fields=["permit", "round"], name="one_version_a_round")
        ]


class StepQuerySet(PartQuerySet):
    def under_way(self) -> "StepQuerySet":
        return self.filter(opened_at__isnull=False, closed_at__isnull=True)


class PermitStep(Traced):
    """One step of one round of a request, copied from the version of the flow that it follows."""

    permit = models.ForeignKey(Permit, models.PROTECT, related_name="steps")
    round = models.PositiveSmallIntegerField(_("次数"))
    place = models.PositiveSmallIntegerField(_("步骤"))
    rule = models.JSONField(_("审批人和期限"))
    opened_at = models.DateTimeField(_("开始时间"), null=True)
    due_at = models.DateTimeField(_("期限"), null=True)
    closed_at = models.DateTimeField(_("结束时间"), null=True)
    passed = models.BooleanField(_("通过"), default=False)

    objects: ClassVar[Any] = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("审批步骤")
        ordering = ["round", "place"]
        constraints = [
            models.UniqueConstraint(fields=["permit", "round", "place"], name="one_step_a_place"),
            models.UniqueConstraint(
                fields=["permit"],
                condition=Q(opened_at__isnull=False, closed_at__isnull=True),
                name="one_open_step_a_permit",
            ),
        ]

    @property
    def asks(self) -> FlowStep:
        """Whom the step asks, and how."""
        return FlowStep.read(self.rule)


class ApproverQuerySet(PartQuerySet):
    def naming(self, person_id: int) -> "ApproverQuerySet":
        return self.filter(person=person_id, ended_at__isnull=True)

    def pending(self) -> "ApproverQuerySet":
        return self.filter(ended_at__isnull=True, answered_at__isnull=True)


class Approver(Traced):
    """One person named to decide one step, perhaps in another's place, and the answer."""

    class Answer(models.TextChoices):
        GRANTED = "granted", _("批准")
        DECLINED = "declined", _("不批准")
        RETURNED = "returned", _("退回补正")

    permit = models.ForeignKey(Permit, models.PROTECT, related_name="approvers")
    step = models.ForeignKey(PermitStep, models.PROTECT, related_name="approvers")
    round = models.PositiveSmallIntegerField(_("次数"))
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人"))
    in_place_of = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("代")
    )
    named_at = models.DateTimeField(_("送达时间"))
    ended_at = models.DateTimeField(_("不再由其审批"), null=True)
    answer = models.CharField(_("决定"), max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(_("决定时间"), null=True)
    remark = models.CharField(_("意见"), max_length=300, blank=True)
    entry_id = models.CharField(max_length=32, blank=True)

    objects: ClassVar[Any] = ApproverQuerySet.as_manager()

    class Meta:
        verbose_name = _("审批人")
        indexes = [models.Index(fields=["person", "ended_at"], name="approver_by_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "person"],
                condition=Q(ended_at__isnull=True),
                name="one_voice_a_step",
            )
        ]

    def __str__(self) -> str:
        if self.in_place_of is None:
            return str(self.person)
        return _("%(who)s（代 %(principal)s）") % {
            "who": self.person,
            "principal": self.in_place_of,
        }

    def short_name(self) -> str:
        return self.permit.subject_title or self.permit.code

    def get_absolute_url(self) -> str:
        return self.permit.get_absolute_url()

    @property
    def label(self) -> Label | None:
        return self.permit.label

    @property
    def seat(self) -> int:
        """Whose voice it is: the person's own, or the one's in whose place he decides."""
        return self.in_place_of_id or self.person_id
