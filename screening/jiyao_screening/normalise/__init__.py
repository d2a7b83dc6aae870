"""The views of a text. Each view says, for one character, what stands for it.

A view is a function `view(char) -> str | None`: the replacement, `""` to drop the
character, or None to leave it alone. `VIEWS` is the order in which they apply.
"""

from collections.abc import Callable

from . import case, compatibility, confusables, invisible, separators, traditional

View = Callable[[str], str | None]

VIEWS: dict[str, View] = {
    "invisible": invisible.view,
    "compatibility": compatibility.view,
    "case": case.view,
    "traditional": traditional.view,
    "confusables": confusables.view,
    "separators": separators.view,
}
