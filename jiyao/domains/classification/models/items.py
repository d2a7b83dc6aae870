"""What was proposed and decided to be secret, its words, its sources (CLS-03, CLS-07)."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import PRESUMED, REVIEWED, TRADE_SECRETS
from jiyao.domains.classification.models.catalogue import (
    CatalogueLine,
    circles_of,
    own_circles,
)
from jiyao.domains.classification.models.projects import Project
from jiyao.domains.classification.models.protected import ProtectedKind
from jiyao.domains.classification.periods import Period
from jiyao.domains.classification.rules.group import members, reported
from jiyao.domains.classification.settings import GROUP_PATH
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import DatedLabelledQuerySet, Labelled, LabelledQuerySet
from jiyao.foundation.access.marks import Marking, periods_from
from jiyao.foundation.people.models import Circle, Dated


class ItemQuerySet(LabelledQuerySet):
    def in_force(self) -> "ItemQuerySet":
        return self.filter(state=Item.State.SIGNED)

    def under_way(self) -> "ItemQuerySet":
        return self.filter(state__in=Item.UNDER_WAY)

    def ending_by(self, day: date) -> "ItemQuerySet":
        """Those in force whose period is over on or before this day, soonest first."""
        return self.in_force().filter(ends_on__lte=day).order_by("ends_on", "pk")

    def backlog(self, day: date) -> "ItemQuerySet":
        """Our own in force, past their period or from a former year and never reviewed."""
        reviewed = Q(events__what__in=REVIEWED)
        unreviewed = Q(signed_at__year__lt=day.year) & ~reviewed
        rows = self.in_force().exclude(kind_of=Item.Kind.OUTSIDE)
        return rows.filter(Q(ends_on__lte=day) | unreviewed).order_by("signed_at", "pk")

    def to_review(self, day: date) -> "ItemQuerySet":
        """Those on which nobody higher is asked and that were not reviewed this year."""
        done = Item.objects.filter(events__what__in=REVIEWED, events__at__year=day.year)
        asked = Item.objects.filter(referrals__isnull=False, referrals__settled_at=None)
        return self.exclude(pk__in=done.values("pk")).exclude(pk__in=asked.values("pk"))

    def awaiting_review(self, day: date) -> "ItemQuerySet":
        """Our own in force from a former year whose yearly review is still to be done."""
        rows = self.in_force().exclude(kind_of=Item.Kind.OUTSIDE).to_review(day)
        return rows.filter(signed_at__year__lt=day.year)

    def uncatalogued(self) -> "ItemQuerySet":
        """What was drafted under a project and matches no line of the catalogue (CLS-18)."""
        rows = self.filter(project__isnull=False, line=None, kind_of=Item.Kind.ORIGINAL)
        return rows.exclude(state=Item.State.WITHDRAWN)

    def for_acting(self) -> "ItemQuerySet":
        """With what rules and lists ask of an item."""
        return self.select_related(
            "label__level__scheme", "drafter", "officer", "leader", "unit", "protected"
        )


class Item(Labelled):
    """One thing proposed as secret: five decisions at once, and where the proposal stands."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待审核")
        RETURNED = "returned", _("退回修改")
        REVIEWED = "reviewed", _("待审签")
        REFERRED = "referred", _("不明确，已报请确定")
        SIGNED = "signed", _("在期")
        LAPSED = "lapsed", _("期满自行解密")
        RELEASED = "released", _("已解密")
        CLEARED = "cleared", _("确定不属秘密")
        OPENED = "opened", _("已公开")
        WITHDRAWN = "withdrawn", _("已撤回")

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("原始定密")
        DERIVED = "derived", _("派生定密")
        OUTSIDE = "outside", _("外来事项")
        PRESUMED = PRESUMED, _("先行保护")

    class Case(models.TextChoices):
        SAME = "same", _("与源事项完全一致")
        POINT = "point", _("涉及源事项密点")
        COMPILED = "compiled", _("概括、汇编或细化源事项")
        TOLD = "told", _("源事项单位要求定密")

    UNDER_WAY = (State.PROPOSED, State.RETURNED, State.REVIEWED, State.REFERRED)
    OVER = (State.LAPSED, State.RELEASED, State.CLEARED, State.OPENED)

    number = models.CharField(_("定密编号"), max_length=40, unique=True, null=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices)
    kind_of = models.CharField(_("类型"), max_length=10, choices=Kind.choices)
    case = models.CharField(_("派生情形"), max_length=10, choices=Case.choices, blank=True)
    path = models.CharField(_("定密程序"), max_length=30)
    line = models.ForeignKey(
        CatalogueLine, models.PROTECT, null=True, related_name="+", verbose_name=_("目录条目")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, related_name="+", verbose_name=_("所属项目")
    )
    protected = models.ForeignKey(
        ProtectedKind, models.PROTECT, null=True, related_name="+", verbose_name=_("受保护种类")
    )
    catalogued = models.CharField(_("目录条目"), max_length=200, blank=True)
    basis = models.CharField(_("定密依据"), max_length=120)
    deviation = models.CharField(_("偏离目录的理由"), max_length=200, blank=True)
    allowed = models.CharField(_("同意偏离的文号"), max_length=120, blank=True)
    code_title = models.CharField(_("代号标题"), max_length=40, blank=True)
    period = models.CharField(_("保密期限"), max_length=30)
    long_basis = models.CharField(_("长期的依据"), max_length=120, blank=True)
    starts = models.DateField(_("制发日"))
    ends_on = models.DateField(_("解密日"), null=True)
    copies = models.PositiveIntegerField(_("印数"))
    first_copy = models.PositiveIntegerField(_("起始份号"))
    checked = models.JSONField(_("已核对的不得定密情形"), default=list)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("填报部门")
    )
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("承办人")
    )
    drafted_at = models.DateTimeField(_("拟定时间"))
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("定密责任人"),
    )
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("审签领导"),
    )
    category = models.CharField(
        _("商业秘密类别"),
        max_length=10,
        blank=True,
        default="",
        choices=list(TRADE_SECRETS.items()),
    )
    signed_at = models.DateTimeField(_("确定时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("定密事项")
        indexes = [
            models.Index(fields=["-drafted_at", "-id"], name="item_by_date"),
            models.Index(fields=["state", "ends_on"], name="item_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(copies__gt=0, first_copy__gt=0) & ~Q(period="") & ~Q(basis=""),
                name="item_has_all_that_is_determined",
            ),
            models.CheckConstraint(
                condition=Q(officer__isnull=True) | ~Q(officer=F("drafter")),
                name="nobody_reviews_his_own",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(_("%(who)s 拟定的事项") % {"who": self.drafter})

    def get_absolute_url(self) -> str:
        return reverse("classification:item", args=[self.public_id])

    @property
    def marking(self) -> Marking:
        words = {self.State.CLEARED: _("不属秘密"), self.State.OPENED: _("公开")}
        over = str(words.get(self.State(self.state), _("已解密")))
        return Marking(self.label.level, self.period, over if self.state in self.OVER else "")

    @property
    def term(self) -> Period:
        return Period.read(self.period)

    @property
    def copy_numbers(self) -> str:
        """The numbers of the copies, such as 001–005."""
        last = self.first_copy + self.copies - 1
        first = f"{self.first_copy:03d}"
        return first if self.copies == 1 else f"{first}–{last:03d}"

    @property
    def waits_for_consent(self) -> bool:
        """Whether it departs from the catalogue and nobody higher has agreed to that yet."""
        return bool(self.deviation) and not self.allowed

    @property
    def comes_from_outside(self) -> bool:
        """Whether its level comes from what another organ has decided (CLS-17)."""
        if self.kind_of != Item.Kind.DERIVED:
            return self.kind_of == Item.Kind.OUTSIDE
        named = self.sources.filter(until=None).select_related("origin")  # type: ignore[attr-defined]
        origins = [source.origin for source in named]
        return any(o.comes_from_outside for o in origins if o.state == Item.State.SIGNED)

    @property
    def decider(self) -> Any:
        """Who answers for the decision: its officer, else who signed it, else its drafter."""
        return self.officer or self.leader or self.drafter

    def taking_part(self) -> list[Circle]:
        """Return the circles of those who draft, judge and sign it here, each by name."""
        if self.kind_of == Item.Kind.OUTSIDE:
            return []
        group = members(reported(self)) if self.path == GROUP_PATH else []
        people = {self.drafter_id, self.officer_id, self.leader_id, *(p.pk for p in group)}
        return own_circles(people - {None})

    def chosen_circles(self, at: datetime) -> list[Circle]:
        """Return the scope as it was chosen, without those who draft, judge and sign by name."""
        own = self.taking_part()
        return [circle for circle in circles_of(self.label_id, at) if circle not in own]


class ItemContent(Labelled):
    """What only a reader may see of an item: its title."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="content")
    title = models.CharField(_("事项名称"), max_length=200)

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("事项名称")


class Source(Labelled, Dated):
    """One item that another one takes over from, until a revision names it no more.

    It is seen like the one that takes over.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="sources")
    origin = models.ForeignKey(Item, models.PROTECT, related_name="derived")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = DatedLabelledQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("源事项")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "origin"],
                condition=Q(until__isnull=True),
                name="one_source_once",
            ),
            models.CheckConstraint(
                condition=~Q(item=F("origin")), name="nothing_derives_from_itself"
            ),
        ]


periods_from(lambda: Item.objects.exclude(state__in=Item.OVER))
