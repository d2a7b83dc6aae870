"""The office head sets the scope and says what is to be done, before anything circulates."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Opinion
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import the_room

TITLE = "关于自查的通知"


@pytest.fixture
def decide(cast: Any) -> Any:
    """Let a member of the cast set the scope, with the opinion that it be read."""

    def over(document: Any, *circles: str, by: str = "office_head", words: str = "") -> Any:
        found = list(Circle.objects.filter(name__in=circles))
        fields = {"circles": found, "opinion": Opinion.Kind.READ, "words": words}
        return determine(document, by=cast[by], **fields)

    return over


@pytest.mark.clause("CIR-16")
@pytest.mark.clause("CIR-05", shows="refused")
def test_scope_and_opinion_are_given_once_by_the_office_head(
    received: Any, decide: Any, behind_the_doors: Any
) -> None:
    document = received(circles=())
    with pytest.raises(Refused, match="不办理此事项"):
        decide(document, "业务一处", by="keeper")
    decide(document, "业务一处", words="请业务一处阅")
    with behind_the_doors():
        assert Opinion.objects.get(document=document).words == "请业务一处阅"
    with pytest.raises(Refused, match="已经确定"):
        decide(document, "业务一处")


@pytest.mark.clause("CIR-16", shows="refused")
def test_without_an_opinion_nothing_circulates(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    document = received(circles=())
    with behind_the_doors():
        copy = Copy.objects.filter(document=document).first()
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    with pytest.raises(Refused, match="没有提出拟办意见"):
        send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    [entry] = [e for e in new_entries("carriers.copy.sent") if e["outcome"] == "refused"]
    assert "CIR-16" in entry["clauses"]


@pytest.mark.clause("CIR-10", shows="refused")
def test_top_secret_goes_to_named_people_never_to_a_whole_unit(received: Any, decide: Any) -> None:
    document = received("state", "top", circles=())
    with pytest.raises(Refused, match="只限指定人员") as refused:
        decide(document, "业务一处", "单位领导")
    assert "业务一处" in str(refused.value.refusals[0].reason)
    decide(document, "单位领导")


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_no_words_are_kept(received: Any, decide: Any) -> None:
    document = received("state", "secret", circles=())
    with pytest.raises(Refused, match="文字意见"):
        decide(document, "业务一处", words="内容很具体")


def test_a_post_is_chosen_with_its_unit(registered: Any, client_of: Any) -> None:
    ref = registered().public_id
    page = client_of("office_head").get(f"/act/carriers.scope.determined/{ref}/")
    groups = dict(page.context["form"].fields["bodies"].choices)
    assert list(groups) == ["部门", "岗位", "全体人员"]
    assert "业务二处 科员" in [str(label) for _key, label in groups["岗位"]]


def test_whom_the_level_is_not_for_is_no_choice_and_the_uncleared_are_named_as_such(
    received: Any, client_of: Any, cast: Any
) -> None:
    ref = received("state", "top", circles=()).public_id
    form = client_of("office_head").get(f"/act/carriers.scope.determined/{ref}/").context["form"]
    kinds = {circle.kind_of for circle in form.fields["bodies"].queryset}
    assert kinds == {"post"}
    said = [str(label) for _key, label in form.fields["persons"].choices]
    assert [words for words in said if cast["leader"].name in words and "等级不足" not in words]
    assert [words for words in said if cast["stranger"].name in words and "等级不足" in words]


def test_who_in_a_body_is_not_cleared_and_that_keepers_only_handle_is_said(
    received: Any, client_of: Any, cast: Any
) -> None:
    ref = received("state", "secret", circles=()).public_id
    page = client_of("office_head").get(f"/act/carriers.scope.determined/{ref}/")
    groups = dict(page.context["form"].fields["bodies"].choices)
    said = [str(label) for _key, label in groups["部门"]]
    [words] = [words for words in said if words.startswith(cast["stranger"].unit.name)]
    assert "等级不足" in words
    assert cast["stranger"].name in words
    [words] = [words for words in said if words.startswith(cast["reader"].unit.name)]
    assert cast["reader"].name not in words
    assert f"{cast['keeper']}：没有列入范围的只经手，看不到标题" in page.content.decode()


def test_who_wrote_the_title_is_ticked_and_is_not_enough(
    received: Any, client_of: Any, cast: Any
) -> None:
    ref = received(circles=()).public_id
    address = f"/act/carriers.scope.determined/{ref}/"
    head = client_of("office_head")
    form = head.get(address).context["form"]
    assert form["persons"].value() == [form.registrar.pk]
    assert form.registrar.name.startswith(cast["keeper"].name)
    alone = {"persons": [form.registrar.pk], "opinion": "read"}
    assert "只列了登记" in head.post(address, alone).context["form"].errors["bodies"][0]
    assert head.post(address, {**alone, "opinion": "file"}).status_code == 302
    found = client_of("keeper").get("/registers/carriers.document/?q=" + TITLE).content.decode()
    assert TITLE in found


def test_above_the_ceiling_no_title_was_written_and_nobody_is_ticked(
    received: Any, client_of: Any
) -> None:
    ref = received("state", "top", circles=()).public_id
    form = client_of("office_head").get(f"/act/carriers.scope.determined/{ref}/").context["form"]
    assert form["persons"].value() is None


def test_one_after_the_other_is_decided_from_the_board(received: Any, client_of: Any) -> None:
    refs = [received(circles=()).public_id for _turn in range(2)]
    head = client_of("office_head")
    for left, ref in ((1, refs[0]), (0, refs[1])):
        [button] = [url for url in offered(head) if str(ref) in url]
        chosen = head.get(button).context["form"].fields["bodies"].queryset[0].pk
        told = head.post(button, {"bodies": [chosen], "opinion": "read"}, follow=True)
        assert told.redirect_chain == [("/", 302)]
        assert len(offered(head)) == left


def offered(client: Any) -> list[str]:
    """Return where the board's buttons for deciding a scope lead."""
    cards = client.get("/").context["cards"]
    buttons = [choice.url for card in cards for work in card.works for choice in work.actions]
    return [url for url in buttons if "scope.determined" in url]
