"""What a browser may be made to send, and what every answer tells it: the habits of the web."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD
from tests.behind_doors import build
from tests.doors import doors
from tests.whole import some

POLICY = {"object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'self'",
          "form-action 'self'"}  # fmt: skip
ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "http:///elsewhere.example",
    " //elsewhere.example",
    "/\t/elsewhere.example",
)
UNSIGNED = ("/sign-in/", "/nothing/", "/static/ui/app.css", "/static/nothing.css", "/")


@pytest.fixture
def world(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> dict[str, Any]:
    return build(received, cast, signs, behind_the_doors)


@pytest.fixture
def checked(client_of: Callable[[str], Client]) -> Callable[[str], Client]:
    """Return the browser of a member; its forms need their token, as for everybody."""

    def of(key: str) -> Client:
        client = Client(enforce_csrf_checks=True)
        client.cookies = client_of(key).cookies
        return client

    return of


def test_every_answer_keeps_the_browser_within_our_pages(world: Any, client_of: Any) -> None:
    keeper = client_of("keeper")
    wrong = [door.name for door in some(doors(world), 5) if not keeps(keeper.get(door.address))]
    assert wrong == []


def test_no_page_is_framed_by_an_old_browser_either(client_of: Any) -> None:
    for path in ("/", "/nothing/", "/sign-in/"):
        assert client_of("keeper").get(path)["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", UNSIGNED)
def test_so_does_every_answer_to_who_has_not_signed_in(path: str, database: None) -> None:
    assert keeps(Client().get(path))


def keeps(answer: Any) -> bool:
    """Whether an answer can be framed, guessed at, led elsewhere or read from elsewhere."""
    answer.close()
    told = answer.headers
    policy = {part.strip() for part in told["Content-Security-Policy"].split(";")}
    return (
        policy >= POLICY
        and "unsafe" not in told["Content-Security-Policy"]
        and told["X-Content-Type-Options"] == "nosniff"
        and told["Referrer-Policy"] == "same-origin"
        and told["Cross-Origin-Opener-Policy"] == "same-origin"
        and "Access-Control-Allow-Origin" not in told
        and ("utf-8" in told["Content-Type"] or "text/" not in told["Content-Type"])
    )


def test_no_door_takes_a_form_without_its_token(world: Any, checked: Any) -> None:
    keeper = checked("keeper")
    taken = {
        door.name: keeper.post(door.address, {"sent": "1"}).status_code
        for door in some(doors(world), 5)
    }
    assert {name for name, status in taken.items() if status not in (403, 404)} == set()


def test_a_token_of_another_browser_does_not_help(checked: Any, database: None) -> None:
    theirs = Client(enforce_csrf_checks=True)
    theirs.get("/sign-in/")
    form = {"csrfmiddlewaretoken": theirs.cookies["csrftoken"].value}
    assert checked("keeper").post(reverse("account_logout"), form).status_code == 403


def test_nothing_is_done_by_asking_for_a_page(world: Any, client_of: Any, new_entries: Any) -> None:
    keeper = client_of("keeper")
    before = len(new_entries())
    for door in some(doors(world), 5):
        keeper.get(door.address, {"sent": "1", "confirm": "1"})
    new = new_entries()[before:]
    assert [entry["code"] for entry in new if entry["outcome"] == "done"] == []


@pytest.mark.parametrize("page", ["account_login", "unlock", "account_reauthenticate"])
@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_nobody_is_led_to_another_host(
    page: str, next_page: str, client_of: Any, cast: Any
) -> None:
    client = Client() if page == "account_login" else client_of("keeper")
    if page == "unlock":
        locked = client.session
        locked["locked"] = True
        locked.save()
    form = {"login": "K0101", "password": PASSWORD, "next": next_page}
    answer = client.post(f"{reverse(page)}?next={quote(next_page)}", form)
    assert answer.status_code == 302
    assert "elsewhere" not in answer.url
    assert answer.url.startswith("/")


def test_a_field_that_the_form_has_not_is_not_taken(
    copy: Any, client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    before = {field.attname: getattr(copy, field.attname) for field in copy._meta.fields}
    forged = dict.fromkeys(before, cast["stranger"].pk) | {"sent": "1", "holder": "1"}
    for code in ("carriers.copy.returned", "carriers.copy.read", "carriers.copy.sent"):
        client_of("keeper").post(reverse("act", args=[code, copy.public_id]), forged)
    with behind_the_doors():
        copy.refresh_from_db()
    assert {field.attname: getattr(copy, field.attname) for field in copy._meta.fields} == before


def test_a_choice_that_was_not_offered_is_not_taken(copy: Any, client_of: Any, cast: Any) -> None:
    form = {"to": 999_999, "due": "2030-01-01T10:00", "by_pin": "482915", "sent": "1"}
    answer = client_of("keeper").post(
        reverse("act", args=["carriers.copy.sent", copy.public_id]), form
    )
    assert "to" in answer.context["form"].errors


def test_the_own_page_changes_no_role_and_no_number(client_of: Any, cast: Any) -> None:
    stranger = client_of("stranger")
    wanted = {"oldpassword": PASSWORD} | dict.fromkeys(("password1", "password2"), "Another-Pass-7")
    forged = {**wanted, "role": "security", "roles": "security", "number": "A0001"}
    stranger.post(reverse("account_change_password"), forged)
    person = cast["stranger"]
    person.refresh_from_db()
    assert person.check_password("Another-Pass-7")
    assert person.number != "A0001"
    assert stranger.get(reverse("trail")).status_code in (403, 404)
