"""Filing: the plan, volumes, their items, and the handing over to the archives (ARC-01)."""

from datetime import datetime
from typing import cast

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives import telling  # noqa: F401 - tells carriers where a copy is filed
from jiyao.domains.archives.models import (
    FilingClass,
    Series,
    Step,
    Transfer,
    TransferSeries,
    Volume,
    VolumeItem,
)
from jiyao.domains.archives.procedures.labelling import of_handling
from jiyao.domains.archives.procedures.owing import FILE_AGAIN
from jiyao.domains.archives.rules import consulting
from jiyao.domains.archives.rules import filing as rules
from jiyao.domains.carriers.models import Copy, Move, with_instructions
from jiyao.domains.carriers.procedures.recalling import settle_recall
from jiyao.foundation.access.models import Compartment, Label, Level
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Signing


@procedure(
    "archives.class.entered",
    _("增加归档类目"),
    by=SECRECY_OFFICE,
    cites=("ARC-01", "BOR-06", "BOR-10"),
    rules=(consulting.collection_has_a_custodian,),
)
def enter_class(
    *,
    number: str,
    name: str,
    retention: str,
    collection: str,
    custodian: Person | None,
    by: Person,
    at: datetime,
) -> FilingClass:
    """Add a line to the filing plan; one of the same number and retention ends the former.

    retention: a value of Retention; collection: of Collection.
    """
    for former in FilingClass.objects.holding_at(at).filter(number=number, retention=retention):
        former.end(at)
    return FilingClass.objects.create(
        label=of_handling(),
        number=number,
        name=name,
        retention=retention,
        collection=collection,
        custodian=custodian,
        since=at,
        set_by=by,
    )


@procedure(
    "archives.volume.founded",
    _("立卷"),
    by=KEEPER,
    cites=("ARC-01", "BOR-07"),
    rules=(
        rules.class_is_in_force,
        rules.collection_has_its_matter,
        rules.founder_is_a_custodian,
    ),
)
def found_volume(
    *,
    filing_class: FilingClass,
    year: int,
    level: Level,
    matter: Compartment | None,
    by: Person,
    at: datetime,
) -> Volume:
    """Open a volume for copies up to a level; its number and its term follow from its class.

    matter: the closed matter of a collection that named custodians alone keep.
    """
    serial = Series.take(f"{filing_class.number}-{filing_class.retention}", year)
    return Volume.objects.create(
        label=Label.objects.create(level=level, compartment=matter),
        number=f"{filing_class.number}·{year}-{filing_class.retention}-{serial:04d}",
        filing_class=filing_class,
        year=year,
        keep_until=filing_class.ends_on(year),
        founded_at=at,
        founded_by=by,
    )


@procedure(
    "archives.volume.filled",
    _("归入案卷"),
    by=KEEPER,
    cites=("ARC-01", "ARC-04", "BOR-07", "DOC-26"),
    rules=(
        rules.volume_is_being_filed,
        rules.something_is_filed,
        rules.filed_copies_are_free,
        rules.volume_fits_the_level,
        rules.copies_are_of_the_matter,
        rules.nobody_has_another_copy,
    ),
)
def file_in(
    volume: Volume, *, copies: list[Copy], restricted: str, by: Person, at: datetime
) -> Volume:
    """Put copies into a volume, in their order; in a closed matter their documents join it.

    restricted: a value of Restricted for all of them, or empty. A copy that was lost out of a
    volume of the archives and found again leaves that volume.
    """
    last = volume.items.aggregate(last=Max("place"))["last"] or 0
    for place, copy in enumerate(copies, start=last + 1):
        for former in copy.volume_items.filter(until__isnull=True):
            former.end(at)
        close_duties(FILE_AGAIN, copy, at)
        VolumeItem.objects.create(
            volume=volume,
            label_id=copy.label_id,
            copy=copy,
            place=place,
            pages=cast(int, copy.document.amount),
            restricted=restricted,
            since=at,
        )
        _close(copy.label, volume)
    return volume


def _close(label: Label, volume: Volume) -> None:
    if volume.label.compartment_id and label.compartment_id is None:
        label.compartment_id = volume.label.compartment_id
        label.save()
        with_instructions(label)


@procedure(
    "archives.volume.thinned",
    _("撤出案卷"),
    by=KEEPER,
    cites=("ARC-01",),
    rules=(rules.volume_is_being_filed, rules.items_are_inside),
    exceptional=True,
)
def take_out(volume: Volume, *, items: list[VolumeItem], by: Person, at: datetime) -> Volume:
    """Take items out of a volume that is not handed over yet; their places stay empty."""
    for item in items:
        item.end(at)
    return volume


@procedure(
    "archives.transfer.made",
    _("移交归档"),
    by=KEEPER,
    cites=("ARC-01", "ARC-06"),
    rules=(
        rules.volumes_are_whole,
        rules.volumes_are_of_one_matter,
        rules.giver_is_not_the_receiver,
        rules.receiver_is_an_archivist,
        rules.receiver_is_cleared,
    ),
    signature=Signing(("by", "receiver")),
)
def hand_over(*, volumes: list[Volume], receiver: Person, by: Person, at: datetime) -> Transfer:
    """Hand volumes over to the archives on one list; every copy in them is archived."""
    _hold_copies(volumes)
    highest = max(volumes, key=lambda volume: volume.level.weight)
    label = Label.objects.create(level=highest.level, compartment_id=highest.label.compartment_id)
    number = TransferSeries.of(timezone.localdate(at).year).take()
    transfer = Transfer.objects.create(
        label=label, number=number, giver=by, receiver=receiver, at=at
    )
    for volume in volumes:
        inside = volume.inside()
        volume.transfer = transfer
        volume.move(Step.RECEIVED, at, by, other=receiver.name)
        for item in inside:
            item.copy.move(Move.ARCHIVED, at)
            settle_recall(item.copy.document, at)
    return transfer


def _hold_copies(volumes: list[Volume]) -> None:
    """Lock the copies and judge again, since one may have gone while the volumes were judged."""
    filed = VolumeItem.objects.filter(volume__in=volumes, until__isnull=True)
    list(Copy.objects.select_for_update(of=("self",)).filter(pk__in=filed.values("copy")))
    found = rules.volumes_are_whole(volumes=volumes)
    if found:
        raise Refused([found], hand_over, None)
