"""What a person states for a vetting: the form 涉密人员审查表 and its rows (PER-02)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models.identity import Identity
from jiyao.domains.personnel.models.vetting import Vetting
from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated


class Particulars(Personal):
    """What a person states of himself for one vetting; without a time the part is not filled in.

    identity: who he was then, by the facts that other forms ask too.
    """

    vetting = models.OneToOneField(Vetting, models.PROTECT, related_name="particulars")
    identity = models.ForeignKey(
        Identity, models.PROTECT, null=True, related_name="forms", verbose_name=_("身份信息")
    )
    nationality = models.CharField(_("国籍"), max_length=20, blank=True)
    marriage = models.CharField(_("婚姻状况"), max_length=10, blank=True)
    registered_at = models.CharField(_("户籍地址"), max_length=100, blank=True)
    working_since = models.DateField(_("参加工作时间"), null=True)
    resume = models.TextField(_("简历"), max_length=2000, blank=True)
    documents = models.CharField(_("出国（境）证件"), max_length=200, blank=True)
    residence = models.CharField(_("境外永久居留权、长期居留许可"), max_length=200, blank=True)
    own_abroad = models.CharField(_("本人境外经历和交往"), max_length=500, blank=True)
    family_abroad = models.CharField(_("配偶、子女境外情况"), max_length=500, blank=True)
    last_trips = models.CharField(_("近两次出国（境）"), max_length=300, blank=True)
    basics_at = models.DateTimeField(_("基本情况填写时间"), null=True)
    abroad_at = models.DateTimeField(_("境外情况填写时间"), null=True)

    BASICS: ClassVar[tuple[str, ...]] = (
        "nationality", "marriage", "registered_at", "working_since", "resume",
    )  # fmt: skip
    ABROAD: ClassVar[tuple[str, ...]] = (
        "documents", "residence", "own_abroad", "family_abroad", "last_trips",
    )  # fmt: skip

    class Meta:
        verbose_name = _("审查表填写内容")

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:particulars", args=[self.public_id])

    @property
    def is_complete(self) -> bool:
        """Whether both parts are filled in."""
        return self.basics_at is not None and self.abroad_at is not None

    def stated(self, *names: str) -> list[tuple[Any, str, Any]]:
        """Return, of each of these fields, its name in words, its code and what was stated."""
        fields: Any = [self._meta.get_field(name) for name in names]
        return [(each.verbose_name, each.name, getattr(self, each.name)) for each in fields]

    def empty(self) -> None:
        """Forget what was stated; that there was a form stays."""
        for name in (*self.BASICS, *self.ABROAD):
            setattr(self, name, None if name == "working_since" else "")
        self.save()
        for row in self.relatives.all():
            row.empty()

    def relatives_at(self, at: datetime) -> Any:
        """Return the rows about family and others that stand at `at`, as they were added."""
        return self.relatives.holding_at(at).order_by("pk")


class Relative(Personal, Dated):
    """A member of the family, or somebody close, on the form; struck out when it ends."""

    particulars = models.ForeignKey(Particulars, models.PROTECT, related_name="relatives")
    relation = models.CharField(_("关系"), max_length=20)
    name = models.CharField(_("姓名"), max_length=60)
    nationality = models.CharField(_("国籍"), max_length=20)
    born_on = models.DateField(_("出生日期"), null=True)
    political = models.CharField(_("政治面貌"), max_length=20, blank=True)
    employer = models.CharField(_("单位和职务"), max_length=80, blank=True)
    lives_in = models.CharField(_("居住地"), max_length=80, blank=True)
    residence = models.CharField(_("境外永久居留权"), max_length=80, blank=True)

    STATED: ClassVar[tuple[str, ...]] = (
        "relation", "name", "nationality", "born_on", "political", "employer", "lives_in",
        "residence",
    )  # fmt: skip

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("家庭成员和社会关系")

    def __str__(self) -> str:
        return f"{self.relation} {self.name}"

    def empty(self) -> None:
        """Forget who it was."""
        for name in self.STATED:
            setattr(self, name, None if name == "born_on" else "")
        self.save()

    def get_absolute_url(self) -> str:
        return reverse("personnel:relative", args=[self.public_id])
