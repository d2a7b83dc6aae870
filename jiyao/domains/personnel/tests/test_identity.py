"""Identity facts are covered; looking at them whole takes a reason and leaves an entry."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.forms.identity import is_identity_number
from jiyao.domains.personnel.masking import masked
from jiyao.domains.personnel.models import Identity, PostHolding, Release, Vetting
from jiyao.domains.personnel.procedures.identifying import (
    erase,
    record_identity,
    to_erase,
    unmask,
)
from jiyao.domains.personnel.procedures.releasing import end_release
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.leaving_at_hand import file_of, gone
from tests.people_at_hand import ID_NUMBER, state

NUMBER = "11010519491231002X"
FACTS = {
    "identity_number": NUMBER,
    "phone": "13800138000",
    "address": "青岭市文昌路9号",
    "gender": "female",
    "born_on": None,
    "nation": "汉",
    "native_place": "青岭",
    "political": "",
    "education": "本科",
}


@pytest.fixture
def identity(cast: Any) -> Identity:
    """What the forms ask of the junior."""
    return record_identity(file_of("junior", cast), **FACTS, by=cast["personnel"])


def test_the_middle_is_covered_and_what_is_short_is_covered_whole() -> None:
    assert masked(NUMBER, 3, 4) == "110***********002X"
    assert masked("1234567", 3, 4) == "*******"
    assert masked("", 3, 4) == ""


@pytest.mark.parametrize(
    ("value", "right"),
    [(NUMBER, True), ("110105194912310021", False), ("1101051949123100", False), ("", False)],
)
def test_the_last_digit_of_a_number_is_checked(value: str, right: bool) -> None:
    assert is_identity_number(value) is right


def test_a_wrong_number_is_told_at_the_field(cast: Any, client_of: Any) -> None:
    form = f"/act/personnel.identity.recorded/{file_of('junior', cast).public_id}/"
    page = client_of("personnel").post(form, {"identity_number": "123"}).content.decode()
    assert "不是有效的 18 位身份证号" in page


@pytest.mark.clause("CLS-22", shows="hidden")
def test_the_offices_see_it_covered_until_they_say_why_and_then_for_ten_minutes(
    identity: Identity, cast: Any, client_of: Any, new_entries: Any
) -> None:
    personnel, page = client_of("personnel"), identity.get_absolute_url()
    assert NUMBER not in personnel.get(page).content.decode()
    with pytest.raises(Refused, match="事由"):
        unmask(identity, reason=" ", by=cast["personnel"])
    unmask(identity, reason="填报审查表", by=cast["personnel"])
    assert NUMBER in personnel.get(page).content.decode()
    other = client_of("secrecy_office").get(page).content.decode()
    assert NUMBER not in other
    assert "填报审查表" in other
    outcomes = [entry["outcome"] for entry in new_entries("personnel.identity.unmasked")]
    assert outcomes == ["refused", "done"]
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert NUMBER not in client_of("personnel").get(page).content.decode()


def test_its_person_sees_it_whole_and_nobody_else_at_all(
    identity: Identity, client_of: Any
) -> None:
    page = identity.get_absolute_url()
    assert NUMBER in client_of("junior").get(page).content.decode()
    for key in ("leader", "keeper", "reader", "security"):
        assert client_of(key).get(page).status_code == 404, key


def test_neither_the_file_nor_the_form_shows_the_whole_number(
    identity: Identity, cast: Any, client_of: Any
) -> None:
    file = file_of("junior", cast)
    for address in (
        file.get_absolute_url(),
        f"/act/personnel.identity.recorded/{file.public_id}/",
        "/registers/personnel.file/",
    ):
        page = client_of("personnel").get(address).content.decode()
        assert NUMBER not in page
        assert "13800138000" not in page


def test_what_is_left_empty_and_was_covered_stays(identity: Identity, cast: Any) -> None:
    changes = {"identity_number": "", "phone": "13900139000", "address": ""}
    file = file_of("junior", cast)
    again = record_identity(file, **(FACTS | changes), by=cast["personnel"])
    assert (again.identity_number, again.phone) == (NUMBER, "13900139000")


def test_the_facts_are_erased_when_their_time_after_the_release_is_over(
    identity: Identity, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    gone("junior", 12, cast, signs)
    with behind_the_doors():
        release = Release.objects.select_related("person").get(person=cast["junior"])
    over = release.until + timedelta(days=1)
    with time_machine.travel(over):
        end_release(release, by=cast["personnel"])
    with behind_the_doors():
        assert list(to_erase(over + timedelta(days=5 * 365 - 3))) == []
        [row] = to_erase(over + timedelta(days=5 * 365 + 3))
    with system_scope("tests.identity.erased") as act:
        erase(row, act.recorded_at)
    with behind_the_doors():
        kept = Identity.objects.get(person=cast["junior"])
        assert kept.identity_number == kept.phone == kept.address == ""
        assert list(to_erase(over + timedelta(days=5 * 365 + 3))) == []


@pytest.fixture
def vetting(cast: Any, behind_the_doors: Any) -> Vetting:
    """The junior is vetted for another post."""
    with behind_the_doors():
        held = PostHolding.objects.filter(person=cast["junior"]).values("post")
        post = Post.objects.exclude(pk__in=held).order_by("pk").first()
    opened: Vetting = open_vetting(file_of("junior", cast), post=post, by=cast["personnel"])
    return opened


def test_the_form_of_a_vetting_and_the_file_say_the_same_facts_and_a_signed_form_keeps_its_own(
    cast: Any, behind_the_doors: Any, vetting: Vetting
) -> None:
    form = state(vetting, behind_the_doors)
    with behind_the_doors():
        known = Identity.objects.current().get(person=vetting.person)
    assert form.identity_id == known.pk
    assert known.identity_number == ID_NUMBER
    file = file_of("junior", cast)
    changed = record_identity(file, **(FACTS | {"identity_number": ""}), by=cast["personnel"])
    assert (changed.identity_number, changed.education) == (ID_NUMBER, "本科")
    with behind_the_doors():
        form.refresh_from_db()
        assert form.identity.education == "大学本科"
        assert list(Identity.objects.current().filter(person=vetting.person)) == [changed]
    again = record_identity(file, **(FACTS | {"identity_number": ""}), by=cast["personnel"])
    assert again == changed, "what has not changed is not recorded again"


def test_who_fills_in_the_form_for_another_sees_no_covered_facts(
    cast: Any, client_of: Any, behind_the_doors: Any, vetting: Vetting
) -> None:
    form = state(vetting, behind_the_doors)
    address = f"/act/personnel.particulars.filled-in/{form.public_id}/"
    assert ID_NUMBER not in client_of("personnel").get(address).content.decode()
    assert ID_NUMBER in client_of("junior").get(address).content.decode()


def test_erasing_empties_the_forms_as_well(
    cast: Any, behind_the_doors: Any, vetting: Vetting
) -> None:
    form = state(vetting, behind_the_doors)
    with system_scope("tests.identity.erased") as act:
        erase(Identity.objects.current().get(person=vetting.person), act.recorded_at)
    with behind_the_doors():
        form.refresh_from_db()
        assert form.resume == form.registered_at == form.family_abroad == ""
        assert form.identity.identity_number == ""
        assert {row.name for row in form.relatives.all()} == {""}
