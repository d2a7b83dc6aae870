"""The summary on the terminal."""

from collections import Counter

from ..verdicts import Result, Verdict
from . import TITLES, Run

_SHOWN = 5


def _file(result: Result) -> list[str]:
    lines = [f"[{TITLES[result.verdict]}] {result.path}"]
    strong = [finding for finding in result.findings if finding.grade != "L3"]
    lines += [
        f"    {f.grade} {f.part or '正文'} 第 {f.offset} 字 {f.excerpt}" for f in strong[:_SHOWN]
    ]
    lines += [f"    未读 {gap.name or '文件'}：{gap.reason}" for gap in result.gaps[:_SHOWN]]
    hidden = max(0, len(strong) - _SHOWN) + max(0, len(result.gaps) - _SHOWN)
    return lines + ([f"    另有 {hidden} 条，见报告"] if hidden else [])


def render(run: Run) -> str:
    """Return the files that are not clean, then the totals."""
    lines: list[str] = []
    for result in run.results:
        if result.verdict is not Verdict.CLEAN:
            lines += _file(result)
    counts = Counter(result.verdict for result in run.results)
    totals = "，".join(f"{TITLES[verdict]} {counts[verdict]}" for verdict in Verdict)
    return "\n".join([*lines, f"共 {len(run.results)} 个文件：{totals}"])
