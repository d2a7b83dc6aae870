"""What a leader writes on a copy: to whom, by when, published or not, and where it is read."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from conftest import PIN
from jiyao.domains.carriers.models import Copy, Document, Instruction
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.handling import ASSIGN, assign, instruct
from jiyao.domains.carriers.procedures.notebooks import issue
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import close, the_room


@pytest.fixture
def write(with_the_leader: Copy, client_of: Any) -> Any:
    """Fill in the form as the leader."""

    def filled_in(**fields: Any) -> Any:
        address = f"/act/carriers.copy.instructed/{with_the_leader.public_id}/"
        return client_of("leader").post(address, {"words": "海棠", "by_pin": PIN, **fields})

    return filled_in


@pytest.fixture
def document_of(behind_the_doors: Any) -> Any:
    def found(copy: Copy) -> Document:
        with behind_the_doors():
            return Copy.objects.select_related("document").get(pk=copy.pk).document

    return found


def test_the_page_of_a_copy_tells_the_opinion_and_what_was_written_on_it(
    with_the_leader: Copy, cast: Any, signs: Any, client_of: Any
) -> None:
    instruct(with_the_leader, words="请业务一处研办", by=cast["leader"], proofs=signs())
    told = client_of("leader").get(with_the_leader.get_absolute_url()).context["facts"]
    said = {str(fact.title): str(fact.value) for fact in told}
    assert said["拟办"].startswith("传阅")
    assert said["批示"].startswith("请业务一处研办（未公布）")
    other = client_of("reader").get(with_the_leader.get_absolute_url())
    assert "请业务一处研办" not in other.content.decode()


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_the_words_stay_on_paper(
    received: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = received("state", "secret")
    with behind_the_doors():
        copy = document.copies.first()
    fields = {"to": cast["leader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["leader"]), **fields)
    with pytest.raises(Refused, match="不得录入批示文字") as refused:
        instruct(copy, words="具体内容", by=cast["leader"], proofs=signs())
    assert refused.value.refusals[0].clauses == ("SYS-10",)
    instruct(copy, words="", by=cast["leader"], proofs=signs())
    page = client_of("keeper").get(copy.get_absolute_url()).content.decode()
    assert "批示写在纸上，这里只登记已批示" in page
    form = client_of("leader").get(f"/act/carriers.copy.instructed/{copy.public_id}/")
    assert "published" not in form.context["form"].fields, "there are no words to be published"


def test_only_who_holds_the_copy_instructs(copy: Any, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="不在您手里"):
        instruct(copy, words="", by=cast["leader"], proofs=signs())


@pytest.mark.clause("DOC-20")
def test_an_instruction_has_words_and_they_are_seen_before_they_are_published(
    with_the_leader: Any, client_of: Any, cast: Any, signs: Any
) -> None:
    client = client_of("leader")
    address = f"/act/carriers.copy.instructed/{with_the_leader.public_id}/"
    page = client.post(address, {"words": "", "by_pin": PIN})
    assert set(page.context["form"].errors) == {"words"}
    instruction = instruct(with_the_leader, words="海棠", by=cast["leader"], proofs=signs())
    page = client.get(f"/act/carriers.instruction.published/{instruction.public_id}/")
    assert "海棠" in page.content.decode()


@pytest.mark.clause("CIR-14")
@pytest.mark.clause("DOC-05", shows="shown")
def test_who_is_named_waits_for_the_room_to_assign_it(
    with_the_leader: Copy,
    write: Any,
    document_of: Any,
    back: Any,
    cast: Any,
    client_of: Any,
    behind_the_doors: Any,
) -> None:
    week = timezone.localtime(timezone.now() + timedelta(days=7))
    write(owner=cast["reader"].pk, due=week.strftime("%Y-%m-%dT%H:%M"))
    document = document_of(with_the_leader)
    duties = Duty.objects.owed_by(cast["keeper"].pk).filter(kind_code=ASSIGN)
    with behind_the_doors():
        assert duties.get().due_at is None, "to be done at once"
        due = Instruction.objects.get().due_at

    def told() -> tuple[str, str]:
        context = client_of("keeper").get(document.get_absolute_url()).context
        return str(context["now_facts"][0].value), context["comes_next"]

    assert told()[0] == f"领导已批示：先收回 {cast['leader'].name} 手里的 001 份，再交办"
    back(with_the_leader)
    assert told() == ("按批示交办", "carriers.document.assigned")
    page = client_of("keeper").get(f"/act/carriers.document.assigned/{document.public_id}/")
    assert "海棠（请 李思远 承办" in page.content.decode()
    assert page.context["form"].initial == {"owner": cast["reader"].pk, "due": due}
    assign(document, owner=cast["reader"], due=due, by=cast["keeper"])
    with behind_the_doors():
        assert not duties.exists()
    assert told()[0] == "已签收"


def test_a_keeper_outside_the_matter_owes_nothing_of_it(
    with_the_leader: Copy, write: Any, document_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    close(document_of(with_the_leader), cast["leader"], cast["reader"])
    write(owner=cast["reader"].pk)
    with behind_the_doors():
        assert Instruction.objects.get().owner == cast["reader"]
        assert not Duty.objects.filter(kind_code=ASSIGN).exists()


def test_a_day_without_anybody_or_in_the_past_is_asked_for_again(write: Any, cast: Any) -> None:
    assert "请选承办人" in str(write(due="2099-01-01T12:00").context["form"].errors["due"])
    past = {"owner": cast["reader"].pk, "due": "2020-01-01T12:00"}
    assert "早于现在" in str(write(**past).context["form"].errors["due"])


@pytest.mark.clause("DOC-20", shows="shown")
def test_it_is_published_in_the_same_act_when_its_leader_says_so(
    with_the_leader: Copy, write: Any, document_of: Any, client_of: Any, behind_the_doors: Any
) -> None:
    write()
    address = document_of(with_the_leader).get_absolute_url()
    assert "海棠" not in client_of("classifier").get(address).content.decode()
    write(words="玉兰", published="on")
    page = client_of("classifier").get(address).content.decode()
    assert ("海棠" in page, "玉兰" in page) == (False, True)
    with behind_the_doors():
        assert Instruction.objects.get(words="玉兰").published_at


def test_it_stands_in_the_life_of_the_copy_for_who_may_know_it(
    with_the_leader: Copy, write: Any, client_of: Any
) -> None:
    write()
    written = {"leader": ["海棠（未公布）"], "keeper": ["海棠（未公布）"], "reader": []}
    for who, expected in written.items():
        page = client_of(who).get(with_the_leader.get_absolute_url())
        moments = page.context.get("moments", []) if page.status_code == 200 else []
        assert [m.detail for m in moments if str(m.what) == "批示"] == expected
        assert ("/act/carriers.instruction.published/" in page.content.decode()) is (
            who == "leader"
        )


@pytest.mark.clause("DOC-05", shows="refused")
def test_nothing_is_instructed_on_a_notebook(
    cast: Any, signs: Any, level: Any, client_of: Any, behind_the_doors: Any
) -> None:
    rated = {"level": level("state", "secret"), "size": "32 开", "pages": 100}
    proofs = signs(to=cast["leader"])
    book = issue(to=cast["leader"], by=cast["keeper"], proofs=proofs, **rated)
    with behind_the_doors():
        copy = book.leg.copy
    page = client_of("leader").get(copy.get_absolute_url()).content.decode()
    assert "保密本不用批示" in page
    assert "button--primary" not in page
    with pytest.raises(Refused, match="保密本不用批示"):
        instruct(copy, words="", by=cast["leader"], proofs=signs())


@pytest.mark.clause("CIR-06", shows="refused")
def test_one_signature_covers_the_instruction_and_that_it_was_read(
    with_the_leader: Copy,
    write: Any,
    client_of: Any,
    cast: Any,
    signs: Any,
    behind_the_doors: Any,
) -> None:
    def is_read() -> bool:
        with behind_the_doors():
            return Copy.objects.get(pk=with_the_leader.pk).open_leg().read_at is not None

    write()
    assert not is_read()
    write(read="on")
    assert is_read()
    address = f"/act/carriers.copy.instructed/{with_the_leader.public_id}/"
    assert "read" not in client_of("leader").get(address).context["form"].fields
    with pytest.raises(Refused, match="已经签过字"):
        instruct(with_the_leader, words="海棠", read=True, by=cast["leader"], proofs=signs())


def test_after_a_wrong_pin_the_cursor_stands_in_it_and_the_words_are_still_there(
    write: Any,
) -> None:
    page = write(by_pin="000001")
    assert page.status_code == 409
    assert page.context["anew"] == "by_pin"
    told = page.content.decode()
    assert re.search(r'name="by_pin"[^>]*autofocus', told)
    assert told.count("autofocus") == 1
    assert "海棠" in told
