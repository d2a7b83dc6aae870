"""The texts that are received: those beside the project where present, else our samples."""

from dataclasses import dataclass
from pathlib import Path

from tests.browser.installation import ROOT

SEEDS, SAMPLES = ROOT.parent / "shared" / "seeds", ROOT / "tests" / "samples"
SIGNS_A_PAGE = 600


@dataclass(frozen=True)
class Text:
    """A text as the keeper holds it on paper: its title is the first line."""

    title: str
    pages: int


def five_texts() -> list[Text]:
    """Return the five texts, in the order of their file names."""
    folder = SEEDS if SEEDS.is_dir() else SAMPLES
    return [_read(path) for path in sorted(folder.glob("*.txt"))[:5]]


def _read(path: Path) -> Text:
    words = path.read_text(encoding="utf-8").strip()
    title = words.splitlines()[0].strip()[:200]
    return Text(title, len(words) // SIGNS_A_PAGE + 1)
