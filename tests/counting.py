"""Counting how often a function of the product runs, without standing in for it."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls_of(function: Any, deed: Callable[[], Any]) -> int:
    """Return how often `function` is called while `deed` runs in this thread."""
    count = 0

    def watch(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is function.__code__

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        deed()
    finally:
        sys.setprofile(before)
    return count
