"""Putting the result of a dry run into the draft, with what was read at each fault."""

from datetime import datetime

from jiyao.foundation.imports.cells import shown
from jiyao.foundation.imports.declarations import Importer
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.judging import Verdict, cell_of, judge, place_of

LISTED = 5000


def check(importer: Importer, draft: Draft, at: datetime) -> Verdict:
    """Judge the draft, wipe what may not be kept, and keep in it what was found."""
    verdict = judge(importer, draft, at)
    draft.withhold(verdict.withheld)
    rows = dict(draft.sheet["rows"])
    draft.found = {
        "good": len(verdict.good),
        "faulty": verdict.faulty,
        "skipped": len(verdict.skipped),
        "joined": verdict.joined,
        "withheld": len({place for place, _name in verdict.withheld}),
        "notes": verdict.skipped[:LISTED],
        "faults": [
            [
                fault.place,
                fault.field,
                place_of(draft, fault.place, fault.field),
                shown(cell_of(draft, fault.place, rows[fault.place], fault.field)),
                fault.message,
            ]
            for fault in verdict.faults[:LISTED]
        ],
    }
    return verdict
