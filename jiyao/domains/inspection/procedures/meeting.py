"""Meeting what a run saw with what is known of the machine: new, still there, back, gone."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from jiyao.domains.inspection.models import (
    Answer,
    Finding,
    FindingStep,
    Run,
    Sighting,
    State,
    Verdict,
)
from jiyao.domains.inspection.procedures.duties import due_for
from jiyao.domains.inspection.results import Checked, Result

What = FindingStep.What
GRAVITY = list(Verdict.values)


def meet_all(run: Run, result: Result, at: datetime) -> set[Run]:
    """Write what became of every file, inside an act; return the runs from which findings moved."""
    rows = Finding.objects.select_for_update(of=("self",)).filter(machine=run.machine_id)
    known = {row.identity: row for row in rows.select_related("run").order_by("pk")}
    left = {row.run for row in known.values() if row.state == State.OPEN}
    seen = result.to_settle
    new = [each for each in seen if each.identity not in known]
    _find(run, new, at)
    for each in seen:
        if each.identity in known:
            _meet(known[each.identity], each, run, at)
    gone = known.keys() - {each.identity for each in seen}
    _miss([known[identity] for identity in gone], run, result, at)
    return left


def _find(run: Run, files: list[Checked], at: datetime) -> None:
    due = {verdict: due_for(verdict, at) for verdict in Verdict.values}
    findings = [
        Finding(
            label_id=run.label_id,
            machine_id=run.machine_id,
            run=run,
            number=f"{run.number}-{place}",
            identity=each.identity,
            owner_id=run.owner_id,
            verdict=each.verdict,
            opened_at=at,
            due_at=due[each.verdict],
        )
        for place, each in enumerate(files, start=1)
    ]
    Finding.objects.bulk_create(findings)
    pairs = list(zip(findings, files, strict=True))
    Sighting.objects.bulk_create([_sighting(finding, each, run) for finding, each in pairs])
    FindingStep.objects.bulk_create([step_of(f, What.FOUND, at, run=run) for f in findings])


def _meet(finding: Finding, seen: Checked, run: Run, at: datetime) -> None:
    """Note a known file that is there again; what was said to be done is not, or still holds."""
    before = finding.sightings.order_by("-pk").first()
    sighting = _sighting(finding, seen, run)
    sighting.save()
    finding.gone_by = None
    if finding.state == State.OPEN:
        _move_to(run, finding, seen, What.SEEN, at)
    elif _still_holds(finding, seen, before):
        finding.save()
        step_of(finding, What.SEEN, at, run=run).save()
    else:
        finding.state, finding.answer = State.OPEN, ""
        finding.opened_at, finding.due_at = at, due_for(seen.verdict, at)
        _move_to(run, finding, seen, What.REOPENED, at)


def _still_holds(finding: Finding, seen: Checked, before: Any) -> bool:
    """Whether an explanation covers the file as it is now: same content, nothing graver."""
    same = bool(seen.digest) and seen.digest == before.content
    graver = GRAVITY.index(seen.verdict) < GRAVITY.index(finding.verdict)
    return finding.answer == Answer.EXPLAINED and same and not graver


def _move_to(run: Run, finding: Finding, seen: Checked, what: str, at: datetime) -> None:
    if GRAVITY.index(seen.verdict) < GRAVITY.index(finding.verdict):
        finding.due_at = min(finding.due_at, due_for(seen.verdict, at))
    finding.run, finding.owner_id, finding.verdict = run, run.owner_id, seen.verdict
    finding.save()
    step_of(finding, what, at, run=run).save()


def _miss(findings: list[Finding], run: Run, result: Result, at: datetime) -> None:
    """Note what the run looked for in vain; what it was not told to read stays as it is."""
    paths = dict(
        Sighting.objects.filter(finding__in=[each.pk for each in findings])
        .order_by("pk")
        .values_list("finding", "path")
    )
    for finding in sorted(findings, key=lambda each: each.pk):
        if finding.gone_by_id is None and result.covers(paths[finding.pk]):
            finding.gone_by = run
            finding.save()
            step_of(finding, What.GONE, at, run=run).save()


def _sighting(finding: Finding, seen: Checked, run: Run) -> Sighting:
    return Sighting(
        label_id=finding.label_id,
        finding=finding,
        run=run,
        path=seen.path,
        verdict=seen.verdict,
        content=seen.digest,
        places=[list(asdict(place).values()) for place in seen.places],
        gaps=list(seen.gaps),
    )


def step_of(finding: Finding, what: str, at: datetime, **fields: Any) -> FindingStep:
    """Return one step in the life of a finding, not saved yet. fields: run, or words and by."""
    return FindingStep(finding=finding, label_id=finding.label_id, what=what, at=at, **fields)
