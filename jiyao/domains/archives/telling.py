"""What the archives tell the carriers: the volume of a copy (ARC-01)."""

from collections.abc import Iterable

from jiyao.domains.archives.models import Volume, VolumeItem
from jiyao.domains.carriers.filed import Filed, tells_what_is_filed
from jiyao.foundation.access.decisions import Action, PersonFacts


@tells_what_is_filed
def volumes_of(copies: Iterable[int], person: PersonFacts) -> dict[int, Filed]:
    """Return copy key → its volume, where the person may handle both item and volume."""
    items = VolumeItem.objects.visible_to(person, Action.HANDLE)
    items = list(items.filter(copy__in=list(copies), until__isnull=True))
    volumes = Volume.objects.visible_to(person, Action.HANDLE)
    volumes = volumes.in_bulk({item.volume_id for item in items})
    return {
        item.copy_id: Filed(volume.number, volume.get_absolute_url(), item.since)
        for item in items
        if (volume := volumes.get(item.volume_id))
    }
