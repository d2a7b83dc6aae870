"""The programme of the year reaches everybody; who is not covered is chased (EDU-01)."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.training.models import TrainingYear
from jiyao.domains.training.papers.years import fill_coverage
from jiyao.domains.training.procedures.covering import COVER, issue_programme
from jiyao.domains.training.procedures.recording import book_record, void_record
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused

LECTURE = {"title": "全员教育", "form": "lecture", "minutes": 120, "result": "attended"}


@pytest.fixture
def march() -> Any:
    """Stand in the middle of a year."""
    with time_machine.travel(timezone.make_aware(timezone.datetime(2027, 3, 1, 9))) as traveller:
        yield traveller


@pytest.fixture
def programme(march: Any, cast: Any, tick: Any) -> Any:
    """Issue a programme that is to reach everybody by the end of June."""

    def issue(content: str = "六月集中教育", due_on: date = date(2027, 6, 30)) -> Any:
        made = issue_programme(content=content, due_on=due_on, by=cast["secrecy_office"])
        tick()
        return made

    return issue


@pytest.fixture
def reach(cast: Any) -> Any:
    """Book that one of the cast took part."""

    def book(key: str, **changes: Any) -> Any:
        day = timezone.localdate()
        fields = {**LECTURE, "course": None, "paper": "", **changes}
        by = cast["secrecy_office" if key == "personnel" else "personnel"]
        return book_record(person=cast[key], day=day, **fields, by=by)

    return book


@pytest.fixture
def owing(cast: Any, behind_the_doors: Any) -> Any:
    """Return who still owes taking part."""

    def find() -> set[str]:
        names = {person.pk: key for key, person in cast.items()}
        with behind_the_doors():
            rows = Duty.objects.pending().filter(kind_code=COVER)
            return {names[key] for key in rows.values_list("owner", flat=True)}

    return find


@pytest.mark.clause("EDU-01", shows="in-time")
def test_everybody_owes_taking_part_until_it_is_booked(
    programme: Any, reach: Any, owing: Any, cast: Any, tick: Any
) -> None:
    programme()
    assert owing() == set(cast)
    reach("junior")
    reach("keeper", form="self")
    assert owing() == cast.keys() - {"junior"}
    tick()
    assert owing() == cast.keys() - {"junior"}


@pytest.mark.clause("EDU-01", shows="overdue")
def test_who_is_not_covered_by_the_day_is_late_and_voiding_brings_it_back(
    programme: Any, reach: Any, march: Any, owing: Any, cast: Any, tick: Any, behind_the_doors: Any
) -> None:
    programme()
    rows = [reach(key) for key in cast if key not in ("reader", "personnel")]
    void_record(rows[0], reason="没有到", by=cast["personnel"])
    tick()
    march.move_to(timezone.make_aware(timezone.datetime(2027, 7, 1, 9)))
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now()).filter(kind_code=COVER)
        assert {duty.owner for duty in late} == {cast["reader"], cast["personnel"], rows[0].person}


def test_a_new_day_for_all_moves_what_is_owed(
    programme: Any, behind_the_doors: Any, cast: Any
) -> None:
    programme()
    programme(due_on=date(2027, 11, 30))
    with behind_the_doors():
        days = {timezone.localdate(d.due_at) for d in Duty.objects.filter(kind_code=COVER)}
        assert days == {date(2027, 11, 30)}
        assert Duty.objects.filter(kind_code=COVER).count() == len(cast)


def test_without_a_programme_nobody_is_chased_and_every_year_begins_anew(
    march: Any, tick: Any, owing: Any, behind_the_doors: Any, cast: Any
) -> None:
    tick()
    tick()
    assert owing() == set()
    march.move_to(timezone.make_aware(timezone.datetime(2028, 1, 3, 9)))
    tick()
    with behind_the_doors():
        assert TrainingYear.objects.count() == 2 * len(cast)


@pytest.mark.clause("EDU-01", shows="shown")
@pytest.mark.clause("EDU-01", shows="hidden")
def test_coverage_by_unit_is_shown_to_the_offices_and_printed(
    programme: Any, reach: Any, client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    made = programme()
    reach("reader")
    page = client_of("secrecy_office").get("/training/coverage/").content.decode()
    assert "12 人，已参加集中教育 1 人" in page
    assert "50%" in page, "one of two in 业务一处"
    assert "吴定山" in page
    listed = client_of("personnel").get("/registers/training.year/?show=not-covered")
    assert "李思远" not in listed.content.decode()
    with behind_the_doors():
        rows = list(TrainingYear.objects.all())
        sheet = fill_coverage(rows, facts_of(cast["personnel"], timezone.now()))
    [line] = [row for row in sheet.data["rows"] if row[0] == "业务一处"]
    assert line == ["业务一处", "2", "1", "50%", "0", "吴定山"]
    for key in ("junior", "leader", "keeper"):
        assert client_of(key).get("/training/coverage/").status_code == 403
    assert "六月集中教育" in client_of("junior").get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("content", "due", "words"),
    [
        (" ", timedelta(days=30), "没有写明"),
        ("教育", timedelta(days=-1), "不在今天和年底之间"),
        ("教育", timedelta(days=400), "不在今天和年底之间"),
    ],
)
def test_a_programme_says_what_and_ends_within_the_year(
    content: str, due: timedelta, words: str, programme: Any, march: Any
) -> None:
    with pytest.raises(Refused, match=words):
        programme(content, timezone.localdate() + due)
