from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from jiyao.foundation.accounts.attempts import locked_until
from jiyao.foundation.accounts.procedures.resetting import lift_lock_out
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refused


@pytest.fixture
def fail(sign_in: Callable[..., Any]) -> Callable[..., Any]:
    """Fail until the number is locked out and return the last answer."""

    def fail(number: str = "K0101") -> Any:
        return [sign_in(number, "wrong") for _ in range(settings.AXES_FAILURE_LIMIT)][-1]

    return fail


@pytest.mark.clause("SYS-07", shows="refused")
def test_the_last_failure_allowed_locks_the_number_and_says_until_when(
    fail: Callable[..., Any], new_entries: Any
) -> None:
    answer = fail()
    assert answer.status_code == 403
    assert "30 分钟后可以再试，急用请系统管理员解除锁定" in answer.content.decode()
    assert len(new_entries()) == settings.AXES_FAILURE_LIMIT
    (entry,) = new_entries("accounts.session.locked-out")
    assert entry["who"] == "K0101"


@pytest.mark.clause("SYS-07", shows="refused")
def test_the_right_password_does_not_open_a_locked_number(
    fail: Callable[..., Any], sign_in: Callable[..., Any], new_entries: Any
) -> None:
    fail()
    assert sign_in("K0101").status_code == 403
    assert len(new_entries("accounts.session.locked-out")) == 2


@pytest.mark.clause("SYS-07", shows="refused")
def test_an_unknown_number_is_locked_in_the_same_words(fail: Callable[..., Any]) -> None:
    assert fail("K0101").content == fail("X9999").content


def test_other_numbers_are_not_locked(
    fail: Callable[..., Any], sign_in: Callable[..., Any]
) -> None:
    fail()
    assert sign_in("L0001").status_code == 302


@pytest.mark.clause("SYS-07", shows="refused")
def test_the_lock_opens_by_time(fail: Callable[..., Any], sign_in: Callable[..., Any]) -> None:
    fail()
    attempt = AccessAttempt.objects.get(username="K0101")
    attempt.attempt_time -= timedelta(minutes=31)
    attempt.save()
    assert sign_in("K0101").status_code == 302


def test_trying_while_locked_does_not_make_it_longer(fail: Callable[..., Any]) -> None:
    fail()
    before = locked_until("K0101", timezone.now())
    fail()
    assert locked_until("K0101", timezone.now()) == before


@pytest.mark.clause("SYS-07", shows="refused")
def test_one_administrator_lifts_it(
    cast: dict[str, Person],
    client_of: Callable[..., Any],
    fail: Callable[..., Any],
    sign_in: Callable[..., Any],
    new_entries: Any,
) -> None:
    fail()
    person = cast["keeper"]
    security = client_of("security")
    assert "登录已锁定" in security.get(person.get_absolute_url()).content.decode()
    security.post(
        reverse("act", args=["accounts.lock-out.lifted", person.public_id]), {"sent": "1"}
    )
    assert sign_in("K0101").status_code == 302
    assert len(new_entries("accounts.lock-out.lifted")) == 1


def test_the_list_of_people_marks_who_is_locked_out(fail: Any, client_of: Any) -> None:
    listed = "/registers/people.person/"
    assert "登录已锁定" not in client_of("system").get(listed).content.decode()
    fail()
    assert "登录已锁定" in client_of("system").get(listed).content.decode()
    assert "登录已锁定" not in client_of("security").get(listed).content.decode()


def test_lifting_stands_out_on_the_page_of_who_is_locked_out(
    fail: Any, client_of: Any, cast: Any
) -> None:
    page = cast["keeper"].get_absolute_url()
    assert client_of("system").get(page).context["comes_next"] == ""
    fail()
    assert client_of("system").get(page).context["comes_next"] == "accounts.lock-out.lifted"


def test_nobody_lifts_his_own(cast: dict[str, Person], fail: Callable[..., Any]) -> None:
    fail("A0001")
    with pytest.raises(Refused, match="自己"):
        lift_lock_out(cast["system"], by=cast["system"])


def test_there_is_nothing_to_lift_when_the_number_is_not_locked(cast: dict[str, Person]) -> None:
    with pytest.raises(Refused, match="没有锁定"):
        lift_lock_out(cast["keeper"], by=cast["system"])


def test_the_keeper_lifts_none(cast: dict[str, Person], fail: Callable[..., Any]) -> None:
    fail("L0001")
    with pytest.raises(Refused, match="角色"):
        lift_lock_out(cast["leader"], by=cast["keeper"])
