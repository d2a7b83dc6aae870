"""Bad input gets an answer, never a fault: odd addresses, odd keys, odd values in forms."""

from base64 import urlsafe_b64encode
from typing import Any

import pytest

COPIES, PEOPLE = "/registers/carriers.copy/", "/registers/people.person/"
ODD_KEYS = (
    "nonsense",
    "%00",
    "长",
    "e" * 10_000_000,
    urlsafe_b64encode(b"[" * 900).decode(),
    *(
        urlsafe_b64encode(text.encode()).decode()
        for text in (
            "{}",
            "[1, 2]",
            '["2026-11-21", "x"]',
            "[null, {}]",
            "[null, 1]",
            "[null, null]",
            '["2026-11-21T10:00:00+08:00", null]',
            '["2026-11-21T10:00:00", 1]',
            '["2026-11-21", 1]',
            '["2026-11-21T10:00:00+08:00", Infinity]',
            '["2026-11-21T10:00:00+08:00", NaN]',
            "[Infinity, 1]",
            '["0001-01-01T00:00:00+08:00", 1]',
            '["9999-12-31T23:59:59-08:00", 1]',
        )
    ),
)
ODD_NUMBERS = ("[null]", '["\\u0000"]', '["\\ud800"]', "[1, 2]", '"x"', "7")


@pytest.mark.parametrize("key", ODD_KEYS)
def test_an_odd_page_key_is_not_found(key: str, client_of: Any) -> None:
    for way in ("after", "before"):
        assert client_of("keeper").get(COPIES, {way: key}).status_code == 404


@pytest.mark.parametrize("text", ODD_NUMBERS)
def test_an_odd_page_key_of_text_is_not_found(text: str, client_of: Any) -> None:
    key = urlsafe_b64encode(text.encode()).decode()
    for way in ("after", "before"):
        assert client_of("system").get(PEOPLE, {way: key}).status_code == 404


@pytest.mark.parametrize("text", ['["0002-01-01T00:00Z", -1]', '["0002-01-01T00:00Z", 1e99]'])
def test_a_key_beyond_the_end_shows_no_row(text: str, copy: Any, client_of: Any) -> None:
    key = urlsafe_b64encode(text.encode()).decode()
    assert client_of("keeper").get(COPIES, {"after": key}).context["rows"] == []


def test_an_odd_permit_is_not_found(received: Any, client_of: Any) -> None:
    address = f"/act/carriers.scope.widened/{received().public_id}/"
    for permit in ("x", "00000000-0000-4000-8000-000000000000"):
        assert client_of("keeper").get(address, {"permit": permit}).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("declared", "-1"),
        ("declared", "1e99"),
        ("counted", "二"),
        ("sender", "长" * 100_000),
        ("level", "99999999999999999999"),
        ("kind", "'; DROP TABLE carriers_copy; --"),
        ("courier", "\x00"),
    ],
)
def test_an_odd_value_is_answered_at_its_field(field: str, value: str, client_of: Any) -> None:
    fields = {"sender": "某单位", "courier": "某人", "declared": "1", "counted": "1", "remark": ""}
    answer = client_of("keeper").post("/act/carriers.document.counted/", {**fields, field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def test_full_width_digits_count_as_digits(client_of: Any, cast: Any, level: Any) -> None:
    from jiyao.domains.carriers.models import CarrierKind

    fields = {
        "level": level("work", "internal").pk,
        "kind": CarrierKind.objects.first().pk,
        "sender": "某单位",
        "courier": "某人",
        "declared": "２",
        "counted": "２",
        "remark": "",
    }
    assert client_of("keeper").post("/act/carriers.document.counted/", fields).status_code == 302


def test_an_impossible_date_is_answered_at_its_field(copy: Any, client_of: Any, cast: Any) -> None:
    fields = {"to": cast["reader"].pk, "due": "2026-02-30T10:00", "by_pin": "1"}
    answer = client_of("keeper").post(f"/act/carriers.copy.sent/{copy.public_id}/", fields)
    assert answer.status_code == 200
    assert "due" in answer.context["form"].errors
