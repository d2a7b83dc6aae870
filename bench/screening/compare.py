"""The engine beside what a user would pick otherwise, on the same files in one run.

    python bench/screening/compare.py [--every N] [--ordinary N]

Alternatives: kreuzberg and markitdown with the mark's expression over the text they give, and
`grep -rF` with the marks in UTF-8 and GBK. Needs `kreuzberg` and `markitdown[all]`.
"""

import argparse
import re
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import samples
from jiyao_screening.engine import Engine
from jiyao_screening.pool import Pool
from jiyao_screening.targets import collect
from jiyao_screening.verdicts import Verdict
from recall import line

MARK = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]")
Finder = Callable[[Path], set[str]]


def _engine(folder: Path) -> set[str]:
    with TemporaryDirectory() as scratch:
        pool = Pool(Engine(), 2, scratch)
        try:
            results = list(pool.run(collect([folder])))
        finally:
            pool.close()
    return {Path(result.path).name for result in results if result.verdict is Verdict.HIT}


def _extracted(text_of: Callable[[Path], str]) -> Finder:
    def find(folder: Path) -> set[str]:
        found = set()
        for path in folder.iterdir():
            try:
                text = text_of(path)
            except Exception:
                continue
            if MARK.search(text):
                found.add(path.name)
        return found

    return find


def _kreuzberg() -> Finder:
    import kreuzberg

    return _extracted(lambda path: kreuzberg.extract_file_sync(str(path)).content)


def _markitdown() -> Finder:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return _extracted(lambda path: converter.convert_local(path).text_content)


def _grep(folder: Path) -> set[str]:
    words = [
        f"{level}★".encode(code) for level in ("绝密", "机密", "秘密") for code in ("utf-8", "gbk")
    ]
    found: set[str] = set()
    for word in words:
        command = ["grep", "-rlaF", "--", word, str(folder)]
        listed = subprocess.run(command, capture_output=True, env={"LC_ALL": "C"}, check=False)
        found |= {Path(row).name for row in listed.stdout.decode().splitlines()}
    return found


def _write(folder: Path, every: int, ordinary: int) -> tuple[dict[str, str], set[str]]:
    hidden: dict[str, str] = {}
    for sample in samples.hidden(every):
        (folder / sample.name).write_bytes(sample.data)
        hidden[sample.name] = sample.family
    harmless = set()
    for sample in samples.harmless(ordinary):
        (folder / sample.name).write_bytes(sample.data)
        harmless.add(sample.name)
    return hidden, harmless


def _report(name: str, found: set[str], hidden: dict[str, str], harmless: set[str]) -> None:
    by_format: dict[str, list[bool]] = defaultdict(list)
    for file, form in hidden.items():
        by_format[samples.suffix(form)].append(file in found)
    plain = {file for file, family in hidden.items() if family.endswith("| as-is")}
    print(line("recall", len(found & hidden.keys()), len(hidden)))
    print(line("  not disguised", len(found & plain), len(plain)))
    print(line("false alarms", len(found & harmless), len(harmless)))
    shares = (f"{form} {sum(hits) / len(hits):.0%}" for form, hits in sorted(by_format.items()))
    print("  by format: " + ", ".join(shares))


def main() -> None:
    """Write the corpus to a temporary folder and let every candidate look for the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--ordinary", type=int, default=800)
    options = parser.parse_args()
    finders: dict[str, Finder] = {
        "jiyao-scan, two processes": _engine,
        "kreuzberg + expression": _kreuzberg(),
        "markitdown + expression": _markitdown(),
        "grep -rF": _grep,
    }
    with TemporaryDirectory() as name:
        folder = Path(name)
        hidden, harmless = _write(folder, options.every, options.ordinary)
        count = len(hidden) + len(harmless)
        print(f"{len(hidden)} files with a mark, {len(harmless)} ordinary files")
        for title, find in finders.items():
            start = time.perf_counter()
            found = find(folder)
            seconds = time.perf_counter() - start
            print(f"\n{title}: {count / seconds:.0f} files/s")
            _report(title, found, hidden, harmless)


if __name__ == "__main__":
    main()
