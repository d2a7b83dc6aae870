"""From the draft to the number: each step by another, in order, on the trail (DOC-03, DOC-23)."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse

from jiyao.domains.carriers.drafting import CONFIRMED
from jiyao.domains.carriers.models import Copy, IssueNumber, Outgoing, OutgoingText
from jiyao.domains.carriers.procedures import drafting, issuing
from jiyao.domains.carriers.procedures.printing import number, print_run
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import the_room
from tests.classified_at_hand import classified
from tests.issued_at_hand import (
    PRINTED,
    TITLE,
    a_draft,
    drafted,
    printed,
    reviewed,
    series,
    signed,
    work_secret,
)

State = Outgoing.State
WORDS = {"words": ""}


def state_of(outgoing: Any) -> str:
    return str(Outgoing._base_manager.using("act").get(pk=outgoing.pk).state)


def owed_by(person: Any, behind: Any) -> set[str]:
    with behind():
        return {duty.name for duty in Duty.objects.owed_by(person.pk)}


@pytest.mark.clause("DOC-03", "DOC-23")
def test_a_text_goes_from_hand_to_hand_until_every_copy_is_on_the_books(
    cast: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    outgoing = printed(cast, signs)
    with behind_the_doors():
        made = Outgoing.objects.get(pk=outgoing.pk)
        copies = list(Copy.objects.filter(document=made.document).order_by("number"))
        assert [str(step.what) for step in made.steps.all()] == [
            "drafted",
            "checked",
            "agreed",
            "reviewed",
            "signed",
            "numbered",
            "printed",
        ]
    assert [copy.copy_number for copy in copies] == ["001", "002", "003", "004", "005"]
    assert {copy.state for copy in copies} == {"room"}
    for verb in ("drafted", "checked", "countersigned", "reviewed", "signed", "printed"):
        [entry] = new_entries(f"carriers.outgoing.{verb}")
        assert entry["outcome"] == "done"


@pytest.mark.clause("DOC-03")
def test_each_step_is_owed_by_whose_turn_it_is(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = drafted(cast, signs)
    assert "核稿" in owed_by(cast["office_head"], behind_the_doors)
    issuing.check(outgoing, **WORDS, by=cast["office_head"], proofs=signs())
    assert "核稿" not in owed_by(cast["office_head"], behind_the_doors)
    assert "会签" in owed_by(cast["classifier"], behind_the_doors)


@pytest.mark.clause("DOC-03", "DOC-23", shows="refused")
@pytest.mark.parametrize(
    ("step", "who"),
    [("review", "secrecy_office"), ("sign", "leader"), ("countersign", "classifier")],
)
def test_no_step_is_leapt_over(
    step: str, who: str, cast: Any, signs: Any, new_entries: Any
) -> None:
    outgoing = drafted(cast, signs)
    more = {"sign": {"confirmed": list(CONFIRMED)}, "countersign": {"agrees": True}}
    with pytest.raises(Refused, match="现在是：待核稿"):
        getattr(issuing, step)(
            outgoing, **WORDS, **more.get(step, {}), by=cast[who], proofs=signs()
        )
    [entry] = new_entries(f"carriers.outgoing.{step}ed")
    assert entry["outcome"] == "refused"


@pytest.mark.clause("DOC-23", shows="refused")
def test_nothing_is_signed_or_printed_without_the_secrecy_review(cast: Any, signs: Any) -> None:
    outgoing = drafted(cast, signs, countersigners=[])
    issuing.check(outgoing, **WORDS, by=cast["office_head"], proofs=signs())
    with pytest.raises(Refused, match="现在是：待保密审查"):
        issuing.sign(outgoing, **WORDS, confirmed=[], by=cast["leader"], proofs=signs())
    with pytest.raises(Refused, match="现在是：待保密审查"):
        number(outgoing, by=cast["keeper"])
    given = {"made": 5, "proofreader": cast["reader"], "by": cast["keeper"], **PRINTED}
    with pytest.raises(Refused, match="现在是：待保密审查"):
        print_run(outgoing, proofs=signs(proofreader=cast["reader"]), **given)


@pytest.mark.clause("DOC-03", shows="refused")
def test_nobody_judges_his_own_and_the_signer_passed_no_other_step(cast: Any, signs: Any) -> None:
    item = work_secret(cast, signs)
    draft = a_draft(cast, item, countersigners=[])
    mine = drafting.draft(draft=draft, by=cast["office_head"], proofs=signs())
    with pytest.raises(Refused, match="不能核签自己"):
        issuing.check(mine, **WORDS, by=cast["office_head"], proofs=signs())
    outgoing = reviewed(cast, signs)
    appoint(cast["office_head"], role="leader", by=cast["security"])
    with pytest.raises(Refused, match="不能再签发"):
        issuing.sign(
            outgoing, **WORDS, confirmed=[*CONFIRMED], by=cast["office_head"], proofs=signs()
        )


def test_who_is_outside_the_scope_does_not_see_it_and_is_not_asked(cast: Any, signs: Any) -> None:
    outgoing = drafted(cast, signs)
    with pytest.raises(Unseen):
        issuing.countersign(outgoing, agrees=True, **WORDS, by=cast["stranger"], proofs=signs())
    with pytest.raises(Refused, match="不在此定密事项的知悉范围：何远"):
        drafted(cast, signs, countersigners=[cast["stranger"]])


@pytest.mark.clause("CLS-19")
def test_the_signer_sees_level_period_scope_and_basis_and_confirms_each(
    cast: Any, signs: Any, client_of: Any
) -> None:
    outgoing = reviewed(cast, signs)
    address = reverse("act", args=["carriers.outgoing.signed", outgoing.public_id])
    shown = client_of("leader").get(address).content.decode()
    for words in (
        "密级：内部",
        "保密期限：1年",
        "知悉范围：办公室、业务一处",
        "定密依据：内部事项目录",
    ):
        assert words in shown
    issuing.sign(outgoing, confirmed=list(CONFIRMED), **WORDS, by=cast["leader"], proofs=signs())
    assert state_of(outgoing) == State.SIGNED


def test_the_signer_sees_whom_it_is_for_and_who_passed_it(
    cast: Any, signs: Any, client_of: Any
) -> None:
    outgoing = reviewed(cast, signs)
    address = reverse("act", args=["carriers.outgoing.signed", outgoing.public_id])
    shown = client_of("leader").get(address).content.decode()
    passed = {"核稿": "office_head", "会签同意": "classifier", "保密审查通过": "secrecy_office"}
    facts = {"主送": "青岭市财政局 2 份", "抄送": "业务一处 1 份", "保密期限": "1年"}
    for title, value in (facts | {step: cast[who] for step, who in passed.items()}).items():
        assert re.search(f"<dt>{title}</dt>\\s*<dd>{value}", shown)


@pytest.mark.clause("CLS-19", shows="refused")
def test_what_is_not_confirmed_is_not_signed(cast: Any, signs: Any) -> None:
    outgoing = reviewed(cast, signs)
    given = {"confirmed": ["level", "scope", "basis"], "by": cast["leader"], "proofs": signs()}
    with pytest.raises(Refused, match="没有核对：保密期限"):
        issuing.sign(outgoing, **WORDS, **given)
    assert state_of(outgoing) == State.REVIEWED


@pytest.mark.clause("CLS-19", shows="shown")
@pytest.mark.clause("CLS-19", shows="hidden")
def test_that_the_marking_was_confirmed_stands_in_the_life_of_the_document(
    cast: Any, signs: Any, client_of: Any
) -> None:
    address = signed(cast, signs).get_absolute_url()
    assert "签发，标密核对无误" in client_of("keeper").get(address).content.decode()
    assert client_of("stranger").get(address).status_code == 404


@pytest.mark.clause("CLS-19", shows="refused")
def test_who_disagrees_returns_it_to_be_classified_and_it_comes_again_with_another_item_alone(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = reviewed(cast, signs)
    issuing.dispute(outgoing, words="期限过短", by=cast["leader"], proofs=signs())
    assert "修改文稿" in owed_by(cast["reader"], behind_the_doors)
    with behind_the_doors():
        outgoing = Outgoing.objects.for_acting().get(pk=outgoing.pk)
    again = {"by": cast["reader"], "proofs": signs()}
    with pytest.raises(Refused, match="签发人对"):
        drafting.revise(outgoing, draft=a_draft(cast, outgoing.item), **again)
    other = work_secret(cast, signs, period="3年")
    drafting.revise(outgoing, draft=a_draft(cast, other), **again)
    with behind_the_doors():
        text = OutgoingText.objects.get(outgoing=outgoing)
        assert (text.label_id, state_of(outgoing)) == (other.label_id, State.DRAFTED)


@pytest.mark.clause("CLS-19", "DOC-23", shows="refused")
def test_what_is_not_classified_yet_does_not_pass_the_review(cast: Any, signs: Any) -> None:
    item = work_secret(cast, signs, signed=False)
    outgoing = drafted(cast, signs, item=item, countersigners=[])
    issuing.check(outgoing, **WORDS, by=cast["office_head"], proofs=signs())
    with pytest.raises(Refused, match="还不能审查"):
        issuing.review(outgoing, **WORDS, by=cast["secrecy_office"], proofs=signs())


def test_who_does_not_agree_sends_it_back_and_all_are_asked_anew(cast: Any, signs: Any) -> None:
    item = work_secret(cast, signs)
    outgoing = drafted(cast, signs, item=item)
    issuing.check(outgoing, **WORDS, by=cast["office_head"], proofs=signs())
    issuing.countersign(
        outgoing, agrees=False, words="数字有误", by=cast["classifier"], proofs=signs()
    )
    assert state_of(outgoing) == State.RETURNED
    draft = a_draft(cast, item, body="改正后的正文")
    drafting.revise(outgoing, draft=draft, by=cast["reader"], proofs=signs())
    issuing.check(outgoing, **WORDS, by=cast["office_head"], proofs=signs())
    assert state_of(outgoing) == State.CHECKED
    with pytest.raises(Refused, match="现在是：待会签"):
        drafting.withdraw(outgoing, by=cast["reader"])


@pytest.mark.clause("DOC-03")
def test_numbers_given_at_the_same_moment_have_no_gap_and_no_double(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    texts = [signed(cast, signs) for _ in range(4)]

    def give(outgoing: Outgoing) -> None:
        number(outgoing, by=cast["keeper"])
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(give, texts))
    with behind_the_doors():
        assert sorted(IssueNumber.objects.values_list("place", flat=True)) == [1, 2, 3, 4]


@pytest.mark.clause("DOC-03", shows="refused")
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"made": 6}, "不能印 6 份"),
        ({"made": 2}, "不能印 2 份"),
        ({"destroyed": 0}, "废页"),
        ({"proofreader": "keeper"}, "不能是同一人"),
        ({"proofreader": "stranger"}, "何远 不在此稿的知悉范围"),
    ],
)
def test_the_run_is_as_determined_its_proof_read_its_waste_destroyed(
    changes: Any, why: str, cast: Any, signs: Any
) -> None:
    outgoing = number(signed(cast, signs), by=cast["keeper"])
    who = cast[changes.pop("proofreader", "reader")]
    fields = {**PRINTED, "place": the_room(), "made": 5, "proofreader": who, **changes}
    with pytest.raises(Refused, match=why):
        print_run(outgoing, by=cast["keeper"], proofs=signs(proofreader=who), **fields)


def test_the_proof_is_given_to_its_readers_alone(cast: Any, signs: Any, client_of: Any) -> None:
    outgoing = number(signed(cast, signs), by=cast["keeper"])
    address = reverse("act", args=["carriers.outgoing.printed", outgoing.public_id])
    offered = client_of("keeper").get(address).content.decode()
    assert [who in offered for who in ("赵文博", "何远")] == [True, False]


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_no_word_of_the_text_is_kept(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = classified(cast, signs, behind_the_doors)["item"]
    secret = {"series": series(cast, "青办密", secret=True), "countersigners": []}
    with pytest.raises(Refused, match="不得录入标题和正文"):
        drafted(cast, signs, item=item, **secret)
    words = {"title": "", "body": "", "enclosures": "", "code_title": "七号件"}
    outgoing = drafted(cast, signs, item=item, **secret, **words)
    with behind_the_doors():
        assert not OutgoingText.objects.filter(outgoing=outgoing).exists()


def test_what_was_issued_is_not_among_what_was_received(
    cast: Any, signs: Any, client_of: Any
) -> None:
    outgoing = printed(cast, signs)
    assert outgoing.number
    pages = {
        code: client_of("keeper").get(reverse("register", args=[code])).content.decode()
        for code in ("carriers.document", "carriers.outgoing", "carriers.copy")
    }
    assert {code: outgoing.number in page for code, page in pages.items()} == {
        "carriers.document": False,
        "carriers.outgoing": True,
        "carriers.copy": True,
    }
    assert TITLE in client_of("reader").get(outgoing.get_absolute_url()).content.decode()
