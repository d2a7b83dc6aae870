"""Old registers as offices keep them in Excel: merged titles, notes, every way to write a date.

`messy(rows, seed)` makes one with a known number of rows of each kind of mess, the same every time.
"""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.imports.procedures.uploading import upload
from jiyao.foundation.imports.workbooks import read_workbook

HEADINGS = (
    "收文号", "收文日期", "来文机关", "来文字号", "标题", "代号", "密级", "份数", "份号",
    "持有人", "领取日期", "页数", "备注",
)  # fmt: skip
SENDERS = (
    "青岭市委保密委员会办公室",
    "青岭市档案馆",
    "青岭市财政局",
    "青岭市人事局",
    "青岭市规划局",
)
MATTERS = ("自查", "会议安排", "年度总结", "人员调整", "设备采购", "档案移交", "值班", "培训")
HOLDERS = ("", "", "", "陈静", "李思远", "R0301", "机要室", "孙 晓梅", "王立言(L0001)")
NUMERALS = "〇一二三四五六七八九"
FAULTS: tuple[tuple[str, int, Any], ...] = (
    ("an impossible date", 1, "2024-02-30"),
    ("a month too many", 1, "二〇二四年十三月一日"),
    ("a date without a year", 1, "3月5日"),
    ("no sender", 2, ""),
    ("an unknown level", 6, "很密"),
    ("a negative count", 7, -2),
    ("a copy twice", 8, "001、003、001"),
    ("nobody of that name", 9, "查无此人"),
    ("an error value", 3, "#N/A"),
)


@dataclass
class MadeLedger:
    """A made workbook: its bytes, how many rows are entries, and row → which mess it has."""

    data: bytes = b""
    entries: int = 0
    faulty: dict[int, str] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)


def workbook(rows: list[list[Any]], headings: tuple[str, ...] = HEADINGS, **sheet: Any) -> bytes:
    """Return a workbook with one sheet: the headings in row 1, then the rows as given.

    sheet: `then`, called with workbook and sheet before the end.
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = book.add_worksheet("收文")
    _fill(book, page, [list(headings), *rows], first=0)
    if "then" in sheet:
        sheet["then"](book, page)
    book.close()
    return stream.getvalue()


def entry(number: str = "0001", **changes: Any) -> list[Any]:
    """Return one clean row; `changes` by heading."""
    values: dict[str, Any] = {
        "收文号": number,
        "收文日期": "2024-03-05",
        "来文机关": SENDERS[0],
        "来文字号": "青保〔2024〕3号",
        "标题": "关于自查的通知",
        "代号": "",
        "密级": "内部",
        "份数": 2,
        "份号": "",
        "持有人": "",
        "领取日期": "",
        "页数": 6,
        "备注": "",
    }
    return list((values | changes).values())


def staged(by: Any) -> Ledger:
    """Let somebody upload an old register of one row."""
    book = read_workbook("旧簿.xlsx", workbook([entry()]))
    fields = {"register": "carriers.document", "name": book.name, "size": book.size}
    return upload(**fields, draft=Draft(book.sheets), by=by)


def messy(rows: int = 2000, seed: int = 1, faults: int = 40) -> MadeLedger:
    """Return a ledger of so many entries, of which `faults` hold one fault each.

    It has a merged title, headings over two rows, dates and numbers in every writing, copies out
    with their holders, rows above the ceiling by code title, empty rows, and notes below.
    """
    chance, made = random.Random(seed), MadeLedger(entries=rows)  # noqa: S311 - a test's own dice
    wrong = dict(zip(chance.sample(range(rows), faults), FAULTS * faults, strict=False))
    lines: list[list[Any]] = []
    for place in range(rows):
        line = _entry(chance, place)
        made.numbers.append(line[0])
        if place in wrong:
            name, column, value = wrong[place]
            line[column] = value
            made.faulty[len(lines) + 5] = name
        lines.append(line)
        if chance.random() < 0.01:
            lines.append([""] * len(HEADINGS))
    lines += [["填表人:陈静"], ["合计", "", "", "", "", "", "", 9999], ["注:本簿按年编号"]]
    made.data = _messy_workbook(lines)
    return made


def _messy_workbook(lines: list[list[Any]]) -> bytes:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = book.add_worksheet("收文登记簿")
    page.merge_range(0, 0, 0, len(HEADINGS) - 1, "青岭市某局收文登记簿(2019-2024)")
    page.write(1, 0, "单位:办公室")
    for column, heading in enumerate(HEADINGS):
        if heading not in ("来文机关", "来文字号"):
            page.merge_range(2, column, 3, column, heading)
    page.merge_range(2, 2, 2, 3, "来文")
    page.write(3, 2, "机关")
    page.write(3, 3, "字号")
    _fill(book, page, lines, first=4)
    book.add_worksheet("说明").write(0, 0, "本簿由机要室保管")
    book.close()
    return stream.getvalue()


def _fill(book: Any, page: Any, lines: list[list[Any]], first: int) -> None:
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, line in enumerate(lines, start=first):
        for column, value in enumerate(line):
            if isinstance(value, date):
                page.write_datetime(row, column, value, day)
            elif value == "#N/A":
                page.write_formula(row, column, "=NA()", None, "#N/A")
            elif value != "":
                page.write(row, column, value)


def _entry(chance: random.Random, place: int) -> list[Any]:
    received = date(2019, 1, 2) + timedelta(days=place % 2000)
    above = chance.random() < 0.3
    copies = chance.choice((1, 1, 2, 3, 5))
    holder = chance.choice(HOLDERS)
    return [
        f"旧〔{received.year}〕{place + 1:05d}号",
        _written(chance, received),
        chance.choice(SENDERS),
        f"青发〔{received.year}〕{place % 97}号",
        "" if above else f"关于{chance.choice(MATTERS)}事项{place}的通知",
        f"代号{place}" if above else "",
        chance.choice(("机密★20年", "秘密★10年", "机密 20年", "秘密")) if above else "内部",
        chance.choice((copies, str(copies), _full_width(copies), f"{copies}份")),
        chance.choice(
            ("", f"001-{copies:03d}", "、".join(f"{n:03d}" for n in range(1, copies + 1)))
        ),
        holder,
        _written(chance, received) if holder else "",
        chance.choice((6, "12", "8页")),
        "",
    ]


def _written(chance: random.Random, day: date) -> Any:
    return chance.choice(
        (
            day,
            datetime.combine(day, datetime.min.time()),
            day.isoformat(),
            f"{day.year}.{day.month}.{day.day}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y%m%d}",
            (day - date(1899, 12, 30)).days,
            _full_width(f"{day.year}/{day.month}/{day.day}"),
            _in_numerals(day),
        )
    )


def _full_width(text: Any) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in str(text))


def _in_numerals(day: date) -> str:
    year = "".join(NUMERALS[int(c)] for c in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    begin = "" if tens < 2 else NUMERALS[tens]
    return (f"{begin}十" if tens else "") + (NUMERALS[ones] if ones or not tens else "")
