"""Each person's training with hours, form and result, against the hours asked for (EDU-08)."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from jiyao.domains.training.facts import add_learnt
from jiyao.domains.training.models import TrainingRecord, TrainingYear
from jiyao.domains.training.papers.records import fill_records
from jiyao.domains.training.papers.years import fill_year
from jiyao.domains.training.procedures.recording import book_record, void_record
from jiyao.domains.training.settings import YEARLY_HOURS
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.paper.parts import fact
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose


@pytest.fixture
def book(cast: Any) -> Any:
    """Book training of the junior, today unless told otherwise."""

    def entered(**changes: Any) -> TrainingRecord:
        fields = {"person": cast["junior"], "day": timezone.localdate(), "title": "案例警示教育"}
        what = {"form": "case", "minutes": 90, "result": "attended", "course": None, "paper": "签1"}
        return book_record(**{**fields, **what, "by": cast["personnel"], **changes})

    return entered


@pytest.fixture
def year_of(tick: Any, cast: Any, behind_the_doors: Any) -> Any:
    """Return the training file of this year of one of the cast."""

    def find(key: str = "junior") -> TrainingYear:
        tick()
        with behind_the_doors():
            rows = TrainingYear.objects.select_related("person__unit")
            found: Any = rows.get(person=cast[key], year=timezone.localdate().year)
            add_learnt([found], timezone.now())
            return found

    return find


@pytest.mark.clause("EDU-08", shows="shown")
def test_hours_count_by_form_and_are_printed_and_exported(
    book: Any, year_of: Any, client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    book()
    book(form="class", title="集中培训", minutes=120)
    book(form="exam", title="考试", minutes=60, result="failed")
    void_record(book(title="重复登记"), reason="重复", by=cast["personnel"])
    file = year_of()
    assert file.learnt.forms == {"case": 90, "class": 120}
    assert (file.learnt.minutes, file.learnt.lacking) == (210, 30)
    client = client_of("junior")
    assert client.get("/training/mine/").url == file.get_absolute_url()
    page = client.get(file.get_absolute_url()).content.decode()
    for words in ("3.5", "0.5", "案例警示教育", "集中培训", "不合格"):
        assert words in page, words
    assert "重复登记" not in page
    with behind_the_doors():
        sheet = fill_year(file, facts_of(cast["junior"], timezone.now()))
        assert fact("已学学时", "3.5") in sheet.data["facts"]
        assert [row[1] for row in sheet.data["rows"]] == ["案例警示教育", "集中培训", "考试"]
        rows = TrainingRecord.objects.select_related("person__unit")
        listed = fill_records(list(rows), facts_of(cast["personnel"], timezone.now()))
        assert listed.data["note"] == "合计 3.5 学时（作废和不合格的不计）。"
    export = client_of("personnel").get("/registers/training.record/export/").content
    cells = CalamineWorkbook.from_filelike(BytesIO(export)).get_sheet_by_index(0).to_python()
    assert any("集中培训" in map(str, row) and "2" in map(str, row) for row in cells)


def test_the_register_goes_on_by_day_over_its_pages(book: Any, client_of: Any) -> None:
    today = timezone.localdate()
    for days in range(27):
        book(day=today - timedelta(days=days), title=f"第{days:02}课")
    client = client_of("personnel")
    first = client.get("/registers/training.record/")
    assert [row.cells[1].value for row in first.context["rows"]][::24] == ["第00课", "第24课"]
    older = client.get(first.context["older_url"])
    assert [row.cells[1].value for row in older.context["rows"]] == ["第25课", "第26课"]


@pytest.mark.clause("EDU-08", shows="hidden")
def test_a_training_record_is_for_its_person_and_the_offices(
    book: Any, year_of: Any, client_of: Any
) -> None:
    row, file = book(), year_of()
    for address in (row.get_absolute_url(), file.get_absolute_url()):
        assert client_of("junior").get(address).status_code == 200
        assert client_of("secrecy_office").get(address).status_code == 200
        for key in ("stranger", "leader", "keeper", "system"):
            assert client_of(key).get(address).status_code == 404, key
    own = client_of("stranger").get("/registers/training.record/").content.decode()
    assert "案例警示教育" not in own
    assert client_of("junior").get("/registers/training.year/").status_code == 403


@pytest.mark.parametrize(("hours", "lacking"), [(4, 150), (10, 510), (15, 810), (1, 0)])
def test_the_hours_of_a_year_are_set(hours: int, lacking: int, book: Any, year_of: Any) -> None:
    choose(YEARLY_HOURS, hours)
    book()
    assert year_of().learnt.lacking == lacking


def test_each_kind_of_organisation_starts_with_its_hours() -> None:
    kinds = ("agency", "school", "supplier", "enterprise")
    assert [YEARLY_HOURS.preset_for(kind) for kind in kinds] == [4, 10, 15, 4]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"day": timezone.localdate() + timedelta(days=3)}, "在今天之后"),
        ({"person": "personnel"}, "不得登记自己"),
        ({"by": "junior"}, "您的角色不办理"),
    ],
)
def test_hours_to_come_or_ones_own_are_not_booked(
    change: dict[str, Any], words: str, book: Any, cast: Any
) -> None:
    given = {name: cast.get(value, value) for name, value in change.items()}
    with pytest.raises(Refused, match=words):
        book(**given)


def test_a_line_is_voided_once_and_stays_visible(book: Any, cast: Any, client_of: Any) -> None:
    row = book()
    void_record(row, reason="登错了人", by=cast["personnel"])
    with pytest.raises(Refused, match="已作废"):
        void_record(row, reason="再来", by=cast["personnel"])
    assert "登错了人" in client_of("junior").get(row.get_absolute_url()).content.decode()


def test_hours_are_entered_in_the_form_as_people_say_them(
    client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    fields = {"person": str(cast["junior"].pk), "day": "2026-01-08", "title": "讲座"}
    what = {"form": "lecture", "minutes": "1.25", "result": "attended"}
    client_of("personnel").post("/act/training.record.booked/", {**fields, **what})
    with behind_the_doors():
        assert TrainingRecord.objects.get().minutes == 75
    wrong = client_of("personnel").post(
        "/act/training.record.booked/", {**fields, **what, "minutes": "一天"}
    )
    assert "请先改正" in wrong.content.decode()
