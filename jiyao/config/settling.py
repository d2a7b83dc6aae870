"""How a process that answers requests is set up, so that Python's own upkeep stays small."""

import gc
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

# So many new objects lie between two looks for cycles; Python's own figure is for small programs.
OBJECTS = 10_000
# Words of a frame just above 256 KiB: the piece that is mapped for it is twice as large.
WORDS = 33_000


def settle_down() -> None:
    """Let the collector pass over what the program is made of, and look less often.

    To look through all of it again cost every tenth page as much again.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS)


def room_for_calls(get_response: Handler) -> Handler:
    """Middleware: give the frames of all that is called below one piece of memory.

    CPython maps the frames of Python functions in pieces of 16 KiB. A loop that happens to stand at
    the end of one has the next mapped and given back at every call, so that pages differ by how
    deep the server's own calls are (`python -m bench.frames`). A frame that is declared large gets
    a piece for itself, and what is left of it is for those that it calls.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    answer.__code__ = answer.__code__.replace(co_stacksize=WORDS)
    return answer
