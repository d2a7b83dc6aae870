"""Posts of confidentiality work need qualification and training; without, no powers (ORG-09)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import Designation
from jiyao.domains.organisation.procedures.designating import designate, end_designation, prove
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.accounts.procedures.appointing import appoint, dismiss
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused

DAYS = 30


def proof(days: int = DAYS) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=days)
    return {"qualification": "机要证 8 号", "training": "培训 26-3", "valid_until": until}


@pytest.fixture
def named(cast: Any) -> Any:
    def name(key: str = "keeper", kind: str = "keeper", days: int = DAYS) -> Designation:
        fields = {"person": cast[key], "kind": kind, "unit": None, "basis": "青任 5 号"}
        made: Designation = designate(**fields, **proof(days), by=cast["secrecy_office"])
        return made

    return name


@pytest.fixture
def has_powers(cast: Any, behind_the_doors: Any) -> Any:
    def ask(key: str = "keeper", role: str = "keeper") -> bool:
        with behind_the_doors():
            return role in roles_of(cast[key], timezone.now())

    return ask


@pytest.mark.clause("ORG-09")
def test_the_powers_of_the_post_end_by_themselves_with_the_proof(
    named: Any, has_powers: Any, client_of: Any, time_machine: Any
) -> None:
    made = named()
    assert has_powers()
    listed = reverse("register", args=["organisation.designation"]) + "?show=lapsed"
    counter = reverse("carriers:counter")
    assert client_of("keeper").get(counter).status_code == 200
    time_machine.move_to(timezone.now() + timedelta(days=DAYS + 1))
    assert not has_powers()
    assert client_of("keeper").get(counter).status_code == 403
    client = client_of("secrecy_office")
    assert "青任 5 号" in client.get(listed).content.decode()
    assert "职责停止" in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.clause("ORG-09")
def test_a_newer_proof_in_time_lets_the_powers_go_on(
    named: Any, has_powers: Any, cast: Any, time_machine: Any
) -> None:
    prove(named(), **proof(days=300), by=cast["secrecy_office"])
    time_machine.move_to(timezone.now() + timedelta(days=DAYS + 1))
    assert has_powers()


def test_who_is_taken_off_the_post_loses_its_powers_at_once(
    named: Any, has_powers: Any, cast: Any
) -> None:
    made = named()
    end_designation(made, by=cast["secrecy_office"])
    assert not has_powers()
    with pytest.raises(Refused, match="已经免去"):
        prove(made, **proof(), by=cast["secrecy_office"])


@pytest.mark.clause("ORG-09")
def test_nobody_is_appointed_whose_proof_has_lapsed(
    named: Any, has_powers: Any, cast: Any, time_machine: Any, new_entries: Any
) -> None:
    made = named("reader", "classifier", days=1)
    appoint(cast["reader"], role="classifier", by=cast["security"])
    assert has_powers("reader", "classifier")
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert not has_powers("reader", "classifier")
    with pytest.raises(Refused, match="证明已失效"):
        appoint(cast["reader"], role="classifier", by=cast["security"])
    refused = new_entries("access.appointment.made")[-1]
    assert (refused["outcome"], refused["clauses"]) == ("refused", ["ORG-09"])
    prove(made, **proof(), by=cast["secrecy_office"])
    appoint(cast["reader"], role="classifier", by=cast["security"])
    assert has_powers("reader", "classifier")


def test_who_was_never_designated_keeps_the_role_as_it_was_given(
    named: Any, has_powers: Any, cast: Any, behind_the_doors: Any
) -> None:
    named("reader", "officer")
    with behind_the_doors():
        given = Appointment.objects.get(person=cast["classifier"], role_code="classifier")
    assert given.until is None
    dismiss(given, by=cast["security"])
    assert not has_powers("classifier", "classifier")


@pytest.mark.clause("ORG-09", shows="shown")
def test_posts_and_proofs_stand_in_the_register_and_its_book(named: Any, client_of: Any) -> None:
    made = named()
    client = client_of("personnel")
    page = client.get(made.get_absolute_url()).content.decode()
    for words in ("陈静", "机要证 8 号", "培训 26-3", "青任 5 号"):
        assert words in page
    book = client.get(reverse("paper_of_register", args=["organisation.designation-book"]))
    assert "青任5号" in words_of(book.content)
    assert client_of("keeper").get(made.get_absolute_url()).status_code == 200


@pytest.mark.clause("ORG-09", shows="hidden")
def test_the_proofs_of_another_are_not_seen(named: Any, client_of: Any) -> None:
    made = named()
    client = client_of("stranger")
    assert client.get(made.get_absolute_url()).status_code == 404
    listed = client.get(reverse("register", args=["organisation.designation"]))
    assert "陈静" not in listed.content.decode()
    book = client.get(reverse("paper_of_register", args=["organisation.designation-book"]))
    assert book.status_code == 404


def test_no_lapsed_proof_no_second_time_and_nobody_himself(named: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="已过期"):
        named(days=-1)
    made = named()
    with pytest.raises(Refused, match="已担任"):
        named()
    with pytest.raises(Refused, match="不得指定自己"):
        named("secrecy_office", "officer")
    with pytest.raises(Refused, match="不可见"):
        prove(made, **proof(), by=cast["leader"])
