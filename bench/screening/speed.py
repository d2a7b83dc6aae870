"""Throughput of the engine beside two alternatives, on material made in the same run.

    python bench/screening/speed.py

Every rate is of one process, first by processor time, then by the clock; a busy machine shows
in the second. At the end the same texts in two processes at once, by the clock. Alternatives:
kreuzberg for documents, Python's `re` for text and terms.
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

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


def rate(work: Callable[[], object], amount: float, unit: str) -> str:
    """Return how much of `amount` `work` does in a second of the processor and of the clock."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    processor = time.process_time() - processor
    return f"{amount / processor:.0f} {unit} ({amount / (time.perf_counter() - clock):.0f})"


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

    work = lambda: [kreuzberg.extract_bytes_sync(data, kind) for data in files]  # noqa: E731
    return "kreuzberg " + rate(work, len(files), "a second")


def _records(source: random.Random, count: int) -> list[dict[str, object]]:
    return [
        {
            "id": source.randbytes(12).hex(),
            "name": source.choice(texts.ORDINARY),
            "v": [source.random() for _ in range(4)],
        }
        for _ in range(count)
    ]


def _logged(source: random.Random) -> str:
    return (
        f"2024-05-01 10:{source.randint(10, 59)}:02 INFO id={source.randbytes(16).hex()} "
        f"uuid {source.randbytes(4).hex()}-{source.randbytes(2).hex()} n={source.randint(1, 99999)}"
    )


def kinds_of_text() -> dict[str, bytes]:
    """Return texts of several MB, from plain prose to what is dense with numbers and marks."""
    source = random.Random(SEED)
    sources = sorted(Path(__file__).parents[2].glob("jiyao/**/*.py"))
    rows = (",".join(str(source.randint(1, 99_999)) for _ in range(10)) for _ in range(100_000))
    return {
        "prose, a hash in every 11th sentence": prose(60_000_000).encode(),
        "prose in gb18030": prose(12_000_000).encode("gb18030"),
        "sentences, level words in a fourth": _lines(source, texts.ORDINARY, 80_000),
        "law, level words in nearly all": _lines(source, texts.LAW + texts.ORDINARY, 40_000),
        "log, hashes and identifiers": "\n".join(_logged(source) for _ in range(60_000)).encode(),
        "table of numbers": "\n".join(rows).encode(),
        "json": json.dumps(_records(source, 20_000), ensure_ascii=False).encode(),
        "json, escaped": json.dumps(_records(source, 20_000)).encode(),
        "program code": b"\n".join(path.read_bytes() for path in sources),
    }


def _lines(source: random.Random, sentences: tuple[str, ...], count: int) -> bytes:
    return "\n".join(source.choice(sentences) for _ in range(count)).encode()


def text_rates(engine: Engine) -> None:
    """Print MB/s over texts of every kind."""
    marks = re.compile(r"(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]")
    for kind, data in kinds_of_text().items():
        size = len(data) / 1e6
        ours = rate(lambda data=data: engine.screen_bytes(data), size, "MB/s")
        other = rate(lambda data=data: marks.search(data.decode("gb18030", "ignore")), size, "MB/s")
        print(f"{kind}: {ours}; re, marks only: {other}")


@cache
def _engine() -> Engine:
    return Engine()


def _read_it(data: bytes) -> None:
    _engine().screen_bytes(data)


def rates_of_two() -> None:
    """Print MB/s of two processes, each with a text of its own, by the clock."""
    with ProcessPoolExecutor(2, get_context("fork")) as two:
        list(two.map(_read_it, [b"begin"] * 2))
        for kind, data in kinds_of_text().items():
            begun = time.perf_counter()
            list(two.map(_read_it, [data] * 2))
            took = time.perf_counter() - begun
            print(f"two processes, {kind}: {2 * len(data) / 1e6 / took:.0f} MB/s")


def document_rates(engine: Engine) -> None:
    """Print documents and pages per second."""
    source = random.Random(SEED)
    files = [document(source) for _ in range(100)]
    ours = rate(lambda: [engine.screen_bytes(data) for data in files], 100, "a second")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    print(f"docx: {ours}; {_kreuzberg_rate(files, kind)}")
    pages = [portable.CARRIERS["pdf text"](prose(1500, seed)) for seed in range(60)]
    ours = rate(lambda: [engine.screen_bytes(data) for data in pages], 60, "a second")
    print(f"pdf pages: {ours}; {_kreuzberg_rate(pages, 'application/pdf')}")
    makers = list(ordinary.MAKERS.values())
    mixed = [makers[number % len(makers)](source) for number in range(400)]
    ours = rate(lambda: [engine.screen_bytes(data) for data in mixed], 400, "a second")
    print(f"mixed files: {ours}")


def term_rate() -> None:
    """Print MB/s of the matcher with many terms, beside one regular expression of a tenth."""
    source = random.Random(SEED)
    words = {"".join(chr(source.randrange(0x4E00, 0x9FA5)) for _ in range(5)) for _ in range(TERMS)}
    matcher = Matcher(RuleSet(tuple((word, Grade.L2) for word in words)), folder())
    folded = folder().fold(prose(60_000_000))
    size = len(folded.text.encode()) / 1e6
    ours = rate(lambda: matcher.spans(folded), size, "MB/s")
    few = re.compile("|".join(sorted(words)[: TERMS // 10]))
    sample = folded.text[: len(folded.text) // 20]
    theirs = rate(lambda: few.findall(sample), size / 20, "MB/s")
    print(f"{TERMS} terms, folded text: {ours}; re, {TERMS // 10}: {theirs}")


def picture_rate() -> None:
    """Print seconds per picture strip."""
    if not ocr.available():
        print("ocr: not installed")
        return
    image = pictures.drawn("机密★10年")
    budget = Budget(Limits(seconds=600))
    ocr.read(image, budget)
    start = time.process_time()
    for _ in range(3):
        ocr.read(image, budget)
    print(f"ocr, strip of 900 x 320 pixels: {(time.process_time() - start) / 3:.2f} s of processor")


def main() -> None:
    """Run all measurements."""
    engine = Engine()
    text_rates(engine)
    document_rates(engine)
    term_rate()
    picture_rate()
    rates_of_two()


if __name__ == "__main__":
    sys.exit(main())
