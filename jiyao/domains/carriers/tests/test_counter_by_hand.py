"""What is typed at the counter, not scanned: short numbers, names, a PIN in the wrong line."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from conftest import PIN
from jiyao.domains.carriers.labels import as_numbers, label_code
from jiyao.domains.carriers.models import Copy, Leg
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import sign_as_read, take_back
from jiyao.domains.carriers.procedures.entering import enter_copy
from jiyao.domains.carriers.tests.test_counter import COUNTER, Counter, reasons
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room


@pytest.fixture
def at_the_desk(client_of: Any) -> Counter:
    return Counter(client_of("keeper"))


@pytest.fixture
def copies(received: Any, behind_the_doors: Any) -> Any:
    """Receive a document of so many copies; return their numbers."""

    def of(how_many: int) -> list[str]:
        document = received(counted=how_many, declared=how_many)
        with behind_the_doors():
            rows = Copy.objects.filter(document=document).order_by("copy_number")
            return list(rows.values_list("number", flat=True))

    return of


def test_bare_figures_may_be_a_pin_and_are_not_shown_again(at_the_desk: Any) -> None:
    assert "查不到：这串数字" in reasons(at_the_desk.scan(PIN))
    assert PIN not in at_the_desk.page.content.decode()


def test_a_number_may_be_typed_short_and_a_person_by_name(
    at_the_desk: Any, copies: Any, cast: Any
) -> None:
    first, second = copies(2)
    assert at_the_desk.scan(cast["reader"].name).tone == "yes"
    assert at_the_desk.scan("收内 1 2").copy.number == second
    assert at_the_desk.scan(first.replace("〔", "[").replace("〕000", "]")).copy.number == first
    assert at_the_desk.lines == [(second, False), (first, False)]


def test_a_number_may_be_typed_without_its_brackets(
    at_the_desk: Any, copies: Any, cast: Any
) -> None:
    [number] = copies(1)
    at_the_desk.scan(cast["reader"].number)
    assert at_the_desk.scan(number.replace("〔", "").replace("〕", "")).copy.number == number


def test_a_duplicate_may_be_typed_short(
    at_the_desk: Any, copies: Any, cast: Any, behind_the_doors: Any
) -> None:
    [number] = copies(1)
    with behind_the_doors(), system_scope("tests.copy.numbered"):
        copy = Copy.objects.get(number=number)
        enter_copy(copy.document, f"{copy.document.number}/复001", "复001", timezone.now())
    at_the_desk.scan("R0201")
    assert at_the_desk.scan("收内1/复1").copy.copy_number == "复001"
    assert at_the_desk.scan("收内1/1").copy.copy_number == "001"


def test_what_the_person_holds_already_is_not_handed_over_but_taken_back(
    at_the_desk: Any, copies: Any
) -> None:
    [number] = copies(1)
    at_the_desk.scan("r0201", number)
    assert at_the_desk.sign().tone == "done"
    at_the_desk.scan("R0201")
    answer = at_the_desk.scan(number)
    assert (answer.tone, str(answer.refusals[0].instead)) == ("no", "要收回，请先按 F2")
    at_the_desk.send(turn="back")
    answer = at_the_desk.scan(number)
    assert (answer.tone, "还没有阅毕签字" in answer.words) == ("heed", True)


def test_a_label_scanned_twice_is_still_to_be_counted(at_the_desk: Any, copies: Any) -> None:
    first, second = copies(2)
    at_the_desk.scan("R0201", first, second)
    assert at_the_desk.sign().tone == "done"
    at_the_desk.send(turn="back")
    at_the_desk.scan("R0201", first, second)
    answer = at_the_desk.scan(first)
    assert (answer.tone, str(answer.refusals[0].instead)) == ("no", "请清点，输入数量")
    assert at_the_desk.scan("6").copy.number == first
    assert at_the_desk.scan("6").copy.number == second


@pytest.mark.clause("CIR-06")
@pytest.mark.parametrize(("said", "read"), [({}, True), ({"unread": "on"}, False)])
def test_who_gives_back_signs_for_having_read_unless_it_was_not(
    at_the_desk: Any, copies: Any, behind_the_doors: Any, said: dict[str, str], read: bool
) -> None:
    [number] = copies(1)
    at_the_desk.scan("R0201", number)
    assert at_the_desk.sign().tone == "done"
    at_the_desk.send(turn="back")
    at_the_desk.scan("R0201", number, "6")
    assert "有 1 份还没有阅毕签字" in at_the_desk.page.content.decode()
    assert at_the_desk.sign(**said).tone == "done"
    with behind_the_doors():
        leg = Leg.objects.get()
        assert (leg.returned_at is not None, leg.read_at is not None) == (True, read)


def test_what_lies_in_the_room_is_not_taken_back_but_sent(at_the_desk: Any, copies: Any) -> None:
    [number] = copies(1)
    at_the_desk.send(turn="back")
    answer = at_the_desk.scan("R0201", number)
    assert (answer.tone, str(answer.refusals[0].instead)) == (
        "no",
        "现在是“收回”；要送阅，请先按 F1",
    )


def test_a_loan_shows_the_day_on_which_it_is_due(
    at_the_desk: Any, copies: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    [number] = copies(1)
    with behind_the_doors():
        copy = Copy.objects.get(number=number)
    fields = {"to": cast["reader"], "purpose": "查阅", "place": the_room(), "days": 3}
    permit = ask(lend, copy, by=cast["keeper"], asked_for="查阅", **fields)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    at_the_desk.send(turn="lend")
    at_the_desk.scan("R0201", number)
    [line] = at_the_desk.page.context["batch"].lines
    today = timezone.localdate(line.due_at) - timedelta(days=2)
    assert today == timezone.localdate()


def test_a_card_without_a_label_is_not_kept(at_the_desk: Any) -> None:
    at_the_desk.scan("R0201")
    assert at_the_desk.client.get(COUNTER).context["batch"].person is None


def test_a_batch_that_is_not_signed_is_there_when_the_page_is_loaded_anew(
    at_the_desk: Any, copies: Any, client_of: Any
) -> None:
    first, second = copies(2)
    at_the_desk.scan("R0201", first, second)
    again = at_the_desk.client.get(COUNTER)
    assert [line.copy.number for line in again.context["batch"].lines] == [first, second]
    assert again.context["batch"].person.number == "R0201"
    assert "上次没有签收的一批，共 2 份" in again.context["answer"].words
    assert client_of("keeper").get(COUNTER).context["batch"].lines == []
    at_the_desk.page = again
    assert at_the_desk.sign().tone == "done"
    assert at_the_desk.client.get(COUNTER).context["batch"].lines == []


def test_a_batch_that_was_cleared_does_not_come_back(at_the_desk: Any, copies: Any) -> None:
    at_the_desk.scan("R0201", *copies(1))
    at_the_desk.send(key="clear")
    again = at_the_desk.client.get(COUNTER)
    assert again.context["batch"].lines == []
    assert again.context["answer"] is None


@pytest.mark.clause("DOC-15")
def test_the_code_of_a_label_is_plain_signs_and_means_its_copy(
    at_the_desk: Any, copies: Any, client_of: Any, behind_the_doors: Any
) -> None:
    number = copies(1)[0]
    with behind_the_doors():
        code = label_code(Copy.objects.get(number=number))
    assert code.isascii()
    assert code.isalnum()
    assert at_the_desk.scan("R0201", code.lower()).copy.number == number
    assert "查不到" in reasons(at_the_desk.scan(label_code(Copy())))


def test_a_list_takes_labels_and_numbers_alike_of_what_its_keeper_handles(
    copies: Any, cast: Any, behind_the_doors: Any
) -> None:
    first, second = copies(2)
    with behind_the_doors():
        code = label_code(Copy.objects.get(number=first))
    now = timezone.now()
    with reading_as(cast["keeper"].pk):
        known = as_numbers([code, first, second], facts_of(cast["keeper"], now))
    with reading_as(cast["stranger"].pk):
        unknown = as_numbers([code], facts_of(cast["stranger"], now))
    assert (known, unknown) == ([first, second], [code])


def test_a_number_that_means_several_copies_names_them(at_the_desk: Any, copies: Any) -> None:
    two = copies(2)
    answer = at_the_desk.scan("R0201", two[0].partition("号")[0])
    assert reasons(answer) == f"对得上的不止一份：{two[0]}、{two[1]}"
    assert at_the_desk.lines == []


def test_a_second_copy_of_a_document_for_the_same_person_is_remarked(
    at_the_desk: Any, copies: Any
) -> None:
    first, second = copies(2)
    assert "另一份" not in at_the_desk.scan("R0201", first).words
    answer = at_the_desk.scan(second)
    assert answer.tone == "heed"
    assert "另一份" in answer.words
    assert "不止一份交给 李思远" in at_the_desk.page.content.decode()


def test_a_third_copy_and_what_was_read_today_are_remarked(
    at_the_desk: Any, copies: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    first, second, third = copies(3)
    assert "已有 2 份" in at_the_desk.scan("R0201", first, second, third).words
    at_the_desk.sign()
    with behind_the_doors():
        read = Copy.objects.get(number=first)
    sign_as_read(read, by=cast["reader"], proofs=signs())
    take_back(
        read, reader=cast["reader"], counted=6, condition="", by=cast["keeper"],
        proofs=signs(reader=cast["reader"]),
    )  # fmt: skip
    assert "今天已经阅过" in at_the_desk.scan("R0201", first).words


def test_one_receipt_is_printed_for_a_batch(
    at_the_desk: Any, copies: Any, client_of: Any, new_entries: Any
) -> None:
    slip = "/carriers/counter/slip/"
    assert client_of("keeper").get(slip).status_code == 404
    before, *numbers = copies(4)
    for stroke in ([before], numbers):
        at_the_desk.scan("R0201", *stroke)
        assert at_the_desk.sign().tone == "done"
    words = words_of(client_of("keeper").get(slip).content)
    assert all(number in words for number in numbers)
    assert before not in words, "what was signed for at another stroke has a receipt of its own"
    assert words.count("6页") + words.count("6 页") == 3
    [entry] = new_entries("carriers.batch.printed")
    assert entry["counts"] == {"work:1": 3}


@pytest.mark.clause("CLS-04", shows="shown")
def test_the_receipt_of_a_batch_shows_the_whole_of_each_mark(
    at_the_desk: Any, received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = received("state", "secret", period="5年")
    with behind_the_doors():
        number = document.copies.first().number
    at_the_desk.scan("R0201", number)
    assert at_the_desk.sign().tone == "done"
    words = words_of(client_of("keeper").get("/carriers/counter/slip/").content)
    assert words.count("秘密★5年") == words.count("秘密") == 2


def test_odd_things_sent_are_left_out(at_the_desk: Any, copies: Any) -> None:
    at_the_desk.scan("R0201", *copies(1))
    answer = at_the_desk.send(turn="x", place="²", copy=["x", "0" * 32], said=["９" * 40, "-1"])
    assert answer is None
    assert at_the_desk.lines == []


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_copy_that_may_not_go_is_refused_on_the_trail_at_its_scan(
    at_the_desk: Any, copies: Any, new_entries: Any
) -> None:
    [one] = copies(1)
    at_the_desk.scan("S0401", one)
    [entry] = new_entries("carriers.copy.sent")
    assert (entry["outcome"], entry["kind"]) == ("refused", "carriers.copy")
    assert "SYS-02" in entry["clauses"]
    at_the_desk.send(key="sign")
    assert len(new_entries("carriers.copy.sent")) == 1


@pytest.mark.parametrize("page", ["/carriers/counter/", "/carriers/entering/"])
def test_the_list_of_keys_names_the_function_keys_of_the_counter(client_of: Any, page: str) -> None:
    listed = client_of("keeper").get(page).content.decode().split('id="keys"')[1]
    assert "<kbd>F1</kbd>–<kbd>F9</kbd>" in listed
    assert "柜台、清点、连续登记" in listed
