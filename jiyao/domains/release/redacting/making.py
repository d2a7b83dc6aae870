"""Making a redacted file of one that is there, with the proof of it (PUB-04)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jiyao.domains.release.passages.folding import spans
from jiyao.domains.release.redacting.asking import Area, Proof, blacken, prove
from jiyao.domains.release.redacting.texts import redact_text

# Seconds for each, making and proving: a person waits, a file that takes longer is to be divided.
WAITING = 25


@dataclass(frozen=True)
class Redacted:
    """A file after redaction. removed: of each passage, in how many places; fault: why not."""

    data: bytes = b""
    removed: tuple[int, ...] = ()
    areas: int = 0
    proof: Proof = field(default_factory=Proof)
    fault: str = ""

    @property
    def places(self) -> int:
        """In how many places something was taken out."""
        return sum(self.removed) + self.areas


def redact_plain(text: str, passages: Sequence[str]) -> Redacted:
    """Take passages out of a text. Raises TooShort for a passage of one sign."""
    counts = tuple(len(found) for found in spans(text, passages))
    data = redact_text(text, passages).encode()
    return Redacted(data, counts, proof=prove(data, passages, WAITING))


def redact_pages(data: bytes, passages: Sequence[str], areas: Sequence[Area]) -> Redacted:
    """Blacken passages and areas on the pages of a file. Raises TooShort."""
    made = blacken(data, passages, areas, WAITING)
    if made.fault:
        return Redacted(fault=made.fault)
    return Redacted(made.made, made.removed, len(areas), prove(made.made, passages, WAITING))
