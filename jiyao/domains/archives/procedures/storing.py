"""The storeroom: checked before shelving, entered by who is listed, kept dry (ARC-02, 05 to 07)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import (
    IntakeCheck,
    Step,
    StoreAccess,
    StoreCheck,
    StoreVisit,
    Volume,
)
from jiyao.domains.archives.procedures.labelling import of_handling
from jiyao.domains.archives.rules import storing as rules
from jiyao.domains.archives.settings import COLDEST, DAMPEST, DRIEST, HOTTEST
from jiyao.domains.carriers.models import Place
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

REMEDY = duty_kind("archives.remedy", _("整改库房问题"), act="archives.store-check.remedied")


@procedure(
    "archives.volume.checked",
    _("入库前检查"),
    by=KEEPER,
    cites=("ARC-06", "ARC-07"),
    rules=(
        rules.volume_is_handed_over,
        rules.volume_awaits_its_check,
        rules.nothing_of_it_is_missing,
        rules.items_are_all_there,
        rules.what_is_wrong_was_treated,
    ),
)
def check_in(
    volume: Volume,
    *,
    counted: int,
    tidy: bool,
    whole: bool,
    treatment: str,
    by: Person,
    at: datetime,
) -> IntakeCheck:
    """Note the check of a volume that came in; what is not clean and whole was treated first."""
    volume.move(Step.CHECKED, at, by)
    return IntakeCheck.objects.create(
        volume=volume,
        label_id=volume.label_id,
        counted=counted,
        tidy=tidy,
        whole=whole,
        treatment=treatment,
        at=at,
        by=by,
    )


@procedure(
    "archives.volume.shelved",
    _("入库上架"),
    by=KEEPER,
    cites=("ARC-06", "ARC-07"),
    rules=(
        rules.volume_was_checked,
        rules.volume_is_at_hand,
        rules.nothing_of_it_is_missing,
        rules.place_is_a_storeroom,
        rules.store_is_rated,
    ),
)
def shelve(volume: Volume, *, store: Place, shelf: str, by: Person, at: datetime) -> Volume:
    """Put a checked volume on its shelf, or on another one; its copies are kept there."""
    volume.store = store
    volume.shelf = shelf
    volume.move(Step.SHELVED, at, by)
    for item in volume.inside():
        item.copy.kept_in = store
        item.copy.save()
    return volume


@procedure(
    "archives.access.given",
    _("列入库房准入名单"),
    by=SECRECY_OFFICE,
    cites=("ARC-05",),
    rules=(
        rules.place_is_a_storeroom,
        rules.person_is_not_yet_listed,
        rules.access_ends_later,
    ),
)
def admit(
    *,
    store: Place,
    person: Person,
    basis: str,
    until: datetime | None,
    by: Person,
    at: datetime,
) -> StoreAccess:
    """Put a person on the access list of a storeroom, for good or until a time."""
    return StoreAccess.objects.create(
        label=of_handling(),
        store=store,
        person=person,
        basis=basis,
        since=at,
        until=until,
        set_by=by,
    )


@procedure(
    "archives.access.ended",
    _("撤出准入名单"),
    by=SECRECY_OFFICE,
    cites=("ARC-05",),
    rules=(rules.access_holds,),
    exceptional=True,
)
def end_access(access: StoreAccess, *, by: Person, at: datetime) -> StoreAccess:
    """Take a person off the access list."""
    access.end(at)
    return access


@procedure(
    "archives.visit.begun",
    _("登记进库"),
    by=KEEPER,
    cites=("ARC-05",),
    rules=(
        rules.place_is_a_storeroom,
        rules.person_is_on_the_list,
        rules.person_is_outside,
    ),
    late=True,
)
def enter(*, store: Place, visitor: Person, purpose: str, by: Person, at: datetime) -> StoreVisit:
    """Book a person into a storeroom."""
    return StoreVisit.objects.create(
        label=of_handling(), store=store, person=visitor, purpose=purpose, in_at=at
    )


@procedure(
    "archives.visit.ended",
    _("登记出库"),
    by=KEEPER,
    cites=("ARC-05",),
    rules=(rules.visit_is_open,),
)
def leave(visit: StoreVisit, *, by: Person, at: datetime) -> StoreVisit:
    """Book a person out of a storeroom."""
    visit.out_at = at
    visit.save()
    return visit


@procedure(
    "archives.store-check.made",
    _("检查库房"),
    by=KEEPER,
    cites=("ARC-02",),
    rules=(rules.place_is_a_storeroom, rules.what_failed_is_explained),
)
def check_store(
    *,
    store: Place,
    temperature: int,
    humidity: int,
    failed: list[str],
    words: str,
    by: Person,
    at: datetime,
) -> StoreCheck:
    """Note a round through a storeroom; what is wanting becomes the duty of who found it.

    temperature: degrees Celsius; humidity: percent; failed: values of Protection.
    """
    found = [*failed, *_climate(temperature, humidity, at)]
    check = StoreCheck.objects.create(
        label=of_handling(),
        store=store,
        temperature=temperature,
        humidity=humidity,
        failed=found,
        words=words,
        at=at,
        by=by,
    )
    if found:
        open_duty(REMEDY, check, by, at, None)
    return check


def _climate(temperature: int, humidity: int, at: datetime) -> list[str]:
    warm = COLDEST.at(at) <= temperature <= HOTTEST.at(at)
    dry = DRIEST.at(at) <= humidity <= DAMPEST.at(at)
    return [] if warm and dry else [StoreCheck.CLIMATE]


@procedure(
    "archives.store-check.remedied",
    _("已整改"),
    by=KEEPER,
    cites=("ARC-02",),
    rules=(rules.something_is_to_be_remedied,),
)
def remedy(check: StoreCheck, *, words: str, by: Person, at: datetime) -> StoreCheck:
    """Note how what was found in a storeroom was put right."""
    check.remedied_at = at
    check.remedy = words
    check.save()
    close_duties(REMEDY, check, at)
    return check
