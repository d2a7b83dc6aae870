"""Five things are determined together, and none of them may be missing or impossible (CLS-03)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiyao.domains.classification.models import Item, ItemContent
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.settings import LONGEST_YEARS
from jiyao.domains.classification.tests.conftest import today
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose


@pytest.mark.clause("CLS-03")
@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"period": " "}, "保密期限"),
        ({"circles": []}, "知悉范围"),
        ({"copies": 0}, "印数"),
        ({"first_copy": 0}, "份号"),
    ],
)
def test_none_of_the_five_may_be_missing(
    change: Any, missing: str, proposed: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match=f"没有确定：{missing}"):
        proposed(**change)
    [entry] = new_entries("classification.item.proposed")
    assert (entry["outcome"], "CLS-03" in entry["clauses"]) == ("refused", True)


@pytest.mark.clause("CLS-03", shows="shown")
def test_all_five_are_on_the_page_and_on_the_approval_form(signed: Any, client_of: Any) -> None:
    item = signed()
    client = client_of("reader")
    page = client.get(item.get_absolute_url()).content.decode()
    pdf = client.get(f"/papers/classification.approval/{item.public_id}/").content
    form = words_of(pdf)
    for words in ("机密★10年", "业务一处", "001–005", "示例保密事项范围", "七号件"):
        assert words in page
        assert words.replace(" ", "") in form
    for words in ("定密审批表", "李思远", "吴定山", "王立言", "√不是工作秘密", "领导审签"):
        assert words in form


@pytest.mark.clause("CLS-03", "CLS-01", shows="hidden")
def test_a_stranger_finds_neither_page_nor_form(signed: Any, client_of: Any) -> None:
    item = signed()
    for address in (
        item.get_absolute_url(),
        f"/papers/classification.approval/{item.public_id}/",
    ):
        assert client_of("stranger").get(address).status_code == 404
    register = client_of("stranger").get("/registers/classification.item/").content.decode()
    assert str(item.number) not in register


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"period": "21年"}, "机密的保密期限不超过 20 年"),
        ({"period": "2019年1月1日"}, "已经届满"),
        ({"period": "2026年2月30日"}, "没有 2026年2月30日"),
        ({"period": "3年", "starts": -2000}, "已经届满"),
        ({"period": "长期"}, "须有保密事项范围的明文依据"),
    ],
)
def test_an_impossible_period_is_refused(change: Any, why: str, proposed: Any) -> None:
    if "starts" in change:
        change = {**change, "starts": today() + timedelta(days=change["starts"])}
    with pytest.raises(Refused, match=why):
        proposed(**change)


def test_the_longest_period_of_what_is_no_state_secret_is_the_organisations_to_set(
    work_secret: Any, cast: Any, signs: Any
) -> None:
    nine_years = {"draft": replace(work_secret, period="9年"), "by": cast["reader"]}
    assert propose(**nine_years, proofs=signs()).ends_on
    choose(LONGEST_YEARS, 8)
    with pytest.raises(Refused, match="内部的保密期限不超过 8 年"):
        propose(**nine_years, proofs=signs())


def test_the_longest_period_of_a_level_that_ships_with_one_is_set_for_that_level(
    proposed: Any, level: Any
) -> None:
    choose(LONGEST_YEARS, 8)
    assert proposed().period == "10年"
    choose(LONGEST_YEARS, 9, level("state", "confidential"))
    with pytest.raises(Refused, match="机密的保密期限不超过 9 年"):
        proposed()


@pytest.mark.parametrize(
    ("period", "extra"), [("长期", {"long_basis": "范围第 3 条"}), ("会议结束时", {})]
)
def test_a_period_without_a_day_never_ends_by_itself(
    period: str, extra: Any, proposed: Any, behind_the_doors: Any
) -> None:
    item = proposed(period=period, deviation="范围另有规定", **extra)
    with behind_the_doors():
        assert Item.objects.get(pk=item.pk).ends_on is None
        assert str(item.marking) == f"机密★{period}"


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_only_a_code_title_is_kept(proposed: Any, behind_the_doors: Any) -> None:
    with pytest.raises(Refused, match="高于本系统的处理上限"):
        proposed(title="真实名称")
    with pytest.raises(Refused, match="都没有填"):
        proposed(code_title="")
    proposed()
    with behind_the_doors():
        assert not ItemContent.objects.exists()


def test_one_drafts_only_up_to_the_own_clearance(
    draft: Any, appointed: Any, cast: Any, signs: Any
) -> None:
    appointed()
    with pytest.raises(Refused, match="没有机密的涉密资格"):
        propose(draft=draft, by=cast["junior"], proofs=signs())
    with pytest.raises(Refused, match="何远 没有机密"):
        propose(draft=replace(draft, officer=cast["stranger"]), by=cast["reader"], proofs=signs())


FORM = {
    "kind": "original",
    "code_title": "七号件",
    "period_kind": "length",
    "period_number": "10",
    "period_unit": "年",
    "copies": "5",
    "first_copy": "1",
    "basis": "示例 3.1",
    "checked": ["work", "trade", "privacy", "public_needed", "published", "must_publish"],
    "by_pin": "482915",
}


@pytest.fixture
def filled(draft: Any, appointed: Any) -> dict[str, Any]:
    appointed()
    return {
        **FORM,
        "level": draft.level.pk,
        "bodies": [circle.pk for circle in draft.circles],
        "line": draft.line.pk,
        "officer": draft.officer.pk,
        "leader": draft.leader.pk,
        "starts": today().isoformat(),
    }


def test_a_first_day_at_the_end_of_all_days_is_refused_in_words(
    filled: Any, client_of: Any
) -> None:
    last = {"starts": "9999-12-31", "period_number": "30", "period_unit": "天", "deviation": "急"}
    answer = client_of("reader").post("/act/classification.item.proposed/", {**filled, **last})
    assert answer.status_code == 200
    assert "日期须在 1900 年至 2099 年之间" in answer.content.decode()


def form_of(client: Any) -> Any:
    return client.get("/act/classification.item.proposed/").context["form"]


@pytest.mark.clause("CLS-02")
def test_who_reviews_is_chosen_among_others_who_have_the_power(
    filled: Any, client_of: Any, cast: Any
) -> None:
    officers = form_of(client_of("reader")).fields["officer"]
    assert [str(label) for _key, label in officers.choices][1:] == [
        f"{cast['classifier']}（最高机密）"
    ]
    own = form_of(client_of("classifier"))
    assert list(own.fields["officer"].queryset) == []
    assert "承办人不能审核自己拟的事项" in str(own.fields["level"].help_text)
    assert "承办人不能审核" not in str(form_of(client_of("reader")).fields["level"].help_text)


def test_the_form_leads_to_the_item(filled: Any, client_of: Any) -> None:
    answer = client_of("reader").post("/act/classification.item.proposed/", filled)
    assert answer.status_code == 302
    assert "机密★10年" in client_of("reader").get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"period_number": ""}, "period_number"),
        ({"period_number": "0"}, "period_number"),
        ({"period_number": "12", "period_unit": "个月"}, "period_number"),
        ({"period_kind": "day", "period_day": ""}, "period_day"),
        ({"period_kind": "day", "period_day": "2027-02-30"}, "period_day"),
        ({"period_kind": "condition", "period_condition": ""}, "period_condition"),
        ({"period_kind": "condition", "period_condition": "10年"}, "period_condition"),
        ({"period_kind": "odd"}, "period_kind"),
        ({"bodies": []}, "bodies"),
        ({"copies": "-1"}, "copies"),
        ({"level": "999999999999999999999"}, "level"),
        ({"starts": "x"}, "starts"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    change: Any, field: str, filled: Any, client_of: Any
) -> None:
    answer = client_of("reader").post("/act/classification.item.proposed/", {**filled, **change})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert list(Item.objects.all()) == []


def test_a_code_title_that_reads_like_a_real_one_is_asked_about(
    filled: Any, client_of: Any
) -> None:
    client, address = client_of("reader"), "/act/classification.item.proposed/"
    telling = {**filled, "code_title": "关于甲县换届的方案"}
    page = client.post(address, telling)
    assert set(page.context["form"].errors) == {"code_title"}
    assert 'type="checkbox" name="tells_nothing"' in page.content.decode()
    assert client.post(address, {**telling, "tells_nothing": "on"}).status_code == 302
