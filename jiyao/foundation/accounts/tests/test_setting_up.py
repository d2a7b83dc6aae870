import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from jiyao.foundation.accounts import setting_up
from jiyao.foundation.people.models import Person
from tests.databases import LIVE
from tests.settings import CLUSTER

PASSWORDS = {
    "system": "Harbour-Light-71",
    "security": "Copper-Kettle-82",
    "audit": "Plum-Rain-9304",
}


@pytest.fixture
def empty(database: None) -> Iterator[None]:
    """An installation on its first start: everything laid out, nobody enrolled."""
    _execute("DELETE FROM people_membership; DELETE FROM people_person")
    yield
    setting_up._code_file().unlink(missing_ok=True)


@pytest.fixture
def code(empty: None) -> str:
    out = StringIO()
    call_command("code", stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def answers(code: str) -> dict[str, str]:
    """A form that is filled in rightly."""
    filled = {"code": code}
    for role, name in (("system", "周明"), ("security", "沈静"), ("audit", "韩正")):
        filled |= {
            f"{role}_number": f"N-{role}",
            f"{role}_name": name,
            f"{role}_password": PASSWORDS[role],
            f"{role}_again": PASSWORDS[role],
        }
    return filled


@pytest.mark.clause("SYS-06")
def test_the_code_and_three_people_set_the_installation_up(
    answers: dict[str, str], sign_in: Callable[..., Any], new_entries: Any
) -> None:
    answer = Client().post(reverse("set_up"), answers)
    assert answer.url == reverse("account_login")
    assert {p.number for p in Person.objects.all()} == {"N-system", "N-security", "N-audit"}
    assert len(new_entries("accounts.organisation.set-up")) == 1
    assert sign_in("N-audit", PASSWORDS["audit"]).status_code == 302


@pytest.mark.clause("SYS-06")
def test_it_is_closed_for_good_afterwards(answers: dict[str, str]) -> None:
    Client().post(reverse("set_up"), answers)
    assert Client().get(reverse("set_up")).status_code == 404
    assert Client().post(reverse("set_up"), answers).status_code == 404
    with pytest.raises(CommandError):
        call_command("code")


def test_before_it_signing_in_leads_to_it(empty: None) -> None:
    assert Client().get(reverse("account_login")).url == reverse("set_up")


@pytest.mark.clause("SYS-06")
def test_two_of_the_three_are_nobody(answers: dict[str, str]) -> None:
    del answers["audit_name"]
    assert Client().post(reverse("set_up"), answers).status_code == 200
    assert not Person.objects.exists()


@pytest.mark.clause("SYS-06")
def test_one_person_is_not_two_of_the_three(answers: dict[str, str]) -> None:
    answers["audit_number"] = answers["system_number"]
    answer = Client().post(reverse("set_up"), answers)
    assert "不得相同" in answer.content.decode()
    assert not Person.objects.exists()


@pytest.mark.clause("SYS-07")
def test_a_weak_password_of_one_stops_all(answers: dict[str, str]) -> None:
    answers["audit_password"] = answers["audit_again"] = "short"
    assert Client().post(reverse("set_up"), answers).status_code == 200
    assert not Person.objects.exists()


@pytest.mark.clause("SYS-06", shows="refused")
def test_after_five_wrong_codes_the_right_one_is_void(
    answers: dict[str, str], new_entries: Any
) -> None:
    for _ in range(setting_up.TRIES):
        Client().post(reverse("set_up"), answers | {"code": "0000000000"})
    answer = Client().post(reverse("set_up"), answers)
    assert "另取新码" in answer.content.decode()
    assert not Person.objects.exists()
    assert {e["outcome"] for e in new_entries()} == {"refused"}


def test_a_new_code_replaces_the_one_before(answers: dict[str, str]) -> None:
    call_command("code", stdout=StringIO())
    assert Client().post(reverse("set_up"), answers).status_code == 200
    assert not Person.objects.exists()


def test_the_code_itself_is_kept_nowhere(code: str) -> None:
    assert all(code not in f.read_text("latin-1") for f in settings.HOME.iterdir() if f.is_file())


def _execute(script: str) -> None:
    """Run statements past roles and guard, as no program of ours could."""
    if not CLUSTER:
        with closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as link:
            link.executescript(script)
        return
    where = dict(part.split("=", 1) for part in CLUSTER.split("&"))
    with psycopg.connect(user="postgres", dbname=LIVE, autocommit=True, **where) as link:
        link.execute(f"SET session_replication_role = replica; {script}".encode())
