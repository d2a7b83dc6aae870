"""What readers ask the room for, and what became of it (BOR-01, CPY-01, CAR-01)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.procedures.models import Permit

PERSON = settings.AUTH_USER_MODEL
UNDER_WAY = (Permit.State.OPEN, Permit.State.RETURNED, Permit.State.GRANTED)
HOW_FAR = {
    Permit.State.OPEN: _("已报批，审批中"),
    Permit.State.RETURNED: _("已报批，退回机要室补正"),
    Permit.State.GRANTED: _("已批准，待机要室办理"),
    Permit.State.EXPIRED: _("批准逾期失效，待机要室重新报批"),
    Permit.State.WITHDRAWN: _("报批已撤回，待机要室答复"),
}


class WishQuerySet(LabelledQuerySet):
    def open(self) -> "WishQuerySet":
        return self.filter(outcome="")


class Wish(Labelled):
    """One wish of a reader for a document; it approves nothing.

    permit: the request for approval that the room made for it, and `approval` how far that is:
    declined or carried out, it answers the wish.
    """

    class Kind(models.TextChoices):
        BORROW = "borrow", _("借阅")
        COPY = "copy", _("复制")
        CARRY = "carry", _("携带外出")
        EXCERPT = "excerpt", _("摘抄")

    class Outcome(models.TextChoices):
        MET = "met", _("已办理")
        DECLINED = "declined", _("不予办理")
        WITHDRAWN = "withdrawn", _("已撤回")

    document = models.ForeignKey(Document, models.PROTECT, related_name="wishes")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("申请人"))
    kind_of = models.CharField(_("申请事项"), max_length=8, choices=Kind.choices)
    purpose = models.CharField(_("用途"), max_length=120)
    wanted_on = models.DateField(_("何时要用"))
    days = models.PositiveSmallIntegerField(_("用几天"), null=True)
    copies = models.PositiveSmallIntegerField(_("复制份数"), null=True)
    distribution = models.CharField(_("发放范围"), max_length=120, blank=True)
    destination = models.CharField(_("目的地"), max_length=120, blank=True)
    companion = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("同行人")
    )
    made_at = models.DateTimeField(_("申请时间"))
    permit = models.ForeignKey(Permit, models.PROTECT, null=True, related_name="+")
    approval = models.CharField(_("审批"), max_length=10, choices=Permit.State.choices, blank=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome.choices, blank=True)
    words = models.CharField(_("答复"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("答复人")
    )
    answered_at = models.DateTimeField(_("答复时间"), null=True)
    seen_at = models.DateTimeField(_("申请人已阅"), null=True)

    HOLDER: ClassVar[str] = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = WishQuerySet.as_manager()

    class Meta:
        verbose_name = _("用件申请")
        indexes = [models.Index(fields=["-made_at", "-id"], name="wish_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "person", "kind_of"],
                condition=models.Q(outcome=""),
                name="one_open_wish_a_kind",
            )
        ]

    def __str__(self) -> str:
        told = {"kind": self.get_kind_of_display(), "document": self.document}
        return str(_("申请%(kind)s %(document)s") % told)

    @property
    def standing(self) -> str:
        """How far it has come, in words."""
        if self.outcome:
            return self.get_outcome_display()
        return (
            str(HOW_FAR.get(Permit.State(self.approval), "")) if self.approval else _now("待答复")
        )

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.outcome == self.Outcome.WITHDRAWN)

    @property
    def is_with_an_approver(self) -> bool:
        """Whether an approval was asked for and can still be given or used."""
        return not self.outcome and self.approval in UNDER_WAY

    def get_absolute_url(self) -> str:
        return reverse("carriers:wish", args=[self.public_id])
