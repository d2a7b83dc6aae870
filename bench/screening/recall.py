"""Recall and false alarms of the engine on the development corpus, with 95 % bounds.

python bench/screening/recall.py [--every N] [--ordinary N] [--ocr]
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable

from corpus import samples
from corpus.intervals import wilson
from jiyao_screening.engine import Engine
from jiyao_screening.rules import Grade
from jiyao_screening.verdicts import Verdict


def line(name: str, successes: int, total: int) -> str:
    """Return one row of a table: count, share, and its 95 % bounds."""
    low, high = wilson(successes, total)
    share = successes / total if total else 0.0
    return f"{name:<28}{successes:>7}/{total:<7}{share:>8.2%}   [{low:.2%}, {high:.2%}]"


def table(title: str, counts: dict[str, list[bool]]) -> None:
    """Print a table of shares by family and in all."""
    print(f"\n{title}")
    for name in sorted(counts):
        print(line(name, sum(counts[name]), len(counts[name])))
    everything = [value for values in counts.values() for value in values]
    print(line("all", sum(everything), len(everything)))


def recall(engine: Engine, found: Iterable[samples.Sample], title: str) -> None:
    """Print recall by format, by place and by disguise."""
    by_place: dict[str, list[bool]] = defaultdict(list)
    by_format: dict[str, list[bool]] = defaultdict(list)
    by_disguise: dict[str, list[bool]] = defaultdict(list)
    for sample in found:
        hit = engine.screen_bytes(sample.data).verdict is Verdict.HIT
        place, disguise = sample.family.split(" | ")
        by_place[place].append(hit)
        by_format[samples.suffix(place)].append(hit)
        by_disguise[disguise].append(hit)
    for name, counts in (("format", by_format), ("place", by_place), ("disguise", by_disguise)):
        table(f"{title}: L1 recall by {name}", counts)


def false_alarms(engine: Engine, count: int) -> None:
    """Print the share of ordinary files with L1 and with L2 findings."""
    strong: dict[str, list[bool]] = defaultdict(list)
    unclear: dict[str, list[bool]] = defaultdict(list)
    for sample in samples.harmless(count):
        grades = {f.grade for f in engine.screen_bytes(sample.data).findings}
        strong[sample.family].append(Grade.L1 in grades)
        unclear[sample.family].append(Grade.L2 in grades)
    table("ordinary files with L1 findings", strong)
    table("ordinary files with L2 findings", unclear)


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="thin the disguises out")
    parser.add_argument("--ordinary", type=int, default=4000)
    parser.add_argument("--ocr", action="store_true", help="also pictures and scans")
    options = parser.parse_args()
    engine = Engine()
    recall(engine, samples.hidden(options.every), "hidden and transformed")
    if options.ocr:
        recall(engine, samples.drawn(), "pictures and scans")
    false_alarms(engine, options.ordinary)
    silent = [
        engine.screen_bytes(sample.data).verdict is Verdict.CLEAN for sample in samples.unreadable()
    ]
    print("\n" + line("unreadable but clean", sum(silent), len(silent)))


if __name__ == "__main__":
    main()
