"""The dry run of a file: its rows as they would be written, and what is wrong with the others."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.imports.declarations import Importer
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.judging import Verdict, judge
from jiyao.foundation.imports.sheets import guess_arrangement, guess_columns
from jiyao.foundation.imports.workbooks import Unreadable

MOST_ROWS = 1000


@dataclass
class Judged:
    """What a dry run found. rows: number in the file and values; faults: number, field, words."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    faulty: int = 0
    faults: list[list[Any]] = field(default_factory=list)


def judged(importer: Importer, name: str, sheets: list[dict[str, Any]], at: datetime) -> Judged:
    """Judge the sheet with the headings that are known best.

    Raises Unreadable when a column is missing that every row needs, or there are too many rows.
    """
    draft = Draft(sheets, arrangement=guess_arrangement(sheets, importer.fields))
    draft.columns = guess_columns(draft.headings, importer.fields)
    missing = [f.title for f in importer.fields if f.required and f.name not in draft.columns]
    if missing:
        names = "、".join(map(str, missing))
        raise Unreadable(_("没有找到这些栏目：%(names)s。请在表头里写明") % {"names": names})
    return _told(importer, name, judge(importer, draft, at))


def _told(importer: Importer, name: str, verdict: Verdict) -> Judged:
    if len(verdict.good) + verdict.faulty > MOST_ROWS:
        raise Unreadable(_("一次最多导入 %d 行，请分开上传") % MOST_ROWS)
    faults = [
        [fault.place, str(importer.field(fault.field).title), str(fault.message)]
        for fault in verdict.faults
    ]
    skipped = [[place, "", _("看作说明，没有导入")] for place, _words in verdict.skipped]
    rows = [[row.place, row.values] for row in verdict.good]
    return Judged(name[-200:], rows, verdict.faulty, sorted(faults + skipped))
