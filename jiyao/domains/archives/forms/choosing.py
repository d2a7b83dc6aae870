"""What several forms of the archives choose from: items of a volume, storerooms, people."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import Volume, VolumeItem, archivists_at
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.people.models import Person


class ItemsField(forms.ModelMultipleChoiceField):
    """Items of a volume to tick, each with number and, for who may read it, its title."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            VolumeItem.objects.none(), label=label, widget=forms.CheckboxSelectMultiple
        )
        self.words: dict[int, str] = {}

    def offer(self, volume: Volume, person: PersonFacts) -> None:
        """Offer the items of a volume that the person may handle."""
        rows = VolumeItem.objects.visible_to(person, Action.HANDLE).filter(volume=volume)
        rows = rows.filter(until__isnull=True).select_related("copy__level__scheme")
        items = list(rows)
        add_documents([item.copy for item in items], person)
        self.words = {item.pk: f"（{item.copy.marking}）{item.copy.title}" for item in items}
        self.queryset = rows

    def label_from_instance(self, item: Any) -> str:
        return f"{item}{self.words[item.pk]}"


def storerooms() -> Any:
    """Return the storerooms that are in use."""
    rows = Place.objects.holding_at(timezone.now()).filter(kind_of=Place.Kind.ARCHIVE)
    return rows.select_related("level__scheme").order_by("name")


def everybody() -> Any:
    """Return the people on the roll."""
    return Person.objects.filter(is_active=True).order_by("pinyin")


def archivists() -> Any:
    """Return the people who are full-time archivists now."""
    return everybody().filter(pk__in=archivists_at(timezone.now()).values("person"))


def words_field(label: Any, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Ask for a line about handling, never about content."""
    return forms.CharField(
        label=label,
        max_length=120,
        required=required,
        help_text=help_text or _("只写办理情况，不写档案内容"),
    )
