"""The program that reads the lines of one Word file: a process with limits of its own.

The file comes on standard input, JSON goes to standard output: `{"lines": […]}` or
`{"fault": code}`. Nothing of Django is loaded, nothing is written to disk.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.confining import confine
from jiyao.foundation.vault.turning.containers import Container
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.word import flow_of_word


def main() -> None:
    """Read standard input and print what was found."""
    confine(limits.TURN_SECONDS)
    try:
        blocks = flow_of_word(Container(sys.stdin.buffer.read())).blocks
        said: dict[str, Any] = {"lines": list(lines_of(blocks))}
    except Unfit as fault:
        said = {"fault": str(fault)}
    except (MemoryError, RecursionError):
        said = {"fault": "too_much"}
    json.dump(said, sys.stdout, ensure_ascii=True)


def lines_of(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of paragraphs and of the cells of tables, in their order."""
    for block in blocks:
        if block["kind"] == "paragraph":
            words = "".join(run.get("text", "") for run in block["runs"]).replace("\u200b", "")
            yield from (line.strip() for line in words.splitlines() if line.strip())
        elif block["kind"] == "table":
            for cell in sorted(block["cells"], key=lambda each: (each["y"], each["x"])):
                yield from lines_of(cell["blocks"])


if __name__ == "__main__":
    main()
