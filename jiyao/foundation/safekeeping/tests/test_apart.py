"""A program that ends badly or too late has said nothing."""

import pytest

from jiyao.foundation.safekeeping.apart import answer_of


def test_a_program_answers_about_what_it_is_given_and_knows_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JIYAO_SECRET_KEY", "secret")
    words = "import os, sys; print(sys.stdin.read(), os.environ.get('JIYAO_SECRET_KEY'))"
    assert answer_of(["-c", words], b"given", 20) == b"given None\n"


@pytest.mark.parametrize(
    "words",
    ["print(1); raise SystemExit(3)", "import os; os.abort()", "import time; time.sleep(9)"],
)
def test_what_fails_or_is_too_slow_gives_nothing(words: str) -> None:
    assert answer_of(["-c", words], b"", 2) == b""
