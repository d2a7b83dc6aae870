from jiyao.domains.inspection.models.findings import (
    Answer,
    Finding,
    FindingStep,
    Sighting,
    State,
    Verdict,
)
from jiyao.domains.inspection.models.machines import Machine, MachineChange, RuleVersion
from jiyao.domains.inspection.models.runs import Run, RunContent, RunSeries

__all__ = [
    "Answer",
    "Finding",
    "FindingStep",
    "Machine",
    "MachineChange",
    "RuleVersion",
    "Run",
    "RunContent",
    "RunSeries",
    "Sighting",
    "State",
    "Verdict",
]
