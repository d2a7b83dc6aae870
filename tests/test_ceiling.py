"""The handling ceiling: on every page, raised by two administrators with an assessment number."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.access.ceiling import current_ceiling, is_above_ceiling
from jiyao.foundation.access.models import Ceiling
from jiyao.foundation.accounts.procedures.ceiling import set_ceiling
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.doors import WHO


@pytest.mark.clause("SYS-10")
def test_every_page_shows_it(client_of: Any) -> None:
    for who in WHO[1:]:
        for address in ("/", "/me/", "/matrix/"):
            assert "处理上限：内部" in client_of(who).get(address).content.decode()


@pytest.mark.clause("SYS-06")
@pytest.mark.clause("SYS-10", shows="refused")
def test_one_administrator_cannot_raise_it(cast: Any, level: Any) -> None:
    secret = level("state", "secret")
    with pytest.raises(Refused, match="须经系统管理员批准"):
        set_ceiling(level=secret, assessment="测〔2026〕1号", by=cast["security"])
    with pytest.raises(Refused, match="不办理此事项"):
        ask(set_ceiling, None, by=cast["system"], asked_for="", level=secret, assessment="1")


@pytest.mark.clause("SYS-10", shows="refused")
def test_it_is_not_raised_without_the_number_of_the_assessment(cast: Any, level: Any) -> None:
    with pytest.raises(Refused, match="测评审查的文号"):
        ask(
            set_ceiling,
            None,
            by=cast["security"],
            asked_for="",
            level=level("state", "secret"),
            assessment=" ",
        )


@pytest.mark.clause("SYS-10", "SYS-06")
def test_two_administrators_raise_it(cast: Any, level: Any, signs: Any) -> None:
    fields = {"level": level("state", "secret"), "assessment": "测〔2026〕1号"}
    permit = ask(set_ceiling, None, by=cast["security"], asked_for="测评通过", **fields)
    grant(permit, remark="", by=cast["system"], proofs=signs())
    before = timezone.now()
    set_ceiling(by=cast["security"], **fields)
    assert is_above_ceiling(fields["level"], before)
    found = current_ceiling()
    assert found is not None
    assert found.code == "secret"
    assert within(level) == {"internal", "secret"}


@pytest.mark.clause("SYS-10")
def test_without_one_nothing_above_internal_is_held(level: Any) -> None:
    assert within(level) == {"internal"}
    with system_scope("tests.ceiling.ended"):
        for ceiling in Ceiling.objects.filter(until=None):
            ceiling.until = timezone.now()
            ceiling.save()
    assert current_ceiling() is None
    assert within(level) == {"internal"}


def within(level: Any) -> set[str]:
    """Return those of three levels whose content may be held."""
    three = (level("work", "internal"), level("state", "secret"), level("state", "confidential"))
    return {each.code for each in three if not is_above_ceiling(each, timezone.now())}


def test_who_asked_finds_the_approval_on_the_own_page(
    cast: Any, level: Any, signs: Any, client_of: Any
) -> None:
    fields = {"level": level("state", "secret"), "assessment": "测〔2026〕1号"}
    permit = ask(set_ceiling, None, by=cast["security"], asked_for="测评通过", **fields)
    grant(permit, remark="", by=cast["system"], proofs=signs())
    address = f"/act/access.ceiling.set/?permit={permit.public_id}"
    assert address in client_of("security").get("/").content.decode()
    assert client_of("security").get(address).status_code == 200
