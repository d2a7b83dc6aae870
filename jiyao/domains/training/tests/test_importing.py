"""Questions from Excel and Word, training records from Excel: judged first (EDU-04, EDU-08)."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jiyao.domains.training.models import Batch, Question, Solution, TrainingRecord
from jiyao.domains.training.procedures.importing import confirm_batch, discard_batch
from jiyao.domains.training.reading.word import questions_in, sheet_of_word
from jiyao.foundation.imports.workbooks import Unreadable
from jiyao.foundation.procedures.refusals import Refused
from tests.documents import docx, ole
from tests.ledgers import workbook

HEADINGS = ("题型", "题干", "选项A", "选项B", "选项C", "答案")
ROWS = [
    ["单选题", "国家秘密分几级？", "两级", "三级", "四级", "B"],
    ["", "哪些是密级？", "绝密", "机密", "普通", "A、B"],
    ["判断", "涉密文件可以带回家。", "", "", "", "错"],
    ["单选", "谁定密？", "定密责任人", "任何人", "", "D"],
    ["填空", "保密期限？", "10 年", "20 年", "", "A"],
    ["单选", "国家秘密分几级？", "两级", "三级", "", "B"],
    ["单选", "没有答案", "甲", "乙", "", ""],
]
LINES = (
    "保密知识试题",
    "一、单项选择题",
    "1. 国家秘密分几级？（ B ）",
    "A．两级　　B．三级",
    "C．四级",
    "2、传阅文件由谁送？",
    "A. 机要员",
    "B. 阅文人自己转",
    "答案：A",
    "二、多选题",
    "3．哪些是密级？（ABC）",
    "A．绝密 B．机密 C．秘密 D．普通",
    "三、判断题",
    "4. 涉密文件可以带回家。（×）",
)
LEARNT = ("人员编号", "日期", "内容", "形式", "学时", "结果", "依据")


@pytest.fixture
def upload(client_of: Any, course: Any, behind_the_doors: Any) -> Any:
    """Upload a file in the browser and return what the dry run kept of it, and its page."""

    def send(name: str, data: bytes, into: str = "questions") -> tuple[Batch, str]:
        client = client_of("secrecy_office")
        fields: dict[str, Any] = {"file": SimpleUploadedFile(name, data)}
        if into == "questions":
            fields["course"] = str(course().pk)
        done = client.post(f"/act/training.{into}.uploaded/", fields)
        assert done.status_code == 302, done.content.decode()
        with behind_the_doors():
            batch = Batch.objects.select_related("uploaded_by").get()
        return batch, client.get(done.url).content.decode()

    return send


@pytest.mark.clause("EDU-04")
def test_questions_from_excel_are_judged_row_by_row_and_written_when_confirmed(
    upload: Any, cast: Any, behind_the_doors: Any
) -> None:
    batch, page = upload("题库.xlsx", workbook(ROWS, HEADINGS))
    assert (batch.good, batch.faulty) == (3, 4)
    assert [(place, words) for place, _field, words in batch.faults] == [
        (5, "答案不在选项之内"),
        (6, "题型应为单选、多选或判断"),
        (7, "与前面的题重复"),
        (8, "答案没有填"),
    ]
    assert "国家秘密分几级？" in page
    with behind_the_doors():
        assert not Question.objects.exists()
    confirm_batch(batch, by=cast["secrecy_office"])
    with behind_the_doors():
        found = {
            row.question.text: (row.question.kind_of, row.question.options, row.right)
            for row in Solution.objects.select_related("question")
        }
        batch.refresh_from_db()
    assert found == {
        "国家秘密分几级？": ("single", ["两级", "三级", "四级"], [1]),
        "哪些是密级？": ("multiple", ["绝密", "机密", "普通"], [0, 1]),
        "涉密文件可以带回家。": ("truth", ["对", "错"], [1]),
    }
    assert (batch.written, bytes(batch.staged)) == (3, b"")


def test_what_is_staged_cannot_be_read_from_the_database(upload: Any) -> None:
    batch, _page = upload("题库.xlsx", workbook(ROWS, HEADINGS))
    assert "密级".encode() not in bytes(batch.staged)
    assert "密级" not in str(batch.faults)


def test_questions_from_word_are_read_as_people_write_them() -> None:
    [sheet] = sheet_of_word(docx(*LINES))
    rows = [cells[:7] for _place, cells in sheet["rows"][1:]]
    assert rows == [
        ["单", "国家秘密分几级？（　）", "B", "两级", "三级", "四级", ""],
        ["单", "传阅文件由谁送？", "A", "机要员", "阅文人自己转", "", ""],
        ["多", "哪些是密级？（　）", "ABC", "绝密", "机密", "秘密", "普通"],
        ["判断", "涉密文件可以带回家。（　）", "×", "", "", "", ""],
    ]


def test_a_stem_or_an_answer_may_go_on_in_the_next_line() -> None:
    lines = ["（1）下列说法", "哪个正确？", "Ａ．甲", "的做法", "Ｂ．乙", "【答案】A"]
    [asked] = questions_in(lines)
    assert asked.row()[:5] == ["", "下列说法哪个正确？", "A", "甲的做法", "乙"]


def test_a_word_file_goes_the_same_way(upload: Any, cast: Any, behind_the_doors: Any) -> None:
    batch, page = upload("题库.docx", docx(*LINES, "5. 没有答案的题", "A. 甲", "B. 乙"))
    assert (batch.good, batch.faulty) == (4, 1)
    assert "答案没有填" in page
    confirm_batch(batch, by=cast["secrecy_office"])
    with behind_the_doors():
        assert Question.objects.count() == 4


@pytest.mark.parametrize(
    "data", [b"", b"no word file", ole("EncryptedPackage"), docx("没有题号的一段话")], ids=range(4)
)
def test_a_file_that_holds_no_question_is_refused_with_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"docx|没有找到试题"):
        sheet_of_word(data)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("题库.xlsx", workbook([["甲", "乙"]], ("名称", "说明")), "没有找到这些栏目：题干、答案"),
        ("题库.xlsx", b"text", "不是 Excel"),
        ("题库.docx", b"text", "不是 Word"),
    ],
)
def test_a_wrong_file_is_said_at_its_field(
    name: str, data: bytes, words: str, client_of: Any, course: Any
) -> None:
    fields = {"course": str(course().pk), "file": SimpleUploadedFile(name, data)}
    page = client_of("personnel").post("/act/training.questions.uploaded/", fields)
    assert page.status_code == 200
    assert words in page.content.decode()


@pytest.mark.clause("EDU-08")
def test_training_records_come_from_excel(upload: Any, cast: Any, behind_the_doors: Any) -> None:
    rows = [
        ["R0301", "2026.3.5", "保密法讲座", "讲座", 1.5, "参加", "签3"],
        ["李思远", "2026年4月1日", "知识竞赛", "知识竞赛", "2学时", "合格", ""],
        ["查无此人", "2026-04-01", "讲座", "讲座", 1, "", ""],
        ["R0301", "3月5日", "讲座", "跳舞", "半天", "优", ""],
        ["郑守言", "2026-04-01", "讲座", "讲座", 1, "", ""],
        ["何远", "2099-01-01", "讲座", "讲座", 0, "", ""],
    ]
    batch, page = upload("培训.xlsx", workbook(rows, LEARNT), into="records")
    assert (batch.good, batch.faulty) == (2, 4)
    faults = [(place, words) for place, _field, words in batch.faults]
    assert (4, "没有这个在册人员") in faults
    assert (6, "不得登记自己的学时") in faults
    assert [place for place, _words in faults].count(5) == 4
    assert [place for place, _words in faults].count(7) == 2
    assert "李思远" in page
    confirm_batch(batch, by=cast["secrecy_office"])
    with behind_the_doors():
        found = {
            (row.person, row.day, row.form, row.minutes, row.result, row.paper)
            for row in TrainingRecord.objects.select_related("person")
        }
    assert found == {
        (cast["junior"], date(2026, 3, 5), "lecture", 90, "attended", "签3"),
        (cast["reader"], date(2026, 4, 1), "contest", 120, "passed", ""),
    }


@pytest.mark.clause("EDU-04", "EDU-08", shows="refused")
def test_a_batch_is_confirmed_once_by_who_uploaded_it(
    upload: Any, cast: Any, behind_the_doors: Any
) -> None:
    batch, _page = upload("题库.xlsx", workbook(ROWS, HEADINGS))
    with pytest.raises(Refused, match="由上传人 郑守言 确认"):
        confirm_batch(batch, by=cast["personnel"])
    discard_batch(batch, by=cast["personnel"])
    with pytest.raises(Refused, match="已放弃"):
        confirm_batch(batch, by=cast["secrecy_office"])
    with behind_the_doors():
        assert not Question.objects.exists()
        batch.refresh_from_db()
    assert bytes(batch.staged) == b""


def test_nothing_good_is_not_confirmed(upload: Any, cast: Any) -> None:
    batch, _page = upload("题库.xlsx", workbook(ROWS[4:5], HEADINGS))
    with pytest.raises(Refused, match="没有一行可以导入"):
        confirm_batch(batch, by=cast["secrecy_office"])


def test_what_is_in_the_bank_meanwhile_is_not_written_twice(
    upload: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    batch, _page = upload("题库.xlsx", workbook(ROWS[:2], HEADINGS))
    fields = {
        "course": str(batch.course_id),
        "file": SimpleUploadedFile("a.xlsx", workbook(ROWS[:1], HEADINGS)),
    }
    client_of("personnel").post("/act/training.questions.uploaded/", fields)
    with behind_the_doors():
        other = Batch.objects.exclude(pk=batch.pk).get()
    confirm_batch(other, by=cast["personnel"])
    assert confirm_batch(batch, by=cast["secrecy_office"]).written == 1
    assert timezone.now() >= batch.uploaded_at
