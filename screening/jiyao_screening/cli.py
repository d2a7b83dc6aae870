"""The command `jiyao-scan`."""

import argparse
import os
import re
import socket
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from . import VERSION, baseline
from .engine import Engine
from .limits import Limits
from .reports import Run, html_report, json_report, sarif, terminal
from .rules import NUMBER, RuleSet, read_patterns, read_terms
from .scanning import scan
from .targets import Target, collect
from .verdicts import exit_code


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jiyao-scan",
        description="查找文件中的密级标志、内部标志、涉密文号和自定义词语；没有读到的内容如实报告。",
        epilog="退出码：0 未发现，1 命中，2 未查全或待人工判断，3 用法错误。",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
    for name, text in (("json", "JSON 结果"), ("html", "HTML 报告"), ("sarif", "SARIF 2.1.0 结果")):
        parser.add_argument(f"--{name}", type=Path, metavar="OUT", help=f"写出 {text}")
    parser.add_argument("--terms", type=Path, help="词表：每行一词，可用制表符接等级 L1/L2/L3")
    parser.add_argument("--rules", type=Path, help="自定义规则：JSON 列表")
    parser.add_argument("--baseline", type=Path, help="已批准的例外：JSON 列表")
    parser.add_argument("--cache", type=Path, help="结果缓存；中断后重跑会接着做")
    parser.add_argument("--sign", type=Path, metavar="KEY", help="用 Ed25519 私钥签名 JSON 结果")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="进程数")
    parser.add_argument("--seconds", type=float, default=60.0, help="单个文件的时间上限（秒）")
    parser.add_argument("--memory", type=int, default=4096, help="单个进程的内存上限（MiB）")
    parser.add_argument("--quiet", action="store_true", help="不显示进度")
    parser.add_argument("--version", action="version", version=VERSION)
    return parser


def _rules(options: argparse.Namespace) -> RuleSet:
    terms = read_terms(options.terms) if options.terms else ()
    own = read_patterns(options.rules) if options.rules else ()
    sources = (options.rules.read_text("utf-8"),) if options.rules else ()
    return RuleSet(terms, (NUMBER, *own), sources)


def _announce(targets: list[Target], options: argparse.Namespace) -> None:
    if options.quiet:
        return
    for path in options.paths:
        print(f"将读取：{path}", file=sys.stderr)
    size = sum(target.size for target in targets)
    print(f"共 {len(targets)} 个文件，{size} 字节", file=sys.stderr)


def _write(run: Run, options: argparse.Namespace) -> None:
    for path, report in (
        (options.json, json_report),
        (options.html, html_report),
        (options.sarif, sarif),
    ):
        if path:
            path.write_text(report.render(run), "utf-8")


def _run(options: argparse.Namespace) -> int:
    rules = _rules(options)
    accepted = (
        baseline.read(options.baseline, datetime.now(UTC).date()) if options.baseline else set()
    )
    engine = Engine(rules, Limits(seconds=options.seconds, memory_bytes=options.memory * 2**20))
    targets = collect(options.paths)
    _announce(targets, options)
    with tempfile.TemporaryDirectory(prefix="jiyao-scan-") as folder:
        results = scan(engine, targets, options.jobs, folder, options.cache, options.quiet)
    for result in results:
        baseline.apply(result, accepted)
    roots = [str(path) for path in options.paths]
    run = Run(
        results,
        rules.version,
        roots,
        socket.gethostname(),
        datetime.now(UTC).astimezone(),
        options.sign,
    )
    _write(run, options)
    print(terminal.render(run))
    return exit_code(results)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    options = _arguments().parse_args(arguments)
    try:
        return _run(options)
    except (OSError, ValueError, re.error) as error:
        print(f"无法运行：{error}", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
