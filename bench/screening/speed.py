"""Throughput of the engine beside two alternatives, on material made in the same run.

    python bench/screening/speed.py

Alternatives: kreuzberg for documents, Python's `re` for one pass over many terms.
"""

import random
import re
import sys
import time
from collections.abc import Callable
from io import BytesIO

import docx
from corpus import ordinary, texts
from corpus.carriers import pictures, portable
from jiyao_screening import ocr
from jiyao_screening.budget import Budget
from jiyao_screening.engine import Engine
from jiyao_screening.folding import folder
from jiyao_screening.limits import Limits
from jiyao_screening.matching import Matcher
from jiyao_screening.rules import Grade, RuleSet

TERMS = 50_000
SEED = 11


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def prose(size: int, seed: int = SEED) -> str:
    """Return about `size` bytes of ordinary sentences."""
    source = random.Random(seed)
    sentences = [sentence for sentence in texts.ORDINARY if "密" not in sentence]
    return "\n".join(source.choice(sentences) for _ in range(size // 70))


def document(source: random.Random) -> bytes:
    """Return a docx as a word processor's template makes it, with styles and theme."""
    made, target = docx.Document(), BytesIO()
    for _ in range(30):
        made.add_paragraph("".join(texts.paragraphs(source, 3)))
    made.add_table(6, 4)
    made.save(target)
    return target.getvalue()


def _kreuzberg_rate(files: list[bytes], kind: str) -> str:
    import kreuzberg

    seconds = timed(lambda: [kreuzberg.extract_bytes_sync(data, kind) for data in files])
    return f"kreuzberg {len(files) / seconds:.0f}/s"


def text_rate(engine: Engine) -> None:
    """Print MB/s over plain text."""
    data = prose(60_000_000).encode()
    seconds = timed(lambda: engine.screen_bytes(data))
    marks = re.compile(r"(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]")
    other = timed(lambda: marks.search(data.decode()))
    size = len(data) / 1e6
    print(f"text, one process: {size / seconds:.0f} MB/s; re, marks only: {size / other:.0f} MB/s")


def document_rates(engine: Engine) -> None:
    """Print documents and pages per second."""
    source = random.Random(SEED)
    files = [document(source) for _ in range(100)]
    seconds = timed(lambda: [engine.screen_bytes(data) for data in files])
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    print(f"docx, one process: {100 / seconds:.0f}/s; {_kreuzberg_rate(files, kind)}")
    pages = [portable.CARRIERS["pdf text"](prose(1500, seed)) for seed in range(60)]
    seconds = timed(lambda: [engine.screen_bytes(data) for data in pages])
    print(f"pdf pages: {60 / seconds:.0f}/s; {_kreuzberg_rate(pages, 'application/pdf')}")
    makers = list(ordinary.MAKERS.values())
    mixed = [makers[number % len(makers)](source) for number in range(400)]
    seconds = timed(lambda: [engine.screen_bytes(data) for data in mixed])
    print(f"mixed files, one process: {400 / seconds:.0f}/s")


def term_rate() -> None:
    """Print MB/s of the matcher with many terms, beside one regular expression of a tenth."""
    source = random.Random(SEED)
    words = {"".join(chr(source.randrange(0x4E00, 0x9FA5)) for _ in range(5)) for _ in range(TERMS)}
    matcher = Matcher(RuleSet(tuple((word, Grade.L2) for word in words)), folder())
    text = folder().fold(prose(60_000_000)).text
    seconds = timed(lambda: list(matcher.hits(text)))
    size = len(text.encode()) / 1e6
    few = re.compile("|".join(sorted(words)[: TERMS // 10]))
    sample = text[: len(text) // 20]
    other = timed(lambda: few.findall(sample))
    ours, theirs = size / seconds, size / 20 / other
    print(f"{TERMS} terms, folded text: {ours:.0f} MB/s; re, {TERMS // 10}: {theirs:.1f} MB/s")


def picture_rate() -> None:
    """Print seconds per picture strip."""
    if not ocr.available():
        print("ocr: not installed")
        return
    image = pictures.drawn("机密★10年")
    budget = Budget(Limits(seconds=600))
    ocr.read(image, budget)
    seconds = timed(lambda: [ocr.read(image, budget) for _ in range(3)]) / 3
    print(f"ocr, strip of 900 x 320 pixels: {seconds:.2f} s")


def main() -> None:
    """Run all measurements."""
    engine = Engine()
    text_rate(engine)
    document_rates(engine)
    term_rate()
    picture_rate()


if __name__ == "__main__":
    sys.exit(main())
