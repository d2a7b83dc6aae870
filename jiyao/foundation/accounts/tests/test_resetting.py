from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD, PIN
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.store.aliases import writing_scope

FACTOR, WORD = "accounts.second-factor.reset", "accounts.password.reset"
NEW = "Quiet-River-55"


@pytest.fixture
def act_on(cast: dict[str, Person]) -> Callable[..., Any]:
    """Send a procedure's form about a member of the cast, from a browser."""

    def send(client: Client, code: str, key: str, **form: Any) -> Any:
        page = reverse("act", args=[code, cast[key].public_id])
        permit = form.pop("permit", "")
        return client.post(f"{page}?permit={permit}" if permit else page, {"sent": "1", **form})

    return send


@pytest.fixture
def approved(client_of: Callable[[str], Client], act_on: Callable[..., Any]) -> Callable[..., str]:
    """Ask as the system administrator, approve as the security administrator; give the permit."""

    def ask_and_approve(code: str, key: str) -> str:
        act_on(client_of("system"), code, key, request_reason="手机丢失，本人当面申请")
        with writing_scope():
            permit = Permit.objects.get(code=code)
        page = reverse("act", args=["approvals.permit.granted", permit.public_id])
        security = client_of("security")
        assert permit.get_absolute_url() in security.get(reverse("to_sign")).content.decode()
        security.post(page, {"remark": "已当面核对", "by_pin": PIN})
        return str(permit.public_id)

    return ask_and_approve


@pytest.mark.clause("SYS-01", "SYS-06")
def test_two_administrators_reset_a_lost_second_factor_through_the_pages(
    client_of: Callable[[str], Client],
    sign_in: Callable[..., Any],
    enrol_second_factor: Callable[[Client], str],
    approved: Callable[..., str],
    act_on: Callable[..., Any],
    cast: dict[str, Person],
    new_entries: Any,
) -> None:
    lost = client_of("leader")
    enrol_second_factor(lost)
    permit = approved(FACTOR, "leader")
    system = client_of("system")
    assert permit in system.get(cast["leader"].get_absolute_url()).content.decode()
    assert act_on(system, FACTOR, "leader", permit=permit).status_code == 302
    assert not Authenticator.objects.exists()
    assert lost.get("/").status_code == 302
    back = sign_in("L0001").client
    back.post(reverse("organisation:code"))
    assert back.get("/").url == reverse("pin")
    assert [e["who"] for e in new_entries(FACTOR)] == ["A0001"]
    assert [e["who"] for e in new_entries("approvals.permit.granted")] == ["A0002"]


@pytest.mark.clause("SYS-06")
@pytest.mark.clause("SYS-07", shows="refused")
def test_two_administrators_reset_a_password_through_the_pages(
    client_of: Callable[[str], Client],
    sign_in: Callable[..., Any],
    approved: Callable[..., str],
    act_on: Callable[..., Any],
) -> None:
    old = client_of("leader")
    permit = approved(WORD, "leader")
    assert (
        act_on(client_of("system"), WORD, "leader", permit=permit, password=NEW).status_code == 302
    )
    assert old.get("/").status_code == 302
    assert sign_in("L0001", PASSWORD).status_code == 200
    client = sign_in("L0001", NEW).client
    assert client.get("/").url == reverse("account_change_password")


def test_the_request_does_not_ask_for_the_password(
    client_of: Callable[[str], Client], cast: dict[str, Person]
) -> None:
    page = reverse("act", args=[WORD, cast["leader"].public_id])
    assert set(client_of("system").get(page).context["form"].fields) == {"request_reason"}


@pytest.mark.clause("SYS-06")
@pytest.mark.parametrize("code", [FACTOR, WORD])
def test_one_administrator_alone_resets_nothing(
    code: str, client_of: Callable[[str], Client], act_on: Callable[..., Any], new_entries: Any
) -> None:
    system = client_of("system")
    assert (
        act_on(system, code, "leader", permit="00000000-0000-0000-0000-000000000000").status_code
        == 404
    )
    assert act_on(client_of("security"), code, "leader").status_code == 403
    assert not [e for e in new_entries(code) if e["outcome"] == "done"]


@pytest.mark.clause("SYS-06", shows="refused")
def test_nobody_asks_for_his_own(
    client_of: Callable[[str], Client], act_on: Callable[..., Any]
) -> None:
    answer = act_on(client_of("system"), FACTOR, "system", request_reason="手机丢失")
    assert answer.status_code == 409
    assert "自己" in answer.content.decode()


def test_a_permit_is_good_once(
    client_of: Callable[[str], Client], approved: Callable[..., str], act_on: Callable[..., Any]
) -> None:
    permit = approved(FACTOR, "leader")
    act_on(client_of("system"), FACTOR, "leader", permit=permit)
    assert act_on(client_of("system"), FACTOR, "leader", permit=permit).status_code == 404
