"""A gate never hides what its decoder reads, and the quick ways read what the plain ones do."""

import re
from random import Random

import pytest
from corpus import texts, transformations
from jiyao_screening import decoders
from jiyao_screening.decoders import escapes, interleaved, radix, regions
from jiyao_screening.engine import Engine
from jiyao_screening.rules import Grade, RuleSet

TERM = "青松计划"
ENGINE = Engine(RuleSet(((TERM, Grade.L2),)))
SECRETS = ("机密★10年", "绝密★30年", "秘密★", TERM)
SENTENCES = [sentence for sentence in texts.ORDINARY if "密" not in sentence]


def hidden(random: Random) -> str:
    """A secret under one or two disguises, among sentences that differ in length."""
    disguises = list(transformations.ALL.values())
    secret = random.choice(SECRETS)
    for disguise in random.sample(disguises, random.choice((1, 1, 2))):
        secret = disguise(secret)
    around = [random.choice(SENTENCES) for _ in range(random.randint(90, 160))]
    around.insert(random.randrange(len(around)), secret)
    return "\n".join(around)


def everywhere(text: str, _gates: object, wanted: frozenset[str]) -> regions.Openings:
    blocks = list(range(0, len(text), 2_048))
    return {name: blocks for name in wanted if blocks}


def found(text: str) -> set[tuple[Grade, str]]:
    results = Engine(ENGINE.rules).screen_bytes(text.encode("utf-8", "surrogatepass")).findings
    return {(finding.grade, finding.rule) for finding in results}


@pytest.mark.parametrize("seed", range(60))
def test_what_is_found_without_gates_is_found_with_them(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = hidden(Random(seed))  # noqa: S311
    gated = found(text)
    monkeypatch.setattr(decoders, "opened", everywhere)
    lost = found(text) - gated
    assert not [finding for finding in lost if finding[0] is not Grade.L3]


ESCAPED = (
    *("\\u673a", "\\u5bc6", "\\U0000673a", "\\u{673a}", "\\x{5bc6}", "\\673a ", "\\ud83c\\udf1f"),
    *("\\ud83c", "\\u67", "\\\\", "\\", "\\n", "\\d", "机", "é", "𠮷", "a", "0", "5bc6", "★"),
)


def test_escapes_are_read_as_by_the_expressions() -> None:
    for seed in range(3_000):
        random = Random(seed)  # noqa: S311
        text = "".join(random.choice(ESCAPED) for _ in range(random.randint(1, 12)))
        plain = escapes._PLAIN.sub(escapes._characters, text)
        assert escapes._read(text) == escapes._UNICODE.sub(escapes._character, plain), text


def strides(text: str) -> list[str]:
    first, second = "[绝机秘絕機祕]", "[密宻蜜]"
    found = []
    for stride in (2, 3, 4):
        mark = rf"{first}(?!{second})(?=[^\n]{{{stride - 1}}}{second})"
        found.append([text[m.start() :: stride][:24] for m in re.finditer(mark, text)])
    return [interleaved.BARRIER.join(marks) for marks in found]


def test_marks_at_regular_distances_are_all_seen() -> None:
    for seed in range(3_000):
        random = Random(seed)  # noqa: S311
        text = "".join(random.choice("机绝密蜜x\n（）年★") for _ in range(40))
        read = list(interleaved.decode(text))
        assert read[-3:] == strides(text)
        assert (len(read) > 3) == bool(
            interleaved._NOISY.search(text) or interleaved._GLOSSED.search(text)
        )


def test_plain_lines_come_together_and_nothing_else_does() -> None:
    lines = [b"TOP SECRET 30", b"&#26426;&#23494;", b"plain words only."]
    others = ["机密★10年".encode(), b"<p>abcdefgh</p>", b"{\\rtf1 abcdef}", b"+Z3pbxg-Z3pbxg"]
    runs = "\n".join(data.hex() for data in (*lines, *others))
    read = list(radix.decode(runs))
    assert read[:-1] == others
    assert read[-1] == radix.BARRIER.encode().join(lines)
