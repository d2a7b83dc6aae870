"""Two machines, one checked twice, made by the procedures with results as the tool signs them."""

import json
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from jiyao_screening import signing

from jiyao.domains.inspection.models import Finding, Machine, Run
from jiyao.domains.inspection.procedures.importing import take_in
from jiyao.domains.inspection.procedures.machines import enter, enter_rules
from jiyao.domains.inspection.procedures.settling import answer
from jiyao.domains.inspection.results import Delivered
from jiyao.foundation.people.models import Circle
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.vault.judging import Upload

RULES = "1.0-0f3b5a77c1de"
HIT = ("D:/资料/会议材料/报送件.docx", "hit", "L1", "页眉", "机■★■年")
REVIEW = ("D:/资料/通讯录.xlsx", "review", "L2", "表 1 的 A1", "内部■■")
ZIP = ("D:/下载/附件.zip", "incomplete", "", "", "")
CLEAN = ("D:/资料/工作总结.docx", "clean", "", "", "")


def load(people: dict[str, Any], pins: dict[str, str]) -> None:
    """Enter the machines and take in what the tool found on one of them."""
    by = people["secrecy_office"]
    enter_rules(version=RULES, remark="通用规则和本单位词表（2026 年版）", by=by)
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key.pem"
        key.write_bytes(signing.new_key())
        machine = _machine("BG-301-02", "internet", people["reader"], signing.public_key(key), by)
        _machine("BG-115-01", "internal", people["stranger"], "", by)
        now = timezone.now()
        first = _taken(machine, key, now - timedelta(days=2), (HIT, REVIEW, ZIP, CLEAN), by)
        _answered(first, people["reader"])
        _taken(machine, key, now - timedelta(hours=3), (HIT, ZIP, CLEAN), by)


def _machine(name: str, kind: str, person: Any, key: str, by: Any) -> Machine:
    unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处")
    fields = {"name": name, "kind": kind, "unit": unit, "place": f"{name[3:6]}室"}
    found: Machine = enter(**fields, person=person, public_key=key, by=by)
    return found


def _taken(
    machine: Machine, key: Path, finished: datetime, files: tuple[tuple[str, ...], ...], by: Any
) -> Run:
    data = {
        "tool": "jiyao-scan",
        "rules": RULES,
        "machine": machine.name,
        "finished": finished.isoformat(timespec="seconds"),
        "roots": ["D:/资料", "D:/下载"],
        "file_list_sha256": "5c" * 32,
        "files": [_file(*each) for each in files],
    }
    signed = json.dumps(signing.sign(data, key), ensure_ascii=False, indent=1).encode()
    upload = Upload("检查结果原件.txt", signed, len(signed))
    run: Run = take_in(machine, delivered=Delivered(upload), by=by)
    return run


def _file(path: str, verdict: str, grade: str, part: str, excerpt: str) -> dict[str, Any]:
    found = [{"grade": grade, "part": part, "excerpt": excerpt}] if grade else []
    gaps = ["加密的压缩包"] if verdict == "incomplete" else []
    told = {"path": path, "verdict": verdict, "sha256": "ab" * 32, "size": 20480}
    return {**told, "findings": found, "incomplete": gaps}


def _answered(run: Run, owner: Any) -> None:
    with writing_scope():
        reviews = list(Finding.objects.filter(run=run, verdict="review"))
        hits = list(Finding.objects.filter(run=run, verdict="hit"))
    answer(run, findings=reviews, answer="removed", words="已移到内部机，原件用工具擦除", by=owner)
    answer(run, findings=hits, answer="removed", words="已删除", by=owner)
