from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.approvals.procedures.flowing import set_flow
from jiyao.foundation.approvals.rules.flows import MOST_DAYS, MOST_STEPS, weights
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.flows import DAYS, FlowStep, declared, name_of_weight
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.requesting import flow_in_force

DECIDING = [(code, role.name) for code, role in ROLES.items() if code != STAFF.code]
ANY, EVERYBODY = "any", "everybody"
PARTS = ("roles", "mode", "least", "days")
PLACES = range(1, MOST_STEPS + 1)


class SetFlowForm(ProcedureForm):
    """The steps of a flow, one under the other; one without roles is no step."""

    procedure = set_flow
    code = forms.ChoiceField(label=_("事项"))

    def prepare(self) -> None:
        if self.permit_values is not None:
            return
        approved = [p for _code, p in sorted(PROCEDURES.items()) if p.approval]
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)  # noqa: S101 - declared above
        code.choices = [(p.code, p.title) for p in approved]
        least = [(weight, name_of_weight(weight)) for weight in weights()]
        present = self._present()
        for n in PLACES:
            self._add_step(n, present[n - 1] if n <= len(present) else None, least)

    def _present(self) -> tuple[FlowStep, ...]:
        """Return what the form begins with: what is amended, else the flow that holds now."""
        if "steps" in self.initial:
            return tuple(FlowStep.read(row) for row in self.initial["steps"])
        procedure = PROCEDURES.get(self.initial.get("code", ""))
        if procedure is None or procedure.approval is None:
            return ()
        stored = flow_in_force(procedure.code, timezone.now())
        return stored.read() if stored else (declared(procedure.approval),)

    def _add_step(self, n: int, step: FlowStep | None, least: list[tuple[int, str]]) -> None:
        self.fields |= {
            f"roles{n}": forms.MultipleChoiceField(
                label=_("第 %(n)s 步由谁审批") % {"n": n},
                choices=DECIDING,
                required=n == 1,
                initial=step.roles if step else (),
                widget=forms.CheckboxSelectMultiple,
            ),
            f"mode{n}": forms.ChoiceField(
                label=_("方式"),
                choices=[(ANY, _("任一人决定")), (EVERYBODY, _("全部会签"))],
                initial=EVERYBODY if step and step.everybody else ANY,
            ),
            f"least{n}": forms.TypedChoiceField(
                label=_("适用密级"),
                choices=least,
                coerce=int,
                initial=step.least if step else 0,
            ),
            f"days{n}": forms.IntegerField(
                label=_("时限（工作日）"),
                min_value=1,
                max_value=MOST_DAYS,
                initial=step.days if step else DAYS,
            ),
        }

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        steps = [(_("第 %(n)s 步") % {"n": n}, [f"{part}{n}" for part in PARTS]) for n in PLACES]
        return [("", ["code"]), *steps, ("", ["request_reason"])]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.permit_values is None and not self.errors:
            steps = [_step(values, n) for n in PLACES]
            values["steps"] = [step.written() for step in steps if step]
        return values

    @classmethod
    def describe(cls, name: str, value: Any) -> str:
        if name == "code":
            return str(PROCEDURES[value].title) if value in PROCEDURES else str(value)
        return "；".join(words_of(n, FlowStep.read(row)) for n, row in enumerate(value, start=1))


def _step(values: dict[str, Any], n: int) -> FlowStep | None:
    roles, mode, least, days = (values[f"{part}{n}"] for part in PARTS)
    return FlowStep(tuple(roles), mode == EVERYBODY, least, days) if roles else None


def words_of(n: int, step: FlowStep) -> str:
    """Return one step as a sentence for the approver of the flow."""
    return _("第 %(n)s 步 %(who)s，%(levels)s，%(days)s 个工作日内") % {
        "n": n,
        "who": step.who,
        "levels": name_of_weight(step.least),
        "days": step.days,
    }
