"""Continuous registering: a line an envelope, one PIN for all, the labels at once."""

import re
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from conftest import PIN
from jiyao.domains.carriers.counter.entering import COUNTED, WRITTEN, enter
from jiyao.domains.carriers.models import CarrierKind, Copy, Document
from jiyao.domains.carriers.procedures.notebooks import issue
from jiyao.foundation.procedures.refusals import Refused

PAGE = "/carriers/entering/"


@pytest.fixture
def line(client_of: Any, level: Any) -> Any:
    client, serial = client_of("keeper"), count(3)

    def enter(**changes: Any) -> Any:
        fields = {
            "sender_number": f"青档〔2026〕{next(serial)}号",
            "title": "关于自查的通知",
            "code_title": "",
            "span": "001-010",
            "declared": "",
            "remark": "",
            "level": level("work", "internal").pk,
            "period": "",
            "kind": CarrierKind.objects.get(code="paper").pk,
            "amount": 6,
            "enclosures": 0,
            "urgency": "ordinary",
            "sender": "青岭市档案馆",
            "courier": "机要通信员",
            "once": str(uuid4()),
        }
        return client.post(PAGE, {**fields, **changes}, follow=True)

    return enter


def errors(page: Any) -> dict[str, list[str]]:
    return dict(page.context["form"].errors)


@pytest.mark.clause("DOC-01")
def test_a_line_is_counted_registered_and_numbered_with_an_entry_for_each(
    line: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    line()
    with behind_the_doors():
        document = Document.objects.get()
        numbers = list(Copy.objects.order_by("pk").values_list("copy_number", flat=True))
    assert (document.declared, document.counted, document.state) == (10, 10, "numbered")
    assert numbers == [f"{n:03d}" for n in range(1, 11)]
    for act in ("counted", "registered", "numbered"):
        assert len(new_entries(f"carriers.document.{act}")) == 1


def test_what_the_house_makes_is_no_envelope_of_today(
    line: Any, cast: Any, signs: Any, level: Any
) -> None:
    fields = {"level": level("state", "secret"), "size": "32 开", "pages": 100}
    issue(to=cast["reader"], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    page = line()
    assert [document.sender for document in page.context["lines"]] == ["青岭市档案馆"]


def test_a_letter_that_was_registered_lately_is_asked_about(
    line: Any, behind_the_doors: Any, client_of: Any, counted: Any
) -> None:
    same = {"sender_number": "青档〔2026〕77号"}
    line(**same)
    page = line(**same)
    [said] = page.context["form"].errors["sender_number"]
    assert "收内〔2026〕0001号 的来文机关和文号与此相同" in said
    assert 'type="checkbox" name="again"' in page.content.decode()
    assert list(page.context["form"].fields)[-1] == "again"
    assert not line(**same, sender="青岭市财政局").context["form"].errors
    assert not line(**same, again="on").context["form"].errors
    with behind_the_doors():
        assert Document.objects.filter(sender_number=same["sender_number"]).count() == 3
    address = f"/act/carriers.document.registered/{counted(sender='青岭市档案馆').public_id}/"
    asked = client_of("keeper").post(address, {**same, "title": "另一份", "amount": 1})
    assert "请核对" in str(asked.context["form"].errors["sender_number"])


def test_a_code_title_that_reads_like_a_real_one_is_asked_about(
    line: Any, level: Any, client_of: Any, counted: Any
) -> None:
    above = {"level": level("state", "secret").pk, "title": ""}
    assert not line(**above, code_title="海棠三号").context["form"].errors
    for real in ("关于人事", "工作要点", "年度会议材料汇编第三册续编"):
        page = line(**above, code_title=real)
        assert "这像是真标题" in str(page.context["form"].errors["code_title"])
        assert 'type="checkbox" name="tells_nothing"' in page.content.decode()
    assert not line(**above, code_title="关于甲", tells_nothing="on").context["form"].errors
    assert not line(title="关于自查的通知", code_title="自查通知").context["form"].errors
    document = counted("state", "secret")
    address = f"/act/carriers.document.registered/{document.public_id}/"
    asked = client_of("keeper").post(address, {"code_title": "关于自查的通知", "amount": 1})
    assert "这像是真标题" in str(asked.context["form"].errors["code_title"])


def test_a_lone_figure_may_be_meant_as_how_many(line: Any) -> None:
    [said] = line(span="3").context["form"].errors["span"]
    assert said == "共 3 份请写 001-003；只有第 3 份请写 003"
    assert not line(span="1").context["form"].errors


def test_copy_numbers_that_do_not_follow_each_other_are_written_one_by_one(
    line: Any, behind_the_doors: Any
) -> None:
    line(span="０12、040，051-052")
    with behind_the_doors():
        numbers = Copy.objects.order_by("pk").values_list("copy_number", flat=True)
        assert list(numbers) == ["012", "040", "051", "052"]


def test_the_next_line_begins_with_what_repeats(line: Any) -> None:
    initial = line(span="007").context["form"].initial
    assert (initial["sender"], initial["courier"]) == ("青岭市档案馆", "机要通信员")
    assert not {"title", "span", "amount"} & set(initial)


@pytest.mark.clause("CLS-03")
def test_a_period_above_the_longest_is_likely_mistyped_unless_it_is_explained(
    line: Any, level: Any, behind_the_doors: Any
) -> None:
    secret = {"level": level("state", "secret").pk, "title": "", "code_title": "甲"}
    [error] = errors(line(**secret, period="20年"))["period"]
    assert "秘密的保密期限最长 10 年" in error
    assert "期限说明" in error
    line(**secret, period="十年")
    line(**secret, period="20年", period_note="来文封面标明")
    with behind_the_doors():
        found = Document.objects.order_by("pk").values_list("period", "period_note")
        assert list(found) == [("10年", ""), ("20年", "来文封面标明")]


@pytest.mark.clause("DOC-01")
def test_all_are_signed_for_with_one_pin_or_none(
    line: Any, client_of: Any, new_entries: Any
) -> None:
    line()
    line()
    keeper = client_of("keeper")
    answer = keeper.post(PAGE, {"pin": "111222"})
    assert (answer.status_code, len(answer.context["refusals"])) == (409, 1)
    page = keeper.post(PAGE, {"pin": PIN}, follow=True)
    assert [each.state for each in page.context["lines"]] == ["signed", "signed"]
    outcomes = [entry["outcome"] for entry in new_entries("carriers.document.signed")]
    assert outcomes == ["refused", "done", "done"]
    assert keeper.post(PAGE, {"pin": PIN}, follow=True).status_code == 200


def test_a_line_sent_twice_is_booked_once(line: Any, behind_the_doors: Any) -> None:
    once = str(uuid4())
    line(once=once)
    page = line(once=once)
    assert "没有重复登记" in page.content.decode()
    with behind_the_doors():
        assert Document.objects.count() == 1
    initial = {str(line(once=once).context["form"]["once"].value()) for _each in range(2)}
    assert (len(initial), once in initial) == (2, False)


def test_a_line_of_which_one_act_is_refused_leaves_nothing(
    cast: Any, level: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    values = dict.fromkeys([*COUNTED, *WRITTEN], "")
    values |= {"level": level("state", "secret"), "kind": CarrierKind.objects.get(code="paper")}
    values |= {"title": "高于上限的标题", "span": [1, 2], "declared": None, "once": uuid4()}
    values |= {"amount": 6, "enclosures": 0, "copying_forbidden": False}
    with pytest.raises(Refused, match="处理上限"):
        enter(values, cast["keeper"])
    with behind_the_doors():
        assert not Document.objects.exists()
    assert not new_entries("carriers.document.registered")
    [entry] = new_entries("carriers.document.counted")
    assert (entry["outcome"], entry["ref"]) == ("refused", "")


@pytest.mark.clause("DOC-01", shows="refused")
def test_a_mismatch_without_a_word_is_refused_and_nothing_is_booked(
    line: Any, behind_the_doors: Any
) -> None:
    page = line(declared=9)
    assert "两者不符" in page.content.decode()
    assert re.search(r'name="remark"[^>]*autofocus', page.content.decode())
    with behind_the_doors():
        assert not Document.objects.exists()
    line(declared=9, remark="多一份")
    with behind_the_doors():
        assert Document.objects.get().remark == "多一份"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"span": "010-001"}, "span"),
        ({"span": "0"}, "span"),
        ({"span": "1-9999"}, "span"),
        ({"span": "一"}, "span"),
        ({"span": "001、001"}, "span"),
        ({"span": "001 002"}, "span"),
        ({"title": ""}, "title"),
        ({"level": "²"}, "level"),
        ({"amount": ""}, "amount"),
    ],
)
def test_what_is_written_wrongly_is_said_at_its_field(
    line: Any, changes: dict[str, str], field: str, behind_the_doors: Any
) -> None:
    assert set(errors(line(**changes))) == {field}
    with behind_the_doors():
        assert not Document.objects.exists()


@pytest.mark.clause("SYS-10")
def test_above_the_ceiling_a_line_takes_no_title(line: Any, level: Any) -> None:
    secret = {"level": level("state", "secret").pk, "period": "10年"}
    assert set(errors(line(**secret))) == {"title"}
    assert set(errors(line(**secret, title=""))) == {"code_title"}
    page = line(**secret, title="", code_title="甲号件")
    assert page.context["lines"][0].period == "10年"


def test_labels_of_the_day_come_in_one_print(line: Any, client_of: Any, new_entries: Any) -> None:
    keeper = client_of("keeper")
    assert keeper.get(f"{PAGE}labels/").status_code == 404
    line(span="1-2")
    line(span="1")
    answer = keeper.get(f"{PAGE}labels/")
    assert answer.content.startswith(b"%PDF")
    [entry] = new_entries("carriers.labels.printed")
    assert (entry["outcome"], entry["counts"]) == ("listed", {"work:1": 2})
    page = keeper.get(PAGE)
    alone = f"/papers/carriers.labels/{page.context['lines'][0].public_id}/"
    assert alone in page.content.decode()


def test_labels_that_were_printed_are_not_printed_with_the_next(
    line: Any, client_of: Any, new_entries: Any
) -> None:
    keeper = client_of("keeper")
    line(span="1-2")
    keeper.post(PAGE, {"pin": PIN})
    line(span="1")
    keeper.get(f"{PAGE}labels/")
    keeper.post(PAGE, {"pin": PIN})
    line(span="1")
    assert "打印 1 件的标签" in keeper.get(PAGE).content.decode()
    for _each in range(2):
        keeper.get(f"{PAGE}labels/")
    listed = [e for e in new_entries("carriers.labels.printed") if e["outcome"] == "listed"]
    assert [entry["counts"]["work:1"] for entry in listed] == [2, 1, 3]
    assert "再印今天全部 3 件的标签" in keeper.get(PAGE).content.decode()
    last = line(span="1").context["lines"][0]
    keeper.get(f"/papers/carriers.labels/{last.public_id}/")
    assert "再印今天全部 4 件的标签" in keeper.get(PAGE).content.decode()


def test_the_page_costs_the_same_after_many_lines(line: Any, client_of: Any) -> None:
    keeper, found = client_of("keeper"), []
    for lines in (2, 6):
        for _each in range(lines):
            line(span="1")
        with CaptureQueriesContext(connections["default"]) as queries:
            keeper.get(PAGE)
        found.append(len(queries))
    assert found[0] == found[1]


def test_the_register_leads_here_whom_the_counter_is_for(client_of: Any) -> None:
    ways = {
        who: PAGE in client_of(who).get("/registers/carriers.document/").content.decode()
        for who in ("keeper", "office_head")
    }
    assert ways == {"keeper": True, "office_head": False}
