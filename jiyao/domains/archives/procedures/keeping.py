"""Keeping: counts, repairs, losses, and what has run out (ARC-03, ARC-08, ARC-09)."""

from datetime import date, datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import (
    Appraisal,
    PanelMember,
    Repair,
    Step,
    Volume,
    VolumeCount,
    VolumeItem,
)
from jiyao.domains.archives.procedures.consulting import note_finding
from jiyao.domains.archives.procedures.owing import APPRAISE
from jiyao.domains.archives.rules import filing, storing
from jiyao.domains.archives.rules import keeping as rules
from jiyao.domains.carriers.models import Move
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of


@procedure(
    "archives.volume.counted",
    _("清点账卡物"),
    by=KEEPER,
    cites=("ARC-03",),
    rules=(storing.volume_is_in_the_store,),
)
def count(volume: Volume, *, on_card: int, found: int, by: Person, at: datetime) -> VolumeCount:
    """Count a volume: what its card says and what is in it; a difference is a finding."""
    counted: VolumeCount = VolumeCount.objects.create(
        volume=volume,
        label_id=volume.label_id,
        on_books=len(volume.inside()),
        on_card=on_card,
        found=found,
        at=at,
        by=by,
    )
    if not counted.agrees:
        what = _now("账 %(books)d 件，卡 %(card)d 件，物 %(found)d 件")
        figures = {"books": counted.on_books, "card": on_card, "found": found}
        note_finding(volume, what % figures, by, at)
    return counted


@procedure(
    "archives.repair.noted",
    _("登记破损"),
    by=KEEPER,
    cites=("ARC-03",),
    rules=(storing.volume_is_handed_over,),
)
def note_damage(volume: Volume, *, damage: str, by: Person, at: datetime) -> Repair:
    """Note damage to a volume that is to be repaired."""
    return Repair.objects.create(
        volume=volume, label_id=volume.label_id, damage=damage, noted_at=at, noted_by=by
    )


@procedure(
    "archives.repair.done",
    _("已修复"),
    by=KEEPER,
    cites=("ARC-03",),
    rules=(rules.repair_is_open,),
)
def mend(repair: Repair, *, method: str, by: Person, at: datetime) -> Repair:
    """Note how damage was repaired."""
    repair.method = method
    repair.done_at = at
    repair.done_by = by
    repair.save()
    return repair


@procedure(
    "archives.volume.missed",
    _("报告档案丢失"),
    by=(KEEPER, OFFICE_HEAD, SECRECY_OFFICE),
    cites=("ARC-09", "DOC-16"),
    rules=(
        storing.volume_is_handed_over,
        filing.items_are_inside,
        storing.items_are_not_yet_reported,
    ),
    exceptional=True,
)
def report_lost(
    volume: Volume, *, items: list[VolumeItem], last_seen: str, by: Person, at: datetime
) -> Volume:
    """Report items lost or stolen; each is a missing copy from now on, with its clocks running.

    last_seen: when and where they were seen last.
    """
    for item in items:
        report_missing.body(item.copy, last_seen=last_seen, by=by, at=at)
    return volume


@procedure(
    "archives.volume.appraised",
    _("期满鉴定"),
    by=KEEPER,
    cites=("ARC-06", "ARC-08"),
    rules=(
        storing.volume_is_in_the_store,
        storing.nothing_of_it_is_missing,
        rules.volume_has_run_out,
        rules.panel_is_complete,
        rules.panel_is_cleared,
        rules.extension_is_dated,
    ),
    approval=Approval(by=(LEADER,), fields=("volume", "panel", "verdict", "longer")),
)
def appraise(
    volume: Volume,
    *,
    panel: list[Person],
    verdict: str,
    longer: date | None,
    by: Person,
    at: datetime,
) -> Appraisal:
    """Carry a panel's verdict out: keep longer, or send to the room to be listed for destruction.

    verdict: a value of Appraisal.Verdict; longer: the new last day when it is kept.
    """
    appraisal = Appraisal.objects.create(
        volume=volume,
        label_id=volume.label_id,
        verdict=verdict,
        keep_until=longer,
        at=at,
        by=by,
        approved_by=approver_of("archives.volume.appraised", volume),
    )
    for person in panel:
        PanelMember.objects.create(appraisal=appraisal, person=person, label_id=volume.label_id)
    close_duties(APPRAISE, volume, at)
    if verdict == Appraisal.Verdict.DESTROY:
        _withdraw(volume, by, at)
    else:
        volume.keep_until = longer
        volume.save()
    return appraisal


def _withdraw(volume: Volume, by: Person, at: datetime) -> None:
    inside = volume.inside()
    volume.move(Step.WITHDRAWN, at, by)
    for item in volume.items.filter(until__isnull=True).exclude(pk__in=[i.pk for i in inside]):
        item.end(at)
    for item in inside:
        item.copy.kept_in = None
        item.copy.move(Move.APPRAISED, at)
