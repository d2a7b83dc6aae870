"""Bad input gets an answer, never a fault: odd addresses, odd keys, odd values in forms."""

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest

ODD_KEYS = (
    "nonsense",
    "%00",
    urlsafe_b64encode(b"{}").decode(),
    urlsafe_b64encode(json.dumps([1, 2]).encode()).decode(),
    urlsafe_b64encode(json.dumps(["2026-11-21", "x"]).encode()).decode(),
    urlsafe_b64encode(json.dumps([None, {}]).encode()).decode(),
)


@pytest.mark.parametrize("key", ODD_KEYS)
def test_an_odd_page_key_is_not_found(key: str, client_of: Any) -> None:
    for way in ("after", "before"):
        answer = client_of("keeper").get("/registers/carriers.copy/", {way: key})
        assert answer.status_code == 404


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
