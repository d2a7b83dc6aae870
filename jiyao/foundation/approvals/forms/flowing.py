from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.approvals.forms.step import StepField
from jiyao.foundation.approvals.procedures.flowing import set_flow
from jiyao.foundation.approvals.rules.flows import MOST_STEPS
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.flows import FlowStep, declared, names_of_weights
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.requesting import flow_in_force

STEPS = [f"step{n}" for n in range(1, MOST_STEPS + 1)]


class SetFlowForm(ProcedureForm):
    """The steps of a flow, one under the other; one without roles is no step."""

    procedure = set_flow
    code = forms.ChoiceField(label=_("调整哪一事项"))
    steps = forms.Field(label=_("步骤"), required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.fields.pop("steps")
        if self.permit_values is not None:
            return
        approved = [p for _code, p in sorted(PROCEDURES.items()) if p.approval]
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)  # noqa: S101 - declared above
        code.choices = [(p.code, p.title) for p in approved]
        least = list(names_of_weights().items())
        present = dict(zip(STEPS, self._present(), strict=False))
        for n, name in enumerate(STEPS, start=1):
            label = _("第 %(n)s 步") % {"n": n}
            initial = present.get(name)
            self.fields[name] = StepField(least=least, label=label, required=False, initial=initial)

    def _present(self) -> tuple[FlowStep, ...]:
        """Return what the form begins with: what is amended, else the flow that holds now."""
        if "steps" in self.initial:
            return tuple(FlowStep.read(row) for row in self.initial["steps"])
        procedure = PROCEDURES.get(self.initial.get("code", ""))
        if procedure is None or procedure.approval is None:
            return ()
        stored = flow_in_force(procedure.code, timezone.now())
        return stored.read() if stored else (declared(procedure.approval),)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.permit_values is None:
            steps = [values.get(name) for name in STEPS]
            values["steps"] = [step.written() for step in steps if step]
        return values

    @classmethod
    def describe(cls, name: str, value: Any) -> str:
        if name == "code":
            return str(PROCEDURES[value].title) if value in PROCEDURES else str(value)
        names = names_of_weights()
        steps = enumerate(map(FlowStep.read, value), start=1)
        return "；".join(words_of(n, step, names) for n, step in steps)


def words_of(n: int, step: FlowStep, names: dict[int, str]) -> str:
    """Return one step as a sentence for the approver of the flow."""
    return _("第 %(n)s 步 %(who)s，%(levels)s，%(days)s 个工作日内") % {
        "n": n,
        "who": step.who,
        "levels": names.get(step.least, step.least),
        "days": step.days,
    }
