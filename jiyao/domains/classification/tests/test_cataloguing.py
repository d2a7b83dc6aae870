"""The catalogue ships empty, is edited by the secrecy office, and binds the drafter (CLS-01)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.domains.classification.drafts import NEVER_SECRET
from jiyao.domains.classification.models import CatalogueLine, Item, Officer
from jiyao.domains.classification.procedures.cataloguing import (
    appoint_officer,
    end_line,
    end_member,
    enter,
    name_member,
    replace,
)
from jiyao.domains.classification.procedures.deciding import allow_deviation, review
from jiyao.domains.classification.tests.conftest import today
from jiyao.domains.classification.tests.test_deciding import owed
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.accounts.procedures.appointing import dismiss
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.trail.recording import act_alias


@pytest.mark.clause("CLS-01")
def test_it_ships_empty(database: None, behind_the_doors: Any) -> None:
    with behind_the_doors():
        assert not CatalogueLine.objects.exists()
        assert not Officer.objects.exists()


@pytest.mark.clause("CLS-01", shows="shown")
def test_a_line_is_in_the_register_and_on_its_paper(line: Any, client_of: Any) -> None:
    page = client_of("secrecy_office").get("/registers/classification.line/").content.decode()
    for words in ("专项行动方案", "机密★10年", "业务一处", "示例保密事项范围 3.1"):
        assert words in page
    paper = client_of("reader").get("/papers/classification.catalogue/")
    assert paper.content.startswith(b"%PDF")


@pytest.mark.clause("CLS-01", shows="hidden")
def test_whom_its_items_are_not_for_does_not_see_it(line: Any, client_of: Any) -> None:
    page = client_of("stranger").get("/registers/classification.line/")
    assert "专项行动方案" not in page.content.decode()
    assert client_of("stranger").get(line.get_absolute_url()).status_code == 404


def test_a_line_is_replaced_and_ended_never_overwritten(
    line: Any, cast: Any, level: Any, unit: Any, behind_the_doors: Any
) -> None:
    fields = {"item": "专项行动总体方案", "level": level("state", "secret"), "period": "5年"}
    rest = {"circles": [unit], "unit": "业务一处", "basis": "3.2"}
    new = replace(line, **fields, **rest, by=cast["secrecy_office"])
    with behind_the_doors():
        assert CatalogueLine.objects.get(pk=line.pk).until == new.since
    with pytest.raises(Refused, match="已经停用"):
        end_line(line, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="不办理此事项"):
        end_line(new, by=cast["keeper"])


def test_a_line_with_an_impossible_period_is_refused(
    cast: Any, level: Any, unit: Any, line: Any
) -> None:
    fields = {"item": "某类事项", "circles": [unit], "unit": "业务一处", "basis": "3.2"}
    for period, why in (("12个月", "以年计"), ("21年", "不超过 20 年")):
        with pytest.raises(Refused, match=why):
            replace(
                line,
                **fields,
                level=level("state", "confidential"),
                period=period,
                by=cast["secrecy_office"],
            )


@pytest.mark.clause("CLS-01")
def test_a_proposal_that_follows_its_line_needs_no_reason(
    proposed: Any, behind_the_doors: Any
) -> None:
    item = proposed(deviation="多写的理由")
    with behind_the_doors():
        assert Item.objects.get(pk=item.pk).deviation == ""


@pytest.mark.clause("CLS-01", shows="refused")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"line": None}, "没有对应的条目"),
        ({"period": "5年"}, "保密期限与目录不同"),
        ({"level": ("state", "secret")}, "密级与目录不同"),
        ({"circles": "办公室"}, "知悉范围超出目录"),
    ],
)
def test_departing_from_it_needs_a_reason(
    change: dict[str, Any], why: str, proposed: Any, level: Any
) -> None:
    if "level" in change:
        change = {"level": level(*change["level"])}
    if "circles" in change:
        change = {"circles": [Circle.objects.get(name=change["circles"])]}
    with pytest.raises(Refused, match=why):
        proposed(**change)


@pytest.mark.clause("CLS-01", shows="refused")
def test_with_a_reason_somebody_higher_must_agree_before_the_review(
    proposed: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = proposed(period="5年", deviation="内容时效短")
    with behind_the_doors():
        assert (owed(cast["classifier"]), owed(cast["secrecy_office"])) == (
            [],
            ["报请同意偏离目录"],
        )
    with pytest.raises(Refused, match="还没有保密委员会或上级的同意"):
        review(item, words="", by=cast["classifier"], proofs=signs())
    fields = {"body": "committee", "reference": "青保委纪〔2026〕4号"}
    with pytest.raises(Refused, match="不办理此事项"):
        allow_deviation(item, **fields, by=cast["classifier"], proofs=signs())
    allow_deviation(item, **fields, by=cast["secrecy_office"], proofs=signs())
    with pytest.raises(Refused, match="没有待同意的偏离"):
        allow_deviation(item, **fields, by=cast["secrecy_office"], proofs=signs())
    with behind_the_doors():
        assert owed(cast["classifier"]) == ["审核定密"]
    review(item, words="", by=cast["classifier"], proofs=signs())
    with behind_the_doors():
        assert Item.objects.get(pk=item.pk).allowed == "保密委员会 青保委纪〔2026〕4号"


@pytest.mark.clause("CLS-01", shows="refused")
def test_a_line_that_has_ended_is_not_picked(proposed: Any, line: Any, cast: Any) -> None:
    end_line(line, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经停用"):
        proposed()


@pytest.mark.clause("CLS-01", shows="refused")
@pytest.mark.parametrize("forgotten", list(NEVER_SECRET))
def test_what_may_never_be_a_state_secret_is_ruled_out_point_by_point(
    forgotten: str, proposed: Any
) -> None:
    with pytest.raises(Refused, match="没有核对"):
        proposed(checked=[code for code in NEVER_SECRET if code != forgotten])


@pytest.mark.clause("CLS-11", shows="refused")
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"trained_until": -1}, "培训没有完成或者已经过期"),
        ({"trained_on": 1}, "培训没有完成或者已经过期"),
        ({"of": ("state", "top")}, "没有绝密的涉密资格"),
        ({"person": "reader"}, "还没有“定密责任人”角色"),
        ({"person": "secrecy_office"}, "不得任命自己"),
    ],
)
def test_only_the_trained_and_cleared_are_appointed(
    changes: dict[str, Any], why: str, appointed: Any
) -> None:
    for name in ("trained_on", "trained_until"):
        if name in changes:
            changes = {name: today() + timedelta(days=changes[name])}
    with pytest.raises(Refused, match=why):
        appointed(**changes)


@pytest.mark.clause("CLS-11", shows="refused")
def test_appointed_once_in_a_scheme_by_the_secrecy_office(appointed: Any, cast: Any) -> None:
    officer = appointed()
    with pytest.raises(Refused, match="已是国家秘密的定密责任人"):
        appointed()
    with pytest.raises(Refused, match="不办理此事项"):
        appoint_officer(
            person=cast["classifier"],
            kind="statutory",
            level=officer.level,
            basis="",
            certificate="",
            trained_on=today(),
            trained_until=today(),
            by=cast["keeper"],
        )


@pytest.mark.clause("CLS-16", shows="shown")
@pytest.mark.clause("CLS-16", shows="refused")
def test_members_are_named_and_leave(cast: Any, client_of: Any) -> None:
    member = name_member(person=cast["reader"], duty="组长", by=cast["secrecy_office"])
    page = client_of("leader").get("/registers/classification.member/").content.decode()
    assert "李思远" in page
    with pytest.raises(Refused, match="已在定密工作小组"):
        name_member(person=cast["reader"], duty="", by=cast["secrecy_office"])
    end_member(member, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经停用"):
        end_member(member, by=cast["secrecy_office"])


@pytest.mark.clause("CLS-16", shows="hidden")
def test_who_does_not_decide_does_not_see_who_does(
    appointed: Any, cast: Any, client_of: Any
) -> None:
    officer = appointed()
    member = name_member(person=cast["reader"], duty="", by=cast["secrecy_office"])
    for address in (
        "/registers/classification.officer/",
        "/registers/classification.member/",
        officer.get_absolute_url(),
        member.get_absolute_url(),
    ):
        assert client_of("leader").get(address).status_code == 200
        assert client_of("stranger").get(address).status_code == 403


def test_an_officer_who_lost_the_role_opens_nothing(
    cast: Any, proposed: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = proposed()
    with behind_the_doors():
        [role] = Appointment.objects.filter(person=cast["classifier"], role_code="classifier")
    dismiss(role, by=cast["security"])
    with pytest.raises(Refused, match="不办理此事项"):
        review(item, words="", by=cast["classifier"], proofs=signs())


def test_a_longer_catalogue_is_printed_with_no_more_queries(
    line: Any, cast: Any, level: Any, unit: Any, client_of: Any
) -> None:
    def queries() -> int:
        client, read = client_of("secrecy_office"), CaptureQueriesContext(connections[READ])
        with read, CaptureQueriesContext(connections[act_alias()]) as acted:
            client.get("/papers/classification.catalogue/")
        return len(read) + len(acted)

    before = queries()
    for number in range(3):
        enter(
            item=f"事项{number}",
            level=level("state", "confidential"),
            period="10年",
            circles=[unit],
            unit="业务一处",
            basis="3.1",
            by=cast["secrecy_office"],
        )
    assert queries() == before
