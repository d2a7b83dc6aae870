"""Mutates files of the corpus and reads them all: nothing may crash, hang or look clean unread.

python bench/screening/mutants.py [COUNT [JOBS]]
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import samples
from jiyao_screening.engine import Engine
from jiyao_screening.limits import Limits
from jiyao_screening.pool import Pool
from jiyao_screening.targets import collect


def mutate(data: bytes, source: random.Random) -> bytes:
    """Return `data` with bytes changed, removed, added, or the end cut off."""
    broken = bytearray(data)
    for _ in range(source.randint(1, 20)):
        at = source.randrange(len(broken) + 1)
        broken[at : at + source.choice((1, 1, 4, 64))] = source.randbytes(source.choice((0, 1, 4)))
    return bytes(broken[: source.choice((len(broken), source.randrange(len(broken) + 1)))])


def main() -> None:
    """Write the mutants, read them with `jobs` processes, print verdicts and processes lost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    source = random.Random(7)
    originals = [sample.data for sample in samples.hidden(every=3)]
    with TemporaryDirectory() as name, TemporaryDirectory() as scratch:
        for number in range(count):
            data = mutate(originals[number % len(originals)], source)
            Path(name, f"{number}.bin").write_bytes(data)
        start = time.perf_counter()
        pool = Pool(Engine(limits=Limits(seconds=20)), jobs, scratch)
        results = list(pool.run(collect([Path(name)])))
        pool.close()
        left = len(list(Path(scratch).iterdir()))
    seconds = time.perf_counter() - start
    verdicts = Counter(result.verdict.value for result in results)
    print(f"{len(results)} files, {len(results) / seconds:.0f}/s, {dict(verdicts)}")
    lost = [result for result in results if result.transient]
    print(f"processes lost: {len(lost)}, files left in the temporary folder: {left}")
    for result in lost[:5]:
        print(f"  {result.path}: {result.gaps[0].reason}")


if __name__ == "__main__":
    main()
