from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.people.models import Person

Send = Callable[..., Any]


@pytest.fixture
def security(client_of: Callable[[str], Client]) -> Client:
    return client_of("security")


@pytest.fixture
def send(security: Client) -> Send:
    """Send a procedure's form about a record, from the security administrator's browser."""

    def send(code: str, record: Any, **form: Any) -> Any:
        return security.post(reverse("act", args=[code, record.public_id]), {"sent": "1", **form})

    return send


def _roles(person: Person) -> frozenset[str]:
    return roles_of(person, timezone.now())


@pytest.mark.clause("SYS-06")
def test_the_page_of_a_person_shows_roles_clearances_and_memberships(
    security: Client, cast: dict[str, Person]
) -> None:
    page = security.get(cast["keeper"].get_absolute_url()).content.decode()
    for part in ("机要员", "绝密", "机要岗", "办公室", "解除", "任命角色"):
        assert part in page, part


def test_the_system_administrator_finds_no_buttons_that_are_not_his(
    client_of: Callable[[str], Client], cast: dict[str, Person]
) -> None:
    page = client_of("system").get(cast["keeper"].get_absolute_url()).content.decode()
    assert "access.appointment.ended" not in page


@pytest.mark.clause("SYS-06")
def test_a_role_is_given_and_ended(send: Send, cast: dict[str, Person]) -> None:
    person = cast["stranger"]
    send("access.appointment.made", person, role="leader")
    assert "leader" in _roles(person)
    send("access.appointment.ended", Appointment.objects.get(person=person))
    assert "leader" not in _roles(person)


@pytest.mark.clause("SYS-06", shows="refused")
@pytest.mark.parametrize(
    ("key", "role"),
    [("system", "audit"), ("audit", "security"), ("audit", "keeper"), ("keeper", "system")],
)
def test_an_administrator_is_nothing_besides(
    send: Send, cast: dict[str, Person], new_entries: Any, key: str, role: str
) -> None:
    before = _roles(cast[key])
    answer = send("access.appointment.made", cast[key], role=role)
    assert answer.status_code == 409
    assert "不得由一人兼任" in answer.content.decode()
    assert _roles(cast[key]) == before
    assert [e["outcome"] for e in new_entries("access.appointment.made")] == ["refused"]


@pytest.mark.clause("SYS-06", shows="refused")
def test_nobody_appoints_himself(send: Send, cast: dict[str, Person]) -> None:
    answer = send("access.appointment.made", cast["security"], role="leader")
    assert answer.status_code == 409
    assert "自己" in answer.content.decode()


@pytest.mark.clause("SYS-06")
@pytest.mark.parametrize("key", ["system", "audit", "keeper", "leader", "stranger"])
def test_nobody_else_grants(
    client_of: Callable[[str], Client], cast: dict[str, Person], key: str
) -> None:
    page = reverse("act", args=["access.appointment.made", cast["reader"].public_id])
    assert client_of(key).get(page).status_code == 403


@pytest.mark.parametrize("key", ["audit", "keeper", "stranger"])
def test_the_page_of_a_person_is_for_those_who_manage_people(
    client_of: Callable[[str], Client], cast: dict[str, Person], key: str
) -> None:
    assert client_of(key).get(cast["reader"].get_absolute_url()).status_code == 403
