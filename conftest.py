"""The cast and the ground every test stands on."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import settings as properties

from jiyao.desk.organisation import CAST, FOUNDERS, found_organisation, give_pin
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.models import Entry
from tests import databases
from tests.clearing import without_end

pytest_plugins = [
    "tests.carriers_at_hand",
    "tests.flows_at_hand",
    "tests.newcomers_at_hand",
    "tests.proving",
]

# A busy machine is no failure: no property is judged by the clock.
properties.register_profile("unhurried", deadline=None)
properties.load_profile("unhurried")

PASSWORD = "Harmless-Pass-9"
PIN = "482915"


@pytest.fixture(scope="session")
def template(django_db_blocker: Any) -> Iterator[None]:
    """Lay out a database with the cast once for this process."""
    with django_db_blocker.unblock():
        databases.lay_out()
        for person in found_organisation(lambda member: PASSWORD).values():
            give_pin(person, PIN)
        without_end()
        databases.keep_as_template()
        yield
    shutil.rmtree(settings.HOME, ignore_errors=True)


@pytest.fixture
def untouched_database(template: None, django_db_blocker: Any) -> Iterator[None]:
    """Give the test the template as it is; for tests that every write is refused to."""
    with django_db_blocker.unblock():
        databases.restore_if_used()
        yield


@pytest.fixture
def database(untouched_database: None) -> Iterator[None]:
    """Give the test a committed copy of the template, on the real aliases."""
    databases.mark_as_used()
    yield
    databases.connections.close_all()


@pytest.fixture
def cast(database: None) -> dict[str, Person]:
    """The people of the fictional organisation, by what they are."""
    members = {m.number: m.key for m in (*FOUNDERS, *CAST)}
    return {members[person.number]: person for person in Person.objects.all()}


@pytest.fixture
def client_of(cast: dict[str, Person]) -> Callable[[str], Client]:
    """Return a browser in which the named member of the cast has signed in."""

    def signed_in(key: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(cast[key], "jiyao.foundation.accounts.backend.PasswordBackend")
        return client

    return signed_in


@pytest.fixture
def behind_the_doors(database: None) -> Callable[[], AbstractContextManager[None]]:
    """Look at rows as procedures do, past the filter of the reading person."""
    return writing_scope


@pytest.fixture
def signs() -> Callable[..., dict[str, Proof]]:
    """Make proofs: the acting person's PIN, and card and PIN of each other signer."""

    def proofs(**others: Person) -> dict[str, Proof]:
        given = {name: Proof(Kind.COUNTER, PIN, person.number) for name, person in others.items()}
        return {"by": Proof(Kind.SESSION, PIN), **given}

    return proofs


class NewEntries:
    """What the trail has got since the test began."""

    def __init__(self) -> None:
        self.start = self._rows().count()

    def __call__(self, code: str = "") -> list[dict[str, Any]]:
        bodies = [json.loads(bytes(row.body)) for row in self._rows().order_by("id")[self.start :]]
        return [body for body in bodies if code in ("", body["code"])]

    def _rows(self) -> Any:
        return Entry.objects.using("act")


@pytest.fixture
def new_entries(database: None) -> NewEntries:
    """Return the entries that were written since the fixture was asked for, parsed."""
    return NewEntries()
