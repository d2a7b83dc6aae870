"""Python's own upkeep stays small, however deep the server's own calls are."""

import gc
import sys
from typing import Any

from django.conf import settings
from django.test import RequestFactory

from jiyao.config.settling import OBJECTS, room_for_calls, settle_down

PIECE = 16 * 1024
WORD = 8


def test_all_that_answers_stands_above_one_large_frame() -> None:
    deep: list[int] = []

    def note(request: Any) -> Any:
        deep.append(sys._getframe(1).f_code.co_stacksize)
        return request

    request = RequestFactory().get("/")
    assert room_for_calls(note)(request) is request
    assert deep[0] * WORD > 16 * PIECE
    assert settings.MIDDLEWARE[0] == f"{room_for_calls.__module__}.{room_for_calls.__name__}"


def test_what_the_program_is_made_of_is_passed_over() -> None:
    before = gc.get_threshold()
    try:
        settle_down()
        assert gc.get_freeze_count() > OBJECTS
        assert gc.get_threshold()[0] == OBJECTS
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
