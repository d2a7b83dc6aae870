"""The search index and the saved views.

The search index holds for every row that can be found the tokens of it, under the row's own label.

An index row says nothing that a sealed row does not say; it is made from it in the same act and
carries no seal of its own. What is found is shown from the sealed rows, through the predicate; a
lost or false index row shows when the index is made anew (`indexing.rebuild`).
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet, condition, some_labels
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.spelling import one_of
from jiyao.foundation.people.models import Dated


class IndexQuerySet(models.QuerySet["IndexRow"]):
    """The only way to index rows: of one kind, as far as the person may do the row's action."""

    def visible_to(
        self, person: PersonFacts, kind: str, action: str, wide: bool
    ) -> "IndexQuerySet":
        """Return the index rows of a kind; action: what one must be allowed to find them by.

        An empty action is for kinds without a label.
        """
        rows = self.filter(kind=kind, action=action)
        if not action:
            return rows.filter(label__isnull=True)
        return rows.filter(condition(person, Action(action), "holder", wide))

    def sample(
        self, person: PersonFacts, kinds: list[str], action: Action, most: int, newest: bool
    ) -> Any:
        """Return the rows of these kinds under a few labels whose rows the person may find."""
        some = some_labels(person, action, most, newest)
        return self.filter(one_of(some), kind__in=kinds)


class IndexRow(models.Model):
    """What one row can be found by. `key` is the key of the register row that it leads to."""

    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    action = models.CharField(max_length=6)
    label = models.ForeignKey(Label, models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField()

    objects: ClassVar[Any] = IndexQuerySet.as_manager()

    class Meta:
        verbose_name = _("搜索索引")
        # The key first: SQLite would walk a whole kind rather than start from a few labels.
        constraints = [models.UniqueConstraint(fields=["key", "kind"], name="one_index_row_a_row")]


class SavedViewQuerySet(LabelledQuerySet):
    """Views are seen by who saved them, by nobody else."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = True) -> Any:
        return self.held_by(person.person_id)

    def held_by(self, person_id: int) -> Any:
        """Return the views that this person has and has not forgotten."""
        return self.filter(person=person_id, until__isnull=True)


class SavedView(Dated):
    """What one person wants to see again of a register: the query of its address, under a name."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    register = models.CharField(_("台账"), max_length=60)
    name = models.CharField(_("视图名称"), max_length=20)
    query = models.CharField(_("内容"), max_length=2000, blank=True)

    objects: ClassVar[Any] = SavedViewQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("视图")
        indexes = [models.Index(fields=["person", "register"], name="view_by_person")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register", args=[self.register]) + self.query
