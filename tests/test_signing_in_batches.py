"""Several requests are shown in full and approved with one PIN: all of them or none."""

from typing import Any

from django.urls import reverse

from conftest import PIN
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Permit
from tests.flows_at_hand import UNITS, document_of

State = Permit.State


def test_a_batch_is_shown_in_full_and_signed_once(
    three: Any, client_of: Any, stored: Any, new_entries: Any
) -> None:
    leader = client_of("leader")
    address = f"{reverse('to_sign_batch')}?" + "&".join(f"chosen={p.public_id}" for p in three)
    page = leader.get(address).content.decode()
    assert all(f"给{name}" in page for name in UNITS)
    seen = " ".join(permit.mark for permit in three)
    response = leader.post(address, {"by_pin": PIN, "remark": "同意", "seen": seen})
    assert response.url == reverse("to_sign")
    assert {stored(permit).state for permit in three} == {State.GRANTED}
    assert len(new_entries("approvals.permit.granted")) == 3


def test_a_batch_of_which_one_was_amended_is_refused_whole(
    three: Any, cast: Any, client_of: Any, stored: Any
) -> None:
    seen = " ".join(permit.mark for permit in three)
    circle = Circle.objects.get(name="后勤处")
    ask(
        widen,
        document_of(three[1]),
        by=cast["keeper"],
        asked_for="改",
        circle=circle,
        amends=three[1],
    )
    address = f"{reverse('to_sign_batch')}?" + "&".join(f"chosen={p.public_id}" for p in three)
    response = client_of("leader").post(address, {"by_pin": PIN, "remark": "", "seen": seen})
    assert response.status_code == 409
    assert {stored(permit).state for permit in three} == {State.OPEN}


def test_a_batch_says_which_requests_wait_no_longer(
    three: Any, cast: Any, signs: Any, client_of: Any, stored: Any
) -> None:
    leader = client_of("leader")
    address = f"{reverse('to_sign_batch')}?" + "&".join(f"chosen={p.public_id}" for p in three)
    address += "&chosen=00000000-0000-4000-8000-000000000000"
    seen = " ".join(permit.mark for permit in three)
    grant(three[0], remark="", by=cast["leader"], proofs=signs())
    left_out = f"没有列入：扩大知悉范围 {three[0].subject_title}（已批准，待办理）、另有 1 件"
    assert left_out in leader.get(address).content.decode()
    answer = leader.post(address, {"by_pin": PIN, "remark": "", "seen": seen}, follow=True)
    assert "已批准 2 件" in answer.content.decode()
    assert left_out in answer.content.decode()


def test_an_odd_choice_leads_back_to_the_list(three: Any, client_of: Any) -> None:
    response = client_of("leader").get(reverse("to_sign_batch") + "?chosen=x")
    assert (response.status_code, response.url) == (302, reverse("to_sign"))
