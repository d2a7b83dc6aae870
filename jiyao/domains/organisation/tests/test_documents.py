"""Regime documents in versions, read by all concerned; rules from outside (ORG-10, ORG-22)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation import yearly
from jiyao.domains.organisation.duties import COMPARE, READ_REGIME, REVIEW
from jiyao.domains.organisation.models import Citation, OuterRule, RegimeDocument, RegimeVersion
from jiyao.domains.organisation.procedures.documents import (
    add_document,
    amend_version,
    approve_version,
    check_version,
    display_version,
    draft_version,
    review_document,
)
from jiyao.domains.organisation.procedures.outer_rules import cite, compare, enter_rule, supersede
from jiyao.domains.organisation.procedures.reading import confirm
from jiyao.domains.organisation.settings import REVIEW_NOTICE_DAYS
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose

REVIEWS = Job("organisation.review.demanded", "", yearly.to_demand_review, yearly.demand_review)
GIVING = Job("organisation.version.given", "", yearly.to_give_versions, yearly.give_version)
YEAR = timedelta(days=365)


@pytest.fixture
def document(cast: Any) -> RegimeDocument:
    fields = {"rank": "basic", "number": "保制1", "title": "保密工作规定"}
    return add_document(**fields, by=cast["secrecy_office"])


@pytest.fixture
def drafted(document: RegimeDocument, cast: Any, signs: Any) -> Any:
    """Draft a version that takes effect after so many days, for one unit."""

    def draft(after: int = 0, **changes: Any) -> RegimeVersion:
        today = timezone.localdate()
        fields: dict[str, Any] = {
            "text": "第一条 例文",
            "issued_on": today,
            "effective_on": today + timedelta(days=after),
            "review_on": today + YEAR,
            "interpreter": "保密办",
            "later_prevails": True,
            "circles": [Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处")],
            **changes,
        }
        return draft_version(document, **fields, by=cast["secrecy_office"], proofs=signs())

    return draft


@pytest.fixture
def in_force(drafted: Any, cast: Any, signs: Any) -> Any:
    """Let a version be drafted, checked and approved."""

    def make(after: int = 0) -> RegimeVersion:
        version = drafted(after)
        check_version(version, by=cast["office_head"], proofs=signs())
        return approve_version(version, by=cast["leader"], proofs=signs())

    return make


@pytest.mark.clause("ORG-10", shows="shown")
def test_the_version_in_force_on_any_day_is_shown(
    document: RegimeDocument, in_force: Any, client_of: Any
) -> None:
    in_force()
    in_force(after=10)
    page, today = client_of("stranger"), timezone.localdate()

    def on(day: Any) -> str:
        answer = page.get(document.get_absolute_url(), {"on": str(day)})
        return str(answer.context["now_facts"][0].value)

    assert on(today) == "保密工作规定（第 1 版）"
    assert on(today + timedelta(days=9)) == "保密工作规定（第 1 版）"
    assert on(today + timedelta(days=10)) == "保密工作规定（第 2 版）"
    assert on(today - timedelta(days=1)) == "没有"
    wrong = page.get(document.get_absolute_url(), {"on": "2018-02-29"})
    assert "没有“2018-02-29”这一天" in wrong.content.decode()


@pytest.mark.clause("ORG-10")
def test_three_people_sign_and_the_days_are_in_order(
    drafted: Any, document: RegimeDocument, cast: Any, signs: Any
) -> None:
    today = timezone.localdate()
    with pytest.raises(Refused, match="日期先后不对"):
        drafted(review_on=today)
    version = drafted()
    with pytest.raises(Refused, match="还没有批准"):
        drafted(after=5)
    with pytest.raises(Refused, match="还没有审核"):
        approve_version(version, by=cast["leader"], proofs=signs())
    check_version(version, by=cast["office_head"], proofs=signs())
    fields = {"text": "改", "issued_on": today, "effective_on": today, "review_on": today + YEAR}
    amend_version(version, **fields, by=cast["secrecy_office"], proofs=signs())
    with pytest.raises(Refused, match="还没有审核"):
        approve_version(version, by=cast["leader"], proofs=signs())
    check_version(version, by=cast["office_head"], proofs=signs())
    approved = approve_version(version, by=cast["leader"], proofs=signs())
    assert (approved.drafted_by, approved.checked_by, approved.approved_by) == (
        cast["secrecy_office"],
        cast["office_head"],
        cast["leader"],
    )
    with pytest.raises(Refused, match="已批准"):
        amend_version(version, **fields, by=cast["secrecy_office"], proofs=signs())


@pytest.mark.clause("ORG-10")
def test_a_day_that_does_not_exist_is_refused_at_the_field(
    document: RegimeDocument, client_of: Any
) -> None:
    page = reverse("act", args=["organisation.version.drafted", document.public_id])
    answer = client_of("secrecy_office").post(page, {"effective_on": "2018-02-29"})
    (said,) = answer.context["form"].errors["effective_on"]
    assert said in answer.content.decode()
    assert "日期" in said


@pytest.mark.clause("ORG-10", shows="hidden")
def test_everybody_concerned_is_asked_to_read_and_only_the_offices_see_who_has(
    in_force: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    version = in_force()
    with behind_the_doors():
        owed = list(Duty.objects.pending().filter(kind_code=READ_REGIME).select_related("owner"))
        receipt = next(d.subject() for d in owed if d.owner == cast["reader"])
    assert {duty.owner for duty in owed} == {cast["reader"], cast["classifier"]}
    confirm(receipt, by=cast["reader"], proofs=signs())
    display_version(
        version, place="一楼公告栏", displayed_on=timezone.localdate(), by=cast["secrecy_office"]
    )
    seen = client_of("secrecy_office").get(version.get_absolute_url()).content.decode()
    assert "未读 1 人" in seen
    assert "一楼公告栏" in seen
    assert "阅知情况" not in client_of("stranger").get(version.get_absolute_url()).content.decode()
    assert client_of("stranger").get(receipt.get_absolute_url()).status_code == 404


@pytest.mark.clause("ORG-10")
def test_who_comes_into_the_unit_later_is_given_the_version_in_force(
    in_force: Any, cast: Any, behind_the_doors: Any
) -> None:
    in_force()
    assert run(GIVING, timezone.now()) == 0
    with system_scope("tests.person.moved"):
        cast["stranger"].unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处")
        cast["stranger"].save()
    assert run(GIVING, timezone.now()) == 1
    with behind_the_doors():
        owed = Duty.objects.pending().filter(kind_code=READ_REGIME)
        assert cast["stranger"].pk in owed.values_list("owner", flat=True)


@pytest.mark.clause("ORG-10", shows="in-time")
def test_before_the_day_of_review_the_office_owes_it_and_settles_it(
    in_force: Any, document: RegimeDocument, cast: Any, behind_the_doors: Any
) -> None:
    choose(REVIEW_NOTICE_DAYS, 5)
    version, now = in_force(), timezone.now()
    assert run(REVIEWS, now + YEAR - timedelta(days=6)) == 0
    assert run(REVIEWS, now + YEAR - timedelta(days=5)) == 1
    assert run(REVIEWS, now + YEAR) == 0
    with behind_the_doors():
        duty = Duty.objects.pending().get(kind_code=REVIEW)
    assert timezone.localdate(duty.due_at) == version.review_on
    next_on = timezone.localdate() + 2 * YEAR
    review_document(document, finding="继续有效", next_on=next_on, by=cast["secrecy_office"])
    with behind_the_doors():
        assert Duty.objects.get(pk=duty.pk).closed_at
    assert run(REVIEWS, now + YEAR) == 0


@pytest.mark.clause("ORG-10", shows="overdue")
def test_a_review_left_undone_is_late(in_force: Any, behind_the_doors: Any) -> None:
    in_force()
    run(REVIEWS, timezone.now() + YEAR)
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now() + YEAR + timedelta(days=1))
        assert late.filter(kind_code=REVIEW).exists()


@pytest.fixture
def outer(document: RegimeDocument, cast: Any) -> OuterRule:
    """A law that the document rests on; entering it asks to compare the document."""
    return enter_rule(
        title="刑法",
        agency="全国人大",
        number="1979",
        force="法律",
        published_on=date(1979, 7, 6),
        effective_on=date(1980, 1, 1),
        interpreter="",
        documents=[document],
        by=cast["secrecy_office"],
    )


@pytest.mark.clause("ORG-22", shows="in-time")
def test_entering_or_superseding_a_rule_opens_the_comparing_of_what_rests_on_it(
    outer: OuterRule, document: RegimeDocument, cast: Any, behind_the_doors: Any
) -> None:
    office = cast["secrecy_office"]
    owed = Duty.objects.pending().filter(kind_code=COMPARE, subject_ref=document.public_id)
    with behind_the_doors():
        assert [duty.owner for duty in owed.all()] == [office]
    compare(document, finding="不必修订", corrected=[], by=office)
    with behind_the_doors():
        assert not owed.exists()
    with pytest.raises(Refused, match="没有待对照"):
        compare(document, finding="再来", corrected=[], by=office)
    fields: dict[str, Any] = {"articles": "", "successor": None}
    supersede(outer, superseded_on=timezone.localdate(), **fields, by=office)
    with behind_the_doors():
        assert owed.count() == 1
    with pytest.raises(Refused, match="已登记失效"):
        supersede(outer, superseded_on=timezone.localdate(), **fields, by=office)


@pytest.mark.clause("ORG-22", shows="shown")
def test_a_citation_of_an_article_that_no_longer_counts_is_flagged_until_it_is_mended(
    outer: OuterRule, document: RegimeDocument, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    office, old = cast["secrecy_office"], "第一百八十六条"
    cite(document, outer=outer, article=old, by=office)
    day = timezone.localdate() - timedelta(days=1)
    supersede(outer, superseded_on=day, articles=f"第五条、{old}", successor=None, by=office)
    page = client_of("reader").get(document.get_absolute_url()).content.decode()
    assert page.count("已失效") == 1
    with pytest.raises(Refused, match="不得引用"):
        cite(document, outer=outer, article="第五条", by=office)
    with pytest.raises(Refused, match=f"仍引用失效条文：《刑法》{old}"):
        compare(document, finding="已看", corrected=[], by=office)
    with behind_the_doors():
        mended = list(Citation.objects.filter(article=old))
    compare(document, finding="已改引第三百九十八条", corrected=mended, by=office)
    page = client_of("reader").get(document.get_absolute_url()).content.decode()
    assert "已失效" not in page


@pytest.mark.clause("ORG-22", shows="overdue")
def test_a_comparing_left_undone_is_late(outer: OuterRule, behind_the_doors: Any) -> None:
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now() + timedelta(days=40))
        assert late.filter(kind_code=COMPARE).exists()


@pytest.mark.clause("ORG-22", shows="hidden")
def test_who_is_not_signed_in_sees_no_rule_and_only_the_office_changes_the_library(
    outer: OuterRule, cast: Any, client: Any
) -> None:
    assert client.get(outer.get_absolute_url()).status_code == 302
    with pytest.raises(Refused, match="您的角色"):
        supersede(
            outer,
            superseded_on=timezone.localdate(),
            articles="",
            successor=None,
            by=cast["stranger"],
        )
