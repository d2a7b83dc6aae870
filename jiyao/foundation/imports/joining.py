"""Several lines under one merged number are one row: who else has a copy, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jiyao.foundation.imports.declarations import Fault, Importer, Joined, Row
from jiyao.foundation.imports.drafts import Draft


@dataclass
class Merged:
    """The merged cells of a sheet below its headings.

    first: line → the first line under the same merged number; repeated: the (row, column) of cells
    that only repeat the merged cell above them.
    """

    first: dict[int, int] = field(default_factory=dict)
    repeated: set[tuple[int, int]] = field(default_factory=set)


def merged_in(importer: Importer, draft: Draft) -> Merged:
    """Return what is merged downward in the chosen sheet."""
    found, key = Merged(), draft.columns.get(importer.key)
    chosen = set(draft.columns.values())
    begin = draft.arrangement.header + draft.arrangement.depth
    for top, column, bottom in draft.sheet.get("spans", ()):
        if column not in chosen:
            continue
        for place in range(max(top, begin) + 1, bottom + 1):
            found.repeated.add((place, column))
            if column == key and draft.mended.get(place, {}).get(importer.key) is None:
                found.first[place] = max(top, begin)
    return found


def join(importer: Importer, row: Row, line: Row) -> Iterator[Fault]:
    """Put a further line to its row; yield a fault where it says what only one line may say."""
    for each in importer.fields:
        if each.joined is Joined.SAME:
            said = line.values.pop(each.name, None)
            if said is not None and said != row.get(each.name):
                words = _("与第 %(row)d 行不同；同一号码下的各行应当相同")
                yield Fault(line.place, each.name, words % {"row": row.place})
    row.lines.append(line)
