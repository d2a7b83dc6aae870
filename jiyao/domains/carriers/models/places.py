"""Places where carriers may be kept, read, copied or destroyed (CIR-15, DOC-02, CPY-06, DES-02)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Dated


class Place(Dated):
    """A place and the highest level it is rated for; without one it is rated for nothing."""

    class Kind(models.TextChoices):
        ROOM = "room", _("机要室")
        OFFICE = "office", _("办公室")
        READING = "reading", _("阅览室")
        COPYING = "copying", _("文印室或定点复制单位")
        DESTRUCTION = "destruction", _("销毁地点")
        ARCHIVE = "archive", _("档案库房")
        HOME = "home", _("住所")
        PUBLIC = "public", _("公共场所")

    class Container(models.TextChoices):
        NONE = "none", _("无专用柜")
        LOCKED = "locked_cabinet", _("带锁文件柜")
        IRON = "iron_cabinet", _("铁皮柜")
        STEEL = "steel_safe", _("钢质保险柜")
        SAFE = "safe", _("密码保险柜")

    name = models.CharField(_("处所"), max_length=80)
    kind_of = models.CharField(_("处所类别"), max_length=12, choices=Kind.choices)
    container = models.CharField(
        _("保管柜"), max_length=16, choices=Container.choices, default=Container.NONE
    )
    level = models.ForeignKey(
        Level,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("可用最高密级"),
    )
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("复印机专人"),
    )

    class Meta:
        verbose_name = _("处所")
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(until__isnull=True), name="one_place_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("carriers:place", args=[self.public_id])

    def is_rated_for(self, level: Level) -> bool:
        """Whether matter of this level may be in the place; a public place never."""
        if self.level is None or self.kind_of == self.Kind.PUBLIC:
            return False
        return level.weight <= self.level.weight
