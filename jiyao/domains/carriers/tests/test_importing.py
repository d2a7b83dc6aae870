"""An old register of incoming documents becomes documents, copies and their custody."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.calling_in import Call, call_in
from jiyao.domains.carriers.importing.cells import copy_numbers, holders, level
from jiyao.domains.carriers.importing.ledger import prepare
from jiyao.domains.carriers.models import CallIn, Content, Copy, Custody, Document
from jiyao.domains.carriers.sweeping import to_alarm
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.imports.cells import Unclean
from jiyao.foundation.imports.tests.conftest import desk, without_pauses  # noqa: F401
from jiyao.foundation.people.holdings import held_by
from jiyao.foundation.procedures.models import LateBooking
from jiyao.foundation.trail.recording import system_scope
from tests.ledgers import entry, workbook

THE_DAY = timezone.make_aware(datetime(2024, 3, 5))
DUE = {"due_on_steady": "2030-12-31"}


@pytest.fixture
def around(database: None) -> Any:
    return prepare(timezone.now())


@pytest.fixture
def one(desk: Any, behind_the_doors: Any) -> Any:  # noqa: F811 - the fixture above
    """Take one row in and return its document."""

    def take_in(number: str = "旧1号", **changes: Any) -> Document:
        desk.take_in(workbook([entry(number, **changes)]), **DUE)
        with behind_the_doors():
            return Document.objects.select_related("label__level__scheme", "content").get()

    return take_in


@pytest.mark.clause("DOC-01", "DOC-22")
def test_a_row_becomes_a_document_with_its_copies(one: Any, behind_the_doors: Any) -> None:
    document = one(密级="内部", 份数=3, 备注="缺封面")
    assert (document.number, document.state, document.counted) == ("旧1号", "signed", 3)
    assert (document.received_at, document.amount) == (THE_DAY, 6)
    assert (document.content.title, document.content.note) == ("关于自查的通知", "缺封面")
    with behind_the_doors():
        copies = list(Copy.objects.values_list("number", "holder"))
    assert copies == [(f"旧1号/{n}", None) for n in ("001", "002", "003")]


@pytest.mark.clause("DOC-15")
def test_custody_begins_at_its_own_date_and_names_the_file(
    one: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    document = one(份号="003、007", 份数="", 持有人="李思远", 领取日期="2024年3月8日")
    with behind_the_doors():
        copy = Copy.objects.get(copy_number="007")
        links = list(Custody.objects.filter(copy=copy).values_list("taker", "at"))
        [late] = LateBooking.objects.all()
    out = timezone.make_aware(datetime(2024, 3, 8))
    assert links == [(None, THE_DAY), (cast["reader"].pk, out)]
    assert (copy.holder, late.subject_ref) == (cast["reader"], document.public_id)
    assert (late.happened_at, late.source) == (THE_DAY, "导入自《旧簿.xlsx》第 2 行")
    page = client_of("keeper").get(copy.get_absolute_url()).content.decode()
    assert "导入自《旧簿.xlsx》第 2 行" in page
    assert "旧1号/007" in client_of("reader").get("/").content.decode()


@pytest.mark.clause("CIR-01", "CIR-02")
def test_a_copy_that_was_out_is_taken_back_like_any_other(
    one: Any, cast: Any, behind_the_doors: Any, signs: Any
) -> None:
    from jiyao.domains.carriers.procedures.circulating import take_back
    from jiyao.foundation.duties.models import Duty

    one(持有人="R0201", 份数=1)
    with behind_the_doors():
        copy = Copy.objects.get()
        assert Duty.objects.pending().get().owner == cast["reader"]
    proofs = signs(reader=cast["reader"])
    take_back(
        copy, reader=cast["reader"], counted=6, condition="", by=cast["keeper"], proofs=proofs
    )
    with behind_the_doors():
        assert Copy.objects.get().holder is None
        assert not Duty.objects.pending().exists()


def test_a_return_without_a_known_amount_says_what_to_do(
    one: Any, cast: Any, behind_the_doors: Any, signs: Any
) -> None:
    from jiyao.domains.carriers.procedures.circulating import take_back
    from jiyao.foundation.procedures.refusals import Refused

    one(持有人="R0201", 份数=1, 页数="")
    with behind_the_doors():
        copy = Copy.objects.get()
    proofs = signs(reader=cast["reader"])
    with pytest.raises(Refused, match="还没有登记"):
        take_back(
            copy, reader=cast["reader"], counted=6, condition="", by=cast["keeper"], proofs=proofs
        )


@pytest.mark.clause("SYS-10")
def test_above_the_ceiling_a_title_is_refused_and_wiped(
    desk: Any,  # noqa: F811 - the fixture above
    behind_the_doors: Any,
) -> None:
    title = "绝不可存的标题"
    book = workbook([entry("旧1号", 密级="机密★20年", 标题=title, 备注="也不可存")])
    [[place, field, cell, _read, words]] = desk.check(book)
    assert (place, field, cell) == (2, "code_title", "F2")
    assert "高于处理上限" in words
    kept = str(desk.draft.sheets) + str(desk.draft.found)
    assert title not in kept
    assert "也不可存" not in kept
    desk.post("mended", row=2, field="title", value=title)
    assert title not in str(desk.draft)
    desk.post("mended", row=2, field="code_title", value="七号件")
    desk.confirm()
    desk.write()
    with behind_the_doors():
        document = Document.objects.get()
        assert (document.code_title, document.period) == ("七号件", "20年")
        assert not Content.objects.exists()


@pytest.mark.clause("SYS-02")
def test_who_may_not_read_sees_neither_title_nor_remark(one: Any, client_of: Any) -> None:
    document = one(标题="海棠花的事", 备注="夹有便条")
    page = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert "海棠花的事" not in page
    assert "夹有便条" not in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"收文号": ""}, "number", "没有填"),
        ({"收文号": "长" * 41}, "number", "40"),
        ({"收文日期": "2024-02-30"}, "received_at", "没有这一天"),
        ({"收文日期": "2099-01-01"}, "received_at", "晚于今天"),
        ({"密级": "很密"}, "level", "不认识"),
        ({"密级": "内部★10年"}, "level", "不标保密期限"),
        ({"密级": "重要"}, "level", "不认识"),
        ({"来文机关": ""}, "sender", "没有填"),
        ({"来文机关": "长" * 121}, "sender", "120"),
        ({"标题": ""}, "title", "都没有填"),
        ({"标题": "长" * 201}, "title", "200"),
        ({"标题": "长" * 30_000}, "title", "30000"),
        ({"标题": "甲\x07乙"}, "title", "不能显示"),
        ({"份数": -3}, "counted", "1 到 999"),
        ({"份数": 1.5}, "counted", "不是整数"),
        ({"份数": "1e9"}, "counted", "不是整数"),
        ({"份数": "9" * 40}, "counted", "1 到 999"),
        ({"份数": 3, "份号": "001-005"}, "copies", "份数是 3"),
        ({"份数": "", "份号": "001、001"}, "copies", "重复"),
        ({"份数": "", "份号": "005-001"}, "copies", "前大后小"),
        ({"份数": "", "份号": "1-9999999"}, "copies", "份号应写成"),
        ({"份数": "", "份号": "1-999999"}, "copies", "999 份"),
        ({"持有人": "查无此人"}, "holders", "名册里没有"),
        ({"份数": 3, "持有人": "陈静、李思远"}, "holders", "2 个持有人"),
        ({"持有人": "陈静", "领取日期": "2024-03-01"}, "taken_at", "早于收文日期"),
        ({"页数": 0}, "amount", "1 到"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_at_its_cell(
    changes: Any,
    field: str,
    words: str,
    desk: Any,  # noqa: F811 - the fixture above
) -> None:
    faults = desk.check(workbook([entry("旧1号", **changes)]), **DUE)
    assert [fault[1] for fault in faults] == [field]
    assert words in faults[0][4]


def test_a_period_above_the_longest_of_the_level_is_told_at_its_cell(
    desk: Any,  # noqa: F811 - the fixture above
) -> None:
    for note, told in (("", True), ("原件标的期限如此", False)):
        row = entry("旧1号", 密级="秘密★20年", 备注=note)
        assert ("最长 10 年" in str(desk.check(workbook([row]), **DUE))) == told


@pytest.mark.clause("DOC-15")
def test_numbers_are_unique_in_the_file_and_against_the_register(
    desk: Any,  # noqa: F811 - the fixture above
    received: Any,
) -> None:
    given = received().number
    faults = desk.check(workbook([entry("旧1号"), entry(given), entry("旧１号")]))
    assert [(fault[0], fault[1]) for fault in faults] == [(3, "number"), (4, "number")]
    assert "已经用过" in faults[0][4]
    assert "与第 2 行" in faults[1][4]


@pytest.mark.clause("DOC-15")
def test_the_running_series_steps_over_numbers_that_a_ledger_brought(
    desk: Any,  # noqa: F811 - the fixture above
    received: Any,
) -> None:
    year = timezone.now().year
    desk.take_in(workbook([entry(f"收内〔{year}〕0001号"), entry(f"收内〔{year}〕0002号")]))
    assert received().number == f"收内〔{year}〕0003号"


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("机密★20年", ("机密", "20年")),
        ("机密 20年", ("机密", "20年")),
        ("机密（20年）", ("机密", "20年")),
        ("密级：秘密☆长期", ("秘密", "长期")),
        ("秘密", ("秘密", "")),
        ("秘密★", ("秘密", "")),
        ("绝　密", ("绝密", "")),
        ("内部", ("内部", "")),
        ("商密·核心", ("商密·核心", "")),
        ("企·内部", ("企·内部", "")),
    ],
)
def test_levels_are_read_with_their_periods(cell: str, mark: Any, around: Any) -> None:
    found, period = level(cell, around)
    assert (str(found), period) == mark


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("001-003", ["001", "002", "003"]),
        ("００１、００３", ["001", "003"]),
        ("1~3,7", ["1", "2", "3", "7"]),
        ("第001号", ["001"]),
        ("5份", ["5"]),
        (1.0, ["1"]),
        ("A01；A02", ["A01", "A02"]),
    ],
    ids=str,
)
def test_copy_numbers_are_read_in_every_writing(cell: Any, numbers: Any, around: Any) -> None:
    assert copy_numbers(cell, around) == numbers


def test_holders_are_found_by_name_or_number(around: Any, cast: Any) -> None:
    for cell in ("李思远", "李 思远", "r0201", "李思远(R0201)", "李思远（R0201）"):
        assert holders(cell, around) == [cast["reader"]]
    assert holders("陈静、李思远", around) == [cast["keeper"], cast["reader"]]
    assert holders("机要室", around) == []


def test_two_people_of_one_name_are_told_apart_by_number(cast: Any) -> None:
    from jiyao.foundation.accounts.procedures.people import enrol

    fields = {"unit": cast["reader"].unit, "position": "", "password": "Harmless-Pass-9"}
    enrol(number="R0202", name="李思远", by=cast["system"], **fields)
    around = prepare(timezone.now())
    with pytest.raises(Unclean, match="同名"):
        holders("李思远", around)
    assert holders("R0202", around)[0].number == "R0202"


@pytest.mark.clause("DOC-15")
def test_what_is_void_is_held_by_nobody_and_raises_no_alarm(
    desk: Any,  # noqa: F811 - the fixture above
    cast: Any,
    behind_the_doors: Any,
) -> None:
    desk.take_in(
        workbook([entry("旧3号", 密级="绝密★30年", 代号="甲", 标题="", 持有人="王立言")]), **DUE
    )
    with behind_the_doors():
        assert [held.count for held in held_by(cast["leader"])] == [2]
        assert len(list(to_alarm(timezone.now()))) == 2
    desk.undo()
    desk.write()
    with behind_the_doors():
        assert held_by(cast["leader"]) == []
        assert list(to_alarm(timezone.now())) == []


def test_who_held_only_what_is_void_is_called_in_no_more(
    desk: Any,  # noqa: F811 - the fixture above
    cast: Any,
    behind_the_doors: Any,
) -> None:
    desk.take_in(workbook([entry("旧3号", 持有人="王立言")]), **DUE)
    now = timezone.now()
    with system_scope("tests.holdings.called-in"):
        call_in(Call(cast["leader"], now), now)
    desk.undo()
    desk.write()
    with behind_the_doors():
        assert CallIn.objects.get().cleared_at
        assert not Duty.objects.owed_by(cast["leader"].pk).exists()
