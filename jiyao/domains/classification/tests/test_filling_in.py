"""A line of the catalogue that is chosen fills in level and period (CLS-01)."""

import json
from typing import Any

import pytest

from jiyao.domains.classification.forms.periods import period_in_fields
from jiyao.domains.classification.procedures.cataloguing import enter
from jiyao.domains.classification.procedures.expiring import release
from jiyao.foundation.approvals.procedures.deciding import withdraw
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.store.middleware import reading_as


def test_a_line_of_the_catalogue_says_what_it_fills_in(
    level: Any, cast: Any, client_of: Any
) -> None:
    confidential = level("state", "confidential")
    line = enter(
        item="应急通信保障方案",
        level=confidential,
        period="10年",
        circles=[Circle.objects.get(name="业务一处", kind_of=Circle.Kind.UNIT)],
        unit="业务一处",
        basis="3.1",
        by=cast["secrecy_office"],
    )
    page = client_of("reader").get("/act/classification.item.proposed/")
    with reading_as(cast["reader"].pk):
        widget = page.context["form"]["line"].subwidgets
        [fills] = [each.data["attrs"].get("data-fills") for each in widget if each.data["value"]]
    expected = {"level": str(confidential.pk), "period_kind": "length", "period_number": "10"}
    assert expected.items() <= json.loads(fills).items()
    assert line.in_full in page.content.decode()


def test_periods_of_every_kind_stand_in_their_fields() -> None:
    assert period_in_fields("长期")["period_kind"] == "long"
    assert period_in_fields("6个月")["period_unit"] == "个月"
    assert period_in_fields("") == {}


@pytest.mark.parametrize("who", ["classifier", "leader"])
def test_what_waits_for_approval_is_not_asked_for_twice(
    who: str, signed: Any, cast: Any, client_of: Any
) -> None:
    item = signed()
    permit = ask(release, item, by=cast["classifier"], asked_for="需要", ground="early")
    address = f"/act/classification.item.released/{item.public_id}/"
    fields = {"ground": "early", "request_reason": "不再需要"}
    assert permit.get_absolute_url() in client_of(who).get(address).content.decode()
    refused = "此事项已有申请，办结以前不再提出"
    assert refused in client_of(who).post(address, fields).content.decode()
    withdraw(permit, by=cast["classifier"])
    assert refused not in client_of(who).post(address, fields).content.decode()
