"""An item comes into force with its number, taken inside the act (CLS-03)."""

from datetime import datetime

from django.utils import timezone

from jiyao.domains.classification.models import Item, Series


def put_in_force(item: Item, at: datetime) -> None:
    """Let an item be secret from now on, under a number of its level and year; it is not saved."""
    item.state = Item.State.SIGNED
    item.signed_at = at
    series, _created = Series.objects.select_for_update().get_or_create(
        level=item.label.level, year=timezone.localdate(at).year
    )
    item.number = series.take()
