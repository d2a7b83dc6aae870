"""Plain text becomes a flow: a paragraph a line, as it stands."""

from jiyao.foundation.vault.turning.encodings import text_of
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.flowing import Flow, leaf, paragraph


def flow_of_text(data: bytes) -> Flow:
    """Return the flow of a text. Raises Unfit when it is none."""
    text = text_of(data)
    if text is None:
        raise Unfit("damaged")
    flow = Flow()
    flow.page["sides"] = [56.0, 56.0, 56.0, 56.0]
    for number, page in enumerate(text.rstrip("\x1a").split("\f")):
        flow.blocks += [leaf()] if number else []
        for line in page.splitlines():
            flow.blocks.append(paragraph(flow.words(_kept(line))))
    return flow


def _kept(line: str) -> str:
    """Return a line whose blanks stay as wide as they are."""
    return line.expandtabs(4).replace("  ", "\u00a0 ").rstrip()
