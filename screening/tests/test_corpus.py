"""Recall and false alarms on the development corpus, thinned out."""

from collections import defaultdict

from corpus import samples
from jiyao_screening.engine import Engine
from jiyao_screening.rules import Grade
from jiyao_screening.verdicts import Verdict


def test_hidden_marks_are_found(engine: Engine) -> None:
    found: dict[str, list[bool]] = defaultdict(list)
    for sample in samples.hidden(every=5):
        verdict = engine.screen_bytes(sample.data).verdict
        found[sample.family.split(" | ")[0]].append(verdict is Verdict.HIT)
    total = [hit for hits in found.values() for hit in hits]
    assert len(total) > 900
    assert sum(total) / len(total) >= 0.995
    assert not [place for place, hits in found.items() if not any(hits)]


def test_ordinary_files_raise_no_alarm(engine: Engine) -> None:
    alarms = []
    for sample in samples.harmless(240):
        findings = engine.screen_bytes(sample.data).findings
        alarms += [(sample.family, f) for f in findings if f.grade is not Grade.L3]
    assert alarms == []


def test_what_cannot_be_read_is_never_clean(engine: Engine) -> None:
    silent = [
        sample.family
        for sample in samples.unreadable()
        if engine.screen_bytes(sample.data).verdict is Verdict.CLEAN
    ]
    assert silent == []


def test_a_locked_file_is_said_to_be_locked(engine: Engine) -> None:
    locked = [sample for sample in samples.unreadable() if sample.family.startswith("locked")]
    assert len(locked) > 4
    for sample in locked:
        reasons = [gap.reason for gap in engine.screen_bytes(sample.data).gaps]
        assert "已加密" in reasons, sample.family


def test_every_gap_has_a_reason(engine: Engine) -> None:
    for sample in samples.unreadable():
        gaps = engine.screen_bytes(sample.data).gaps
        assert gaps, sample.family
        assert all(gap.reason for gap in gaps)
