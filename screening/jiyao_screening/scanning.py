"""One run over many targets: cache first, then the processes, with progress."""

import sys
from pathlib import Path

from .cache import Cache
from .engine import Engine
from .pool import Pool
from .targets import Target
from .verdicts import Result


class _Progress:
    def __init__(self, total: int, quiet: bool) -> None:
        self._total = total
        self._done = 0
        self._quiet = quiet or not sys.stderr.isatty()

    def step(self) -> None:
        self._done += 1
        if not self._quiet:
            end = "\n" if self._done == self._total else ""
            print(f"\r已读 {self._done}/{self._total}", end=end, file=sys.stderr, flush=True)


def _known(targets: list[Target], cache: Cache | None) -> tuple[list[Target], list[Result]]:
    waiting, known = [], []
    for target in targets:
        result = cache.find(target) if cache else None
        if result:
            known.append(result)
        else:
            waiting.append(target)
    return waiting, known


def scan(
    engine: Engine,
    targets: list[Target],
    jobs: int,
    folder: str,
    cache_path: Path | None,
    quiet: bool,
) -> list[Result]:
    """Return the results of all targets, in the order of their paths."""
    cache = Cache(cache_path, f"{engine.rules.version} {engine.limits}") if cache_path else None
    waiting, results = _known(targets, cache)
    by_path = {str(target.path): target for target in targets}
    progress = _Progress(len(waiting), quiet)
    pool = Pool(engine, max(1, jobs), folder)
    try:
        for result in pool.run(waiting):
            if cache:
                cache.store(by_path[result.path], result)
            results.append(result)
            progress.step()
    finally:
        pool.close()
        if cache:
            cache.close()
    return sorted(results, key=lambda result: result.path)
