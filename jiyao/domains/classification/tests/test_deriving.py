"""What is derived takes the highest level, the longest period, the strictest scope (CLS-07)."""

from dataclasses import replace
from typing import Any

import pytest

from jiyao.domains.classification.models import Item
from jiyao.domains.classification.models.catalogue import own_circles
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.procedures.proposing import enter_outside, propose, revise
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved


@pytest.fixture
def origins(signed: Any) -> list[Item]:
    """An item in force: confidential for ten years, for one unit."""
    return [signed()]


@pytest.fixture
def derived(draft: Any, origins: list[Item], cast: Any, signs: Any) -> Any:
    """Have the reader propose what is derived from the origins, changed as asked."""

    def begin(**changes: Any) -> Item:
        taken_over = replace(draft, kind="derived", case="compiled", sources=origins, line=None)
        return propose(draft=replace(taken_over, **changes), by=cast["reader"], proofs=signs())

    return begin


@pytest.mark.clause("CLS-07")
def test_what_is_as_strict_as_its_sources_needs_no_catalogue(
    derived: Any, origins: list[Item], client_of: Any
) -> None:
    item = derived()
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    assert str(origins[0].number) in page
    assert "派生定密：概括、汇编或细化源事项" in page


@pytest.mark.clause("CLS-07", shows="refused")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"level": ("state", "secret")}, "密级低于 定机.*的机密"),
        ({"level": ("work", "internal"), "officer": None}, "密级低于 定机.*的机密"),
        ({"period": "9年"}, "期限短于 定机.*的 10年"),
        ({"period": "会议结束时"}, "期限短于"),
        ({"circles": "办公室"}, "知悉范围宽于"),
        ({"sources": []}, "没有写源事项"),
        ({"case": ""}, "没有写派生情形"),
    ],
)
def test_what_is_laxer_is_refused_with_the_way_out(
    change: dict[str, Any], why: str, derived: Any, level: Any
) -> None:
    if "level" in change:
        change = {**change, "level": level(*change["level"])}
    if "circles" in change:
        change = {"circles": [Circle.objects.get(name=change["circles"])]}
    with pytest.raises(Refused, match=why) as refused:
        derived(**change)
    instead = {str(each.instead) for each in refused.value.refusals}
    assert any("原始定密" in way or "派生情形" in way for way in instead)


def test_a_source_that_a_revision_does_not_name_is_its_source_no_more(
    derived: Any,
    origins: list[Item],
    signed: Any,
    draft: Any,
    cast: Any,
    signs: Any,
    client_of: Any,
) -> None:
    other = signed(code_title="八号件")
    item = derived(sources=[*origins, other])
    changed = replace(draft, kind="derived", case="compiled", sources=[other], line=None)
    revise(item, draft=changed, by=cast["reader"], proofs=signs())
    pages = {each: client_of("reader").get(each.get_absolute_url()) for each in (item, *origins)}
    assert pages[item].context["sources"] == [other]
    assert pages[origins[0]].context["derived"] == []
    revise(item, draft=replace(changed, sources=origins), by=cast["reader"], proofs=signs())
    assert client_of("reader").get(item.get_absolute_url()).context["sources"] == origins


@pytest.mark.clause("CLS-07", shows="refused")
def test_of_several_sources_the_strictest_counts(
    derived: Any, origins: list[Item], draft: Any, cast: Any
) -> None:
    fields = {"officer": None, "leader": None, "line": None, "period": "15年"}
    outside = enter_outside(draft=replace(draft, **fields), by=cast["keeper"])
    both = [*origins, outside]
    with pytest.raises(Refused, match=r"期限短于 定机.*0002号 的 15年"):
        derived(sources=both)
    assert str(derived(sources=both, period="20年").marking) == "机密★20年"


@pytest.mark.clause("CLS-07", shows="refused")
@pytest.mark.clause("CLS-01", shows="refused")
def test_lower_than_its_sources_only_as_a_decision_of_its_own_with_a_reason(
    derived: Any, line: Any, behind_the_doors: Any
) -> None:
    lower = {"kind": "original", "case": "", "line": line, "period": "9年"}
    with pytest.raises(Refused, match="低于源事项、保密期限与目录不同"):
        derived(**lower)
    with pytest.raises(Refused, match="不得低于源事项"):
        derived(period="9年")
    item = derived(**lower, deviation="摘录部分不再敏感")
    with behind_the_doors():
        assert Item.objects.get(pk=item.pk).waits_for_consent


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_source_that_one_may_not_read_is_not_taken_over(
    draft: Any, origins: list[Item], cast: Any, signs: Any
) -> None:
    taken_over = replace(draft, kind="derived", case="same", sources=origins, line=None)
    with pytest.raises(Refused, match="源事项不在您的知悉范围"):
        propose(draft=taken_over, by=cast["keeper"], proofs=signs())


def test_what_is_declassified_gives_nothing_on(
    derived: Any, origins: list[Item], cast: Any, signs: Any
) -> None:
    who = {"by": cast["classifier"], "approver": cast["leader"], "proofs": signs()}
    approved(release, origins[0], **who, ground="early")
    with pytest.raises(Refused, match="源事项不在期"):
        derived()


@pytest.mark.clause("CLS-07", "CLS-17")
@pytest.mark.clause("CLS-17", shows="refused")
def test_what_others_decided_is_entered_followed_and_not_changed_here(
    draft: Any, cast: Any, signs: Any, appointed: Any
) -> None:
    appointed()
    fields = {"officer": None, "leader": None, "line": None, "period": "15年", "checked": []}
    outside = enter_outside(draft=replace(draft, **fields), by=cast["keeper"])
    assert (outside.kind_of, str(outside.marking)) == ("outside", "机密★15年")
    taken_over = replace(draft, kind="derived", case="told", sources=[outside], line=None)
    with pytest.raises(Refused, match=r"期限短于 定机.*的 15年"):
        propose(draft=taken_over, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="来自原定密单位"):
        ask(release, outside, by=cast["classifier"], asked_for="", ground="early")


@pytest.mark.clause("CLS-07")
@pytest.mark.parametrize(
    ("changes", "heeded"),
    [
        ({}, ""),
        ({"period": "20年"}, "解密晚于 {0}"),
        ({"period": "会议结束时"}, "解密条件与 {0} 不同"),
        ({"level": ("state", "secret"), "period": "9年"}, "密级低于 {0} 的机密；解密早于 {0}"),
    ],
)
def test_who_decides_sees_the_sources_and_in_which_direction_they_differ(
    changes: dict[str, Any],
    heeded: str,
    derived: Any,
    origins: list[Item],
    line: Any,
    level: Any,
    client_of: Any,
) -> None:
    if "level" in changes:
        changes = {**changes, "level": level(*changes["level"])}
    own = {"kind": "original", "case": "", "line": line, "deviation": "摘录部分不再敏感"}
    item = derived(**changes, **(own if changes else {}))
    page = client_of("classifier").get(f"/act/classification.item.reviewed/{item.public_id}/")
    [origin], shown = origins, page.content.decode()
    assert f'<a href="{origin.get_absolute_url()}">{origin} {origin.code_title}</a>' in shown
    assert "机密★10年　制发日" in shown
    assert ("fact--heed" in shown) == ("注意：与源事项不同" in shown) == bool(heeded)
    assert heeded.format(origin) in shown


@pytest.mark.clause("CLS-07")
def test_a_source_out_of_reach_is_counted_and_not_named(
    derived: Any, draft: Any, client_of: Any, cast: Any
) -> None:
    narrow = {"circles": own_circles([cast["reader"].pk])}
    fields = {"officer": None, "leader": None, "line": None, **narrow}
    outside = enter_outside(draft=replace(draft, **fields), by=cast["keeper"])
    item = derived(sources=[outside], **narrow)
    page = client_of("classifier").get(f"/act/classification.item.reviewed/{item.public_id}/")
    shown = page.content.decode()
    assert "1 项不在您的知悉范围，未作比对" in shown
    assert str(outside.number) not in shown
