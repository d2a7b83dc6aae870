"""Files of questions and of training records: judged first, written when confirmed."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Batch, Course
from jiyao.domains.training.procedures.banking import write_question
from jiyao.domains.training.procedures.recording import enter_record
from jiyao.domains.training.rules import courses, questions
from jiyao.domains.training.rules import importing as rules
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.imports.judged import Judged
from jiyao.foundation.imports.keeping import put_away, take_out
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

KIND = Batch.Kind


@procedure(
    "training.questions.uploaded",
    _("导入试题"),
    by=PEOPLE_OFFICES,
    cites=("EDU-04",),
    rules=(courses.course_is_on_the_list, questions.course_has_a_bank),
)
def upload_questions(*, course: Course, file: Judged, by: Person, at: datetime) -> Batch:
    """Keep what the dry run of a file found; nothing is in the bank yet."""
    return _stage(KIND.QUESTIONS, file, by, at, course)


@procedure("training.records.uploaded", _("导入培训记录"), by=PEOPLE_OFFICES, cites=("EDU-08",))
def upload_records(*, file: Judged, by: Person, at: datetime) -> Batch:
    """Keep what the dry run of a file found; nothing is in the register yet."""
    return _stage(KIND.RECORDS, file, by, at, None)


@procedure(
    "training.batch.confirmed",
    _("确认导入"),
    by=PEOPLE_OFFICES,
    cites=("EDU-04", "EDU-08"),
    rules=(rules.batch_is_open, rules.some_row_is_good, rules.uploader_confirms),
)
def confirm_batch(batch: Batch, *, by: Person, at: datetime) -> Batch:
    """Write the rows that are good, all of them or none; faulty ones are left out."""
    rows = staged_in(batch)
    write = _write_question if batch.kind_of == KIND.QUESTIONS else _write_record
    return _close(batch, at, sum(write(batch, values, by, at) for _place, values in rows))


@procedure(
    "training.batch.discarded",
    _("放弃导入"),
    by=PEOPLE_OFFICES,
    cites=("EDU-04", "EDU-08"),
    rules=(rules.batch_is_open,),
    exceptional=True,
)
def discard_batch(batch: Batch, *, by: Person, at: datetime) -> Batch:
    """Give a file up; what was staged of it is emptied."""
    return _close(batch, at, None)


def staged_in(batch: Batch) -> list[Any]:
    """Return the rows that would be written: number in the file, and values.

    Raises InvalidTag when they were staged under another key.
    """
    rows: list[Any] = take_out(batch.public_id, bytes(batch.staged)) if batch.staged else []
    return rows


def _stage(kind: str, file: Judged, by: Person, at: datetime, course: Course | None) -> Batch:
    batch = Batch(
        kind_of=kind,
        course=course,
        file_name=file.name,
        good=len(file.rows),
        faulty=file.faulty,
        faults=file.faults,
        uploaded_by=by,
        uploaded_at=at,
    )
    batch.staged = put_away(batch.public_id, file.rows)
    batch.save()
    return batch


def _close(batch: Batch, at: datetime, written: int | None) -> Batch:
    batch.closed_at, batch.written, batch.staged = at, written, b""
    batch.save()
    return batch


def _write_question(batch: Batch, values: dict[str, Any], by: Person, at: datetime) -> bool:
    """Write one question unless the bank has got it meanwhile."""
    course: Any = batch.course
    if course.questions.holding_at(at).filter(text=values["text"]).exists():
        return False
    kind, right = values["kind"], values["right"]
    write_question(course, kind, values["text"], values["options"], right, by, at)
    return True


def _write_record(batch: Batch, values: dict[str, Any], by: Person, at: datetime) -> bool:
    person = Person.objects.get(pk=values["person"][0])
    day = date.fromisoformat(values["day"])
    what = {name: values[name] for name in ("title", "form", "minutes")}
    optional = {"result": values.get("result", "attended"), "paper": values.get("paper", "")}
    enter_record(person, day, by, at, **what, **optional)
    return True
