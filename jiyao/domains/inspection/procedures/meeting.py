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


class Meeting:
    """One run meeting what is known of its machine, inside an act; `carry_out` writes all of it."""

    def __init__(self, run: Run, result: Result, at: datetime) -> None:
        self.run, self.result, self.at = run, result, at
        self.due = {verdict: due_for(verdict, at) for verdict in Verdict.values}
        rows = Finding.objects.select_for_update(of=("self",)).filter(machine=run.machine_id)
        self.known = {row.identity: row for row in rows.select_related("run").order_by("pk")}
        self.before = self._sightings_before()
        self.sightings: list[Sighting] = []
        self.steps: list[FindingStep] = []

    def _sightings_before(self) -> dict[int, Sighting]:
        """Return of each known finding how the newest run that saw it did."""
        rows = Sighting.objects.filter(finding__machine=self.run.machine_id).order_by("pk")
        return {row.finding_id: row for row in rows}

    def carry_out(self) -> set[Run]:
        """Write what became of every file; return the runs from which findings may have moved."""
        left = {row.run for row in self.known.values() if row.state == State.OPEN}
        seen = self.result.to_settle
        self._find([each for each in seen if each.identity not in self.known])
        for each in seen:
            if each.identity in self.known:
                self._meet(self.known[each.identity], each)
        there = {each.identity for each in seen}
        for identity, finding in self.known.items():
            if identity not in there:
                self._miss(finding)
        Sighting.objects.bulk_create(self.sightings)
        FindingStep.objects.bulk_create(self.steps)
        return left

    def _find(self, files: list[Checked]) -> None:
        findings = [self._new(each, place) for place, each in enumerate(files, start=1)]
        Finding.objects.bulk_create(findings)
        for finding, each in zip(findings, files, strict=True):
            self._see(finding, each, What.FOUND)

    def _new(self, seen: Checked, place: int) -> Finding:
        return Finding(
            label_id=self.run.label_id,
            machine_id=self.run.machine_id,
            run=self.run,
            number=f"{self.run.number}-{place}",
            identity=seen.identity,
            owner_id=self.run.owner_id,
            verdict=seen.verdict,
            opened_at=self.at,
            due_at=self.due[seen.verdict],
        )

    def _meet(self, finding: Finding, seen: Checked) -> None:
        """Note a known file that is there again: what was said of it holds, or it is open."""
        finding.gone_by, what = None, What.SEEN
        if finding.state != State.OPEN and not self._still_holds(finding, seen):
            finding.state, finding.answer, what = State.OPEN, "", What.REOPENED
            finding.opened_at, finding.due_at = self.at, self.due[seen.verdict]
        if finding.state == State.OPEN:
            self._take_over(finding, seen)
        finding.save()
        self._see(finding, seen, what)

    def _take_over(self, finding: Finding, seen: Checked) -> None:
        if is_graver(seen, finding):
            finding.due_at = min(finding.due_at, self.due[seen.verdict])
        finding.run, finding.verdict = self.run, seen.verdict
        finding.owner_id = self.run.owner_id

    def _still_holds(self, finding: Finding, seen: Checked) -> bool:
        """Whether an explanation covers the file as it is now: same content, nothing graver."""
        same = bool(seen.digest) and seen.digest == self.before[finding.pk].content
        return finding.answer == Answer.EXPLAINED and same and not is_graver(seen, finding)

    def _miss(self, finding: Finding) -> None:
        """Note what the run looked for in vain; what it was not told to read stays as it is."""
        if finding.gone_by_id is None and self.result.covers(self.before[finding.pk].path):
            finding.gone_by = self.run
            finding.save()
            self.steps.append(step_of(finding, What.GONE, self.at, run=self.run))

    def _see(self, finding: Finding, seen: Checked, what: str) -> None:
        self.steps.append(step_of(finding, what, self.at, run=self.run))
        self.sightings.append(
            Sighting(
                label_id=finding.label_id,
                finding=finding,
                run=self.run,
                path=seen.path,
                verdict=seen.verdict,
                content=seen.digest,
                places=[list(asdict(place).values()) for place in seen.places],
                gaps=list(seen.gaps),
            )
        )


def is_graver(seen: Checked, finding: Finding) -> bool:
    """Whether the tool now says worse of a file than before."""
    return GRAVITY.index(seen.verdict) < GRAVITY.index(finding.verdict)


def step_of(finding: Finding, what: str, at: datetime, **fields: Any) -> FindingStep:
    """Return one step in the life of a finding, not saved yet. fields: run, or words and by."""
    return FindingStep(finding=finding, label_id=finding.label_id, what=what, at=at, **fields)
