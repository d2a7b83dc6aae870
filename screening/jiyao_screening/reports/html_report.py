"""A page for people: summary, then every file that is not clean with its findings."""

from collections import Counter
from html import escape

from ..verdicts import Result, Verdict
from . import TITLES, Run

_STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}h2{font-size:1.05rem}"
)


def _rows(result: Result) -> str:
    found = "".join(
        f"<tr><td>{finding.grade}</td><td>{escape(finding.part) or '正文'}</td>"
        f"<td>{finding.offset}</td><td>{escape(finding.excerpt)}</td></tr>"
        for finding in result.findings
    )
    missed = "".join(
        f"<tr><td>未读</td><td>{escape(gap.name) or '文件'}</td>"
        f"<td></td><td>{escape(gap.reason)}</td></tr>"
        for gap in result.gaps
    )
    return found + missed


def _section(result: Result) -> str:
    head = "<tr><th>等级</th><th>部件</th><th>位置</th><th>内容（上下文已遮盖）</th></tr>"
    title = f"{TITLES[result.verdict]}：{escape(result.path)}"
    return f"<h2>{title}</h2><table>{head}{_rows(result)}</table>"


def render(run: Run) -> str:
    """Return the run as one self-contained HTML page."""
    counts = Counter(result.verdict for result in run.results)
    summary = "，".join(f"{TITLES[verdict]} {counts[verdict]}" for verdict in Verdict)
    shown = [file for file in run.results if file.verdict is not Verdict.CLEAN or file.findings]
    sections = "".join(_section(file) for file in shown)
    page = (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>保密检查报告</title>'
        f"<style>{_STYLE}</style><h1>保密检查报告</h1>"
        f"<p>计算机 {escape(run.machine)}，完成于 {run.finished:%Y-%m-%d %H:%M}，"
        f"规则 {escape(run.rules)}</p>"
        f"<p>共 {len(run.results)} 个文件：{summary}</p>{sections}</html>"
    )
    return page.encode("utf-8", "replace").decode("utf-8")
