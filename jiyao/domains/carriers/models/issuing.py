"""Outgoing documents: the text on its way to be issued, and who said what of it (DOC-03)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.domains.carriers.models.terms import Term
from jiyao.domains.classification.models import Item, Marking
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.people.models import Circle
from jiyao.foundation.registers.sorting import OrElse

PERSON = settings.AUTH_USER_MODEL


class OutgoingQuerySet(LabelledQuerySet):
    def under_way(self) -> "OutgoingQuerySet":
        return self.exclude(state__in=(Outgoing.State.PRINTED, Outgoing.State.WITHDRAWN))

    def for_acting(self) -> "OutgoingQuerySet":
        """With what rules, lists and papers ask of an outgoing document."""
        return self.select_related(
            "label__level__scheme", "item", "kind_of", "category", "series", "drafter", "document"
        ).prefetch_related("recipients", "consents__person")


class Outgoing(Labelled):
    """A text to be issued. It shares the label of the item that says what is secret in it."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("待核稿")
        CHECKED = "checked", _("待会签")
        AGREED = "agreed", _("待保密审查")
        REVIEWED = "reviewed", _("待签发")
        SIGNED = "signed", _("待编号")
        NUMBERED = "numbered", _("待缮印")
        PRINTED = "printed", _("已印发")
        RETURNED = "returned", _("退回修改")
        DISPUTED = "disputed", _("退回定密")
        WITHDRAWN = "withdrawn", _("已撤稿")

    state = models.CharField(_("进度"), max_length=10, choices=State.choices)
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("定密事项"))
    disputed = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    round = models.PositiveSmallIntegerField(_("稿次"), default=1)
    kind_of = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("文种"))
    category = models.ForeignKey(
        Term, models.PROTECT, related_name="outgoing", verbose_name=_("机要类别")
    )
    series = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("机关代字"))
    number = models.CharField(_("发文字号"), max_length=40, unique=True, null=True)
    code_title = models.CharField(_("代号标题"), max_length=40, blank=True)
    urgency = models.CharField(_("紧急程度"), max_length=10, choices=Document.Urgency.choices)
    deliver_by = models.DateTimeField(_("送达时限"), null=True)
    checked = models.JSONField(_("已核对的必要性"), default=list)
    sent_before = models.CharField(_("已发电报传真"), max_length=80, blank=True)
    reprint_reason = models.CharField(_("再印的理由"), max_length=120, blank=True)
    published_in = models.CharField(_("已登载的报刊"), max_length=80, blank=True)
    bodies = models.TextField(_("发往"))
    answers = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="replies", verbose_name=_("所复来文")
    )
    drafter = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("拟稿人"))
    drafted_at = models.DateTimeField(_("拟稿时间"))
    leader = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("签发领导"))
    signed_at = models.DateTimeField(_("签发时间"), null=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="outgoing", verbose_name=_("印发件")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = OutgoingQuerySet.as_manager()

    class Meta:
        verbose_name = _("发文")
        indexes = [
            models.Index(fields=["-drafted_at", "-id"], name="outgoing_by_date"),
            models.Index(OrElse("number"), "id", name="outgoing_by_number"),
        ]

    def __str__(self) -> str:
        return self.number or str(_("%(who)s 拟的文稿") % {"who": self.drafter})

    def get_absolute_url(self) -> str:
        return reverse("carriers:outgoing", args=[self.public_id])

    @property
    def period(self) -> str:
        return str(self.item.period)

    @property
    def marking(self) -> Marking:
        return self.item.marking

    @property
    def wanted(self) -> int:
        """How many copies go to those it is for."""
        return sum(each.copies for each in self.addressed())

    def addressed(self, role: str = "") -> list["Recipient"]:
        """Return whom the present text is for: all, or those of one role."""
        rows: Any = self.recipients.all()  # type: ignore[attr-defined]
        return [row for row in rows if row.round == self.round and role in ("", row.role)]

    def asked(self) -> list["Consent"]:
        """Return who is asked to agree with the present text."""
        return [row for row in self.consents.all() if row.round == self.round]  # type: ignore[attr-defined]

    def unsaid(self) -> list["Consent"]:
        """Return the countersignatures and consents that are still missing or were refused."""
        return [each for each in self.asked() if not each.agreed]


class OutgoingText(Labelled):
    """What only a reader may see of an outgoing document: title, text and enclosures."""

    outgoing = models.OneToOneField(Outgoing, models.PROTECT, related_name="text")
    title = models.CharField(_("标题"), max_length=120)
    body = models.TextField(_("正文"), blank=True)
    enclosures = models.TextField(_("附件说明"), blank=True)

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("文稿")


class Recipient(Labelled):
    """Whom a document is for: an organisation, or one of our units; never a person (DOC-13)."""

    class Role(models.TextChoices):
        MAIN = "main", _("主送")
        COPIED = "copied", _("抄送")

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="recipients")
    round = models.PositiveSmallIntegerField(_("稿次"))
    role = models.CharField(_("主送抄送"), max_length=8, choices=Role.choices)
    name = models.CharField(_("单位"), max_length=80)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("本单位部门")
    )
    copies = models.PositiveIntegerField(_("份数"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("主送抄送")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Consent(Labelled):
    """One countersignature of a colleague, or the consent of another department (DOC-25)."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="consents")
    round = models.PositiveSmallIntegerField(_("稿次"))
    person = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("会签人")
    )
    body = models.CharField(_("有关部门"), max_length=80, blank=True)
    agreed = models.BooleanField(_("是否同意"), null=True)
    reference = models.CharField(_("来函字号"), max_length=80, blank=True)
    at = models.DateTimeField(_("时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("会签")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.body or str(self.person)

    def get_absolute_url(self) -> str:
        return self.outgoing.get_absolute_url()


class Step(Labelled):
    """One step in the life of an outgoing document: who, when, in which words."""

    class What(models.TextChoices):
        DRAFTED = "drafted", _("拟稿")
        REVISED = "revised", _("修改后再报")
        CHECKED = "checked", _("核稿")
        AGREED = "agreed", _("会签同意")
        OBJECTED = "objected", _("会签不同意")
        CONSENTED = "consented", _("有关部门同意")
        REVIEWED = "reviewed", _("保密审查通过")
        SIGNED = "signed", _("签发，标密核对无误")
        RETURNED = "returned", _("退回修改")
        DISPUTED = "disputed", _("标密有异议，退回定密")
        WITHDRAWN = "withdrawn", _("撤稿")
        NUMBERED = "numbered", _("编号")
        VOIDED = "voided", _("文号作废")
        PRINTED = "printed", _("缮印、校对")
        RECALLED = "recalled", _("通知收回")

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="steps")
    what = models.CharField(_("办理"), max_length=12, choices=What.choices)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("办理人"))
    at = models.DateTimeField(_("时间"))
    words = models.CharField(_("意见"), max_length=200, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("发文经过")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.outgoing} {self.get_what_display()}"


class IssueNumber(Labelled):
    """One number of a series and year; a void one stays, with its reason (DOC-03)."""

    series = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("机关代字"))
    year = models.PositiveSmallIntegerField(_("年份"))
    place = models.PositiveIntegerField(_("序号"))
    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="numbers")
    given_at = models.DateTimeField(_("编号时间"))
    voided_at = models.DateTimeField(_("作废时间"), null=True)
    void_reason = models.CharField(_("作废理由"), max_length=120, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("发文字号")
        indexes = [models.Index(fields=["-given_at", "-id"], name="issue_number_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "place"], name="one_number_a_place_of_a_series"
            )
        ]

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.place}号"

    def get_absolute_url(self) -> str:
        return self.outgoing.get_absolute_url()


def note(outgoing: Outgoing, what: str, by: Any, at: datetime, words: str = "") -> Step:
    """Write down a step in the life of an outgoing document, inside an act."""
    return Step.objects.create(
        outgoing=outgoing, label_id=outgoing.label_id, what=what, by=by, at=at, words=words
    )
