"""A staged ledger in memory: the sheets, what was chosen, what was mended, the last dry run."""

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from jiyao.foundation.imports.cells import WITHHELD
from jiyao.foundation.imports.keeping import put_away, take_out
from jiyao.foundation.imports.sheets import Arrangement, headings

if TYPE_CHECKING:
    from jiyao.foundation.imports.models import Ledger, Staging


@dataclass
class Draft:
    """Everything about a staged ledger but its names and counts.

    columns: field → column from 0; steady: field → text for all rows; mended: row → field → text;
    found: what the last dry run found, as `checking.check` keeps it; revision: of the ledger when
    this was read; lost: something is staged that the key of the installation does not open.
    """

    sheets: list[dict[str, Any]]
    revision: int = 1
    arrangement: Arrangement = field(default_factory=Arrangement)
    columns: dict[str, int] = field(default_factory=dict)
    steady: dict[str, str] = field(default_factory=dict)
    mended: dict[int, dict[str, str]] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)
    lost: bool = False

    @property
    def sheet(self) -> dict[str, Any]:
        """The chosen sheet."""
        return self.sheets[self.arrangement.sheet]

    @property
    def headings(self) -> dict[int, str]:
        """Column → heading of the chosen sheet."""
        return headings(self.sheet, self.arrangement)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of good, faulty and skipped rows of the last dry run."""
        return {name: self.found.get(name, 0) for name in ("good", "faulty", "skipped")}

    def withhold(self, cells: list[tuple[int, str]]) -> None:
        """Wipe the text of these (row, field); what stood there is not kept."""
        rows = dict(self.sheet["rows"]) if cells else {}
        for place, name in cells:
            column = self.columns.get(name)
            if column is not None and column < len(rows[place]):
                rows[place][column] = WITHHELD
            self.mended.get(place, {}).pop(name, None)

    def keep_for(self, ledger: "Ledger", state: str) -> None:
        """Write the draft and its counts, inside an act; the ledger is in this state then."""
        ledger.state = state
        ledger.revision += 1
        ledger.good, ledger.faulty = self.counts["good"], self.counts["faulty"]
        ledger.skipped = self.counts["skipped"]
        ledger.save()
        self.put_into(ledger.staging)

    def put_into(self, staging: "Staging") -> None:
        """Write the draft into its staging row, encrypted, inside an act."""
        work = {
            "arrangement": asdict(self.arrangement),
            "columns": self.columns,
            "steady": self.steady,
            "mended": self.mended,
            "found": self.found,
        }
        staging.book = put_away(staging.public_id, self.sheets)
        staging.work = put_away(staging.public_id, work)
        staging.save()


def draft_of(staging: "Staging") -> Draft:
    """Return the draft of a staging row that was not emptied.

    Raises InvalidTag when it was staged under another key.
    """
    work = take_out(staging.public_id, bytes(staging.work))
    return Draft(
        sheets=take_out(staging.public_id, bytes(staging.book)),
        revision=staging.ledger.revision,
        arrangement=Arrangement(**work["arrangement"]),
        columns=work["columns"],
        steady=work["steady"],
        mended={int(place): fields for place, fields in work["mended"].items()},
        found=work["found"],
    )
