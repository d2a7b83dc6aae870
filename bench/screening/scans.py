"""Recall on scanned pages by family, with 95 % bounds, and the seconds a page takes.

python bench/screening/scans.py [--jobs N] [--first N]
"""

import argparse
import time
from collections import defaultdict
from itertools import islice
from multiprocessing import Pool

from corpus.scans import scans
from jiyao_screening.engine import Engine
from jiyao_screening.limits import Limits
from jiyao_screening.verdicts import Verdict
from recall import table

_engine = Engine(limits=Limits(seconds=600))


def look(scan: tuple[str, str, bytes]) -> tuple[str, str, bool, float]:
    """Return family, mark, whether it was found, and the processor seconds it took."""
    family, mark, data = scan
    start = time.process_time()
    hit = _engine.screen_bytes(data).verdict is Verdict.HIT
    return family, mark, hit, time.process_time() - start


def main() -> None:
    """Look at all scans and print the table and what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--first", type=int, help="only so many")
    options = parser.parse_args()
    found: dict[str, list[bool]] = defaultdict(list)
    seconds, missed = [], []
    with Pool(options.jobs) as pool:
        for family, mark, hit, spent in pool.imap(look, islice(scans(), options.first)):
            found[family].append(hit)
            seconds.append(spent)
            missed += [] if hit else [f"{family}: {mark}"]
    table("scanned pages: L1 recall by family", found)
    print(f"processor seconds a page: {sum(seconds) / len(seconds):.1f}, most {max(seconds):.1f}")
    print("missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
