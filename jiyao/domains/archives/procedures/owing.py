"""What is owed in the archives by the calendar: to appraise, to file again (ARC-01, ARC-08)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import Stage, Volume, VolumeItem
from jiyao.domains.archives.settings import APPRAISED_WITHIN, FILED_WITHIN
from jiyao.domains.carriers.models import State
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duty, open_duty

APPRAISE = duty_kind(
    "archives.appraise_volume",
    _("期满案卷送鉴定"),
    act="archives.volume.appraised",
    cites=("ARC-08",),
)
FILE_AGAIN = duty_kind(
    "archives.file_again", _("失而复得的归档文件重新立卷"), act="archives.volume.filled"
)


def to_owe_appraisal(at: datetime) -> Iterator[tuple[Volume, list[Any]]]:
    """Yield each kept volume whose time has run out, and who is to have it appraised.

    A volume that nobody may handle waits.
    """
    owed = Duty.objects.pending().filter(kind_code=APPRAISE).values("subject_ref")
    volumes = Volume.objects.expired(timezone.localdate(at)).exclude(public_id__in=owed)
    for volume in volumes.with_marks().order_by("pk"):
        keepers = _keepers_of(volume, volume, at)
        if keepers:
            yield volume, keepers


def owe_appraisal(found: tuple[Volume, list[Any]], at: datetime) -> None:
    """Let the keepers of a volume owe that a panel appraises it, inside an act."""
    volume, keepers = found
    _owe(APPRAISE, volume, keepers, at, APPRAISED_WITHIN.at(at))


def to_owe_filing(at: datetime) -> Iterator[tuple[VolumeItem, list[Any]]]:
    """Yield each item of the archives whose copy was found and lies in the room, with who files."""
    owed = Duty.objects.pending().filter(kind_code=FILE_AGAIN).values("subject_ref")
    for item in _back_in_the_room().exclude(copy__public_id__in=owed):
        keepers = _keepers_of(item.volume, item, at)
        if keepers:
            yield item, keepers


def owe_filing(found: tuple[VolumeItem, list[Any]], at: datetime) -> None:
    """Let the keepers owe that a copy that was found is filed again, inside an act."""
    item, keepers = found
    _owe(FILE_AGAIN, item.copy, keepers, at, FILED_WITHIN.at(at))


def to_settle_filing(at: datetime) -> Iterator[Duty]:
    """Yield what is owed about a copy that waits no more: filed, or gone another way."""
    waiting = _back_in_the_room().values("copy__public_id")
    duties = Duty.objects.pending().filter(kind_code=FILE_AGAIN)
    yield from duties.exclude(subject_ref__in=waiting).order_by("pk")


def settle_filing(duty: Duty, at: datetime) -> None:
    """Close what is owed no more, inside an act."""
    close_duty(duty, at)


def _owe(kind: str, record: Any, keepers: list[Any], at: datetime, days: Any) -> None:
    due = at_closing(timezone.localdate(at) + timedelta(days=int(days)))
    for person in keepers:
        open_duty(kind, record, person, at, due)


def _back_in_the_room() -> Any:
    kept = VolumeItem.objects.filter(until__isnull=True, copy__state=State.ROOM)
    kept = kept.exclude(volume__state__in=(Stage.COLLECTING, Stage.WITHDRAWN))
    return kept.select_related("copy", "volume__filing_class__custodian").order_by("pk")


def _keepers_of(volume: Volume, row: Any, at: datetime) -> list[Any]:
    """Return the keepers who may handle `row`, else the custodian of its volume if able to."""
    custodian = volume.filing_class.custodian
    for people in (holders_of(KEEPER.code, at), [custodian] if custodian else []):
        able = [each for each in people if may(facts_of(each, at), Action.HANDLE, row)]
        if able:
            return able
    return []
