"""When a copy is due back, as the setting says for its level and urgency (CIR-03, CIR-10)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Leg
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read
from jiyao.domains.carriers.returning import latest_return
from jiyao.domains.carriers.settings import DAY_BASIS, RETURN_RULE, URGENT_RETURN_RULE
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room

FRIDAY = date(2030, 11, 22)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


@pytest.fixture
def friday() -> Iterator[datetime]:
    """Friday morning; the weekend follows."""
    with time_machine.travel(at(FRIDAY, 9), tick=True):
        yield at(FRIDAY, 9)


def choose(setting: Any, value: str) -> None:
    with system_scope("tests.setting.chosen"):
        since = timezone.now() - timedelta(minutes=1)
        SettingValue.objects.create(code=setting.code, value=value, since=since)


def test_after_closing_the_form_says_why_it_is_due_at_midnight(
    received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    choose(RETURN_RULE, "same_day")
    with behind_the_doors():
        copy = received("state", "secret").copies.first()
    for hour, said in ((9, "不填即按退还时限"), (20, "现在已下班")):
        with time_machine.travel(at(FRIDAY, hour), tick=True):
            address = f"/act/carriers.copy.sent/{copy.public_id}/"
            due = client_of("keeper").get(address).context["form"].fields["due"]
        assert due.help_text.startswith(said)


@pytest.mark.clause("CIR-03")
@pytest.mark.parametrize(
    ("rule", "basis", "due"),
    [
        ("same_day", "working", at(FRIDAY, 17, 30)),
        ("before_close", "working", at(FRIDAY, 17, 30)),
        ("on_reading", "working", at(FRIDAY, 17, 30)),
        ("two_days", "calendar", at(date(2030, 11, 24), 17, 30)),
        ("two_days", "working", at(date(2030, 11, 26), 17, 30)),
    ],
)
def test_each_return_rule_has_its_own_time(
    rule: str, basis: str, due: datetime, friday: datetime, received: Any, behind_the_doors: Any
) -> None:
    document = received("state", "secret")
    choose(RETURN_RULE, rule)
    choose(DAY_BASIS, basis)
    with behind_the_doors():
        assert latest_return(document.copies.first(), friday) == due


@pytest.mark.clause("CIR-03")
def test_urgent_matter_has_its_own_rule(
    friday: datetime, received: Any, cast: Any, behind_the_doors: Any
) -> None:
    document = received()
    with system_scope("tests.urgency.set"):
        document.refresh_from_db()
        document.urgency = "urgent"
        document.save()
    choose(URGENT_RETURN_RULE, "same_day")
    with behind_the_doors():
        assert latest_return(document.copies.first(), friday) == at(FRIDAY, 17, 30)


@pytest.mark.clause("CIR-03", shows="refused")
def test_a_later_return_than_the_rule_is_refused_and_no_time_means_the_latest(
    friday: datetime, received: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    document = received("state", "secret")
    with behind_the_doors():
        copy = document.copies.first()
    fields = {"to": cast["reader"], "place": the_room(), "by": cast["keeper"]}
    with pytest.raises(Refused, match="最迟应于 11月22日 17:30 退还"):
        send(copy, due=at(date(2030, 11, 23), 9), proofs=signs(to=cast["reader"]), **fields)
    leg = send(copy, due=None, proofs=signs(to=cast["reader"]), **fields)
    assert leg.due_at == at(FRIDAY, 17, 30)


@pytest.mark.clause("CIR-10")
def test_top_secret_is_due_back_the_moment_it_is_read(
    friday: datetime, received: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    document = received("state", "top", circles=("单位领导",))
    with behind_the_doors():
        copy = document.copies.first()
    leader = cast["leader"]
    fields = {"to": leader, "place": the_room(), "by": cast["keeper"]}
    send(copy, due=None, proofs=signs(to=leader), **fields)
    sign_as_read(copy, by=leader, proofs=signs())
    with behind_the_doors():
        leg, copy = Leg.objects.get(copy=copy), Copy.objects.get(pk=copy.pk)
        assert leg.due_at == leg.read_at == copy.due_at
        [duty] = Duty.objects.owed_by(leader.pk)
        assert duty.due_at == leg.read_at
