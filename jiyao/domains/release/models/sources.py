"""What a text is derived from, and why that may be made public (PUB-04)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item
from jiyao.domains.release.models.submissions import Submission
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.access.models import Level

PUBLIC = (Item.State.LAPSED, Item.State.RELEASED, Item.State.CLEARED, Item.State.OPENED)


class Origin(Labelled):
    """A source of a submission: an item determined here, or a paper that came from outside.

    name: its number with the mark it had, or what the paper is called; level: as it is or was
    marked; cleared: by which decision what came from outside was declassified, nothing while it is
    not.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="origins")
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, related_name="+", verbose_name=_("定密事项")
    )
    name = models.CharField(_("来源"), max_length=120)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("原密级"))
    cleared = models.CharField(_("解密依据"), max_length=120, blank=True)
    linked_at = models.DateTimeField(_("登记时间"))
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("涉密来源")

    def __str__(self) -> str:
        return self.name

    @property
    def marked(self) -> str:
        """Its name with its mark."""
        return self.name if self.item_id else f"{self.name}（{self.level}）"

    @property
    def is_secret(self) -> bool:
        """Whether it still must not be made public; also where the item may not be seen."""
        if self.item_id is None:
            return not self.cleared
        return not Item.objects.filter(pk=self.item_id, state__in=PUBLIC).exists()
