"""A line that offers, while one types, what was written there before."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms

MOST = 100


class Suggesting(forms.TextInput):
    """A line with the words to choose from; any others may be typed, too."""

    template_name = "procedures/suggesting.html"
    words: tuple[str, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        list_id = f"{name}_before"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "list_id": list_id, "words": self.words}


def suggest(form: forms.Form, before: dict[str, Iterable[str]]) -> None:
    """Offer in fields of a form what stood there before, the most frequent first.

    before: by the name of a field, what was written, as far as the person may know of it.
    """
    for name, words in before.items():
        usual = Counter(word for word in words if word).most_common(MOST)
        form.fields[name].widget.words = tuple(word for word, _times in usual)
