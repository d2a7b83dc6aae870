"""The answer sheet: one field a question, in the order drawn."""

from typing import Any

from django import forms

from jiyao.domains.training.models import Question
from jiyao.domains.training.procedures.examining import begin, hand_in, save_answers
from jiyao.domains.training.spelling import LETTERS
from jiyao.foundation.procedures.forms import ProcedureForm


class BeginForm(ProcedureForm):
    procedure = begin
    leads_on = True


class AnswerSheet(ProcedureForm):
    """Both forms of an answer sheet; it stands on the page of the examination."""

    procedure = save_answers
    on_the_record = True

    def prepare(self) -> None:
        self.refs = {f"q{n}": ref for n, (ref, _order) in enumerate(self.subject.drawn, start=1)}
        rows = Question.objects.in_bulk(self.refs.values(), field_name="public_id")
        known = {key.hex: row for key, row in rows.items()}
        for (name, ref), (_ref, order) in zip(self.refs.items(), self.subject.drawn, strict=True):
            self.fields[name] = _asked(known[ref], order)
            chosen = [str(place) for place in self.subject.answers.get(ref, ())]
            several = known[ref].kind_of == Question.Kind.MULTIPLE
            self.initial[name] = chosen if several else "".join(chosen)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        answers = {}
        for name, ref in self.refs.items():
            said = values.get(name) or []
            chosen = [said] if isinstance(said, str) else said
            answers[ref] = sorted(int(place) for place in chosen)
        return {"answers": {ref: places for ref, places in answers.items() if places}}


class HandInForm(AnswerSheet):
    procedure = hand_in


def _asked(question: Question, order: list[int]) -> forms.Field:
    choices = [
        (str(place), f"{LETTERS[place]}．{question.options[key]}")
        for place, key in enumerate(order)
    ]
    how: dict[str, Any] = {"label": question.text, "choices": choices, "required": False}
    how["help_text"] = question.get_kind_of_display()
    if question.kind_of == Question.Kind.MULTIPLE:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **how)
    return forms.ChoiceField(widget=forms.RadioSelect, **how)
