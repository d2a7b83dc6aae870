"""What is done for many hits, runs and blocks at once comes out as one by one."""

import base64
from random import Random

import numpy as np
import pytest
from corpus import ordinary, texts, transformations
from jiyao_screening import grading
from jiyao_screening.bulk import Sorter
from jiyao_screening.decoders import batch, radix, runs
from jiyao_screening.decoders.spots import flat
from jiyao_screening.engine import Engine
from jiyao_screening.folding import folder
from jiyao_screening.matching import Matcher
from jiyao_screening.parts import Place
from jiyao_screening.passages import Passage
from jiyao_screening.rules import Grade, RuleSet
from jiyao_screening.verdicts import Verdict

MATCHER = Matcher(RuleSet(), folder())
PIECES = (
    *texts.ORDINARY,
    *texts.LAW,
    *texts.LESSON,
    *texts.NOVEL,
    *texts.MARKS,
    "内部资料",
    "机密",
    "秘密 12 特急",
    "绝 密",
    "JUEMI 30",
    "机密🌟10年",
    "注意保管 ⅒ ㎡ 机密级",
)


def mixed(random: Random) -> str:
    ends = ("\n", "\n", "，", " ", "★", "\u2028")
    return "".join(random.choice(PIECES) + random.choice(ends) for _ in range(80))


@pytest.mark.parametrize("place", Place)
def test_what_is_sorted_out_as_talk_is_a_hint_at_most(place: Place) -> None:
    sorted_out = 0
    for seed in range(30):
        source = mixed(Random(seed))  # noqa: S311
        folded = folder().fold(source)
        spans = MATCHER.spans(folded)
        talk = Sorter(MATCHER).talk(folded, spans, place)
        for number, start, end in spans[talk].tolist():
            passage = Passage(MATCHER.hit(number, start, end), folded, source)
            assert grading.grade(passage, place) in (None, Grade.L3), source[passage.start :][:40]
        sorted_out += int(talk.sum())
    assert sorted_out > 300


def test_folded_characters_keep_their_place() -> None:
    for seed in range(10):
        source = mixed(Random(seed)) + "㎡𠮷①机\u200b密ﬁ"  # noqa: S311
        folded = folder().fold(source)
        assert len(folded.origin) == len(folded.text)
        for at, char in zip(folded.origin.tolist(), folded.text, strict=True):
            assert char in folder().fold(source[at]).text


def pieces(random: Random) -> list[bytes]:
    made = [random.randbytes(random.randint(8, 40)) for _ in range(3000)]
    made += [text.encode(code, "replace")[:40] for text in texts.MARKS for code in CODES]
    return [*made, b"plain words only", b"PK\3\4xxxxxxxx", b"x\x9cxxxxxxxxx"]


CODES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("form", ["hexadecimal", "base64"])
def test_no_run_that_says_something_is_thrown_away(form: str) -> None:
    data = pieces(Random(3))  # noqa: S311
    written = [
        piece.hex().encode() if form == "hexadecimal" else base64.b64encode(piece).rstrip(b"=")
        for piece in data
    ]
    lengths = np.array(list(map(len, written)), dtype=np.int64)
    starts = np.cumsum(lengths + 1) - lengths - 1
    codes = np.frombuffer(b" ".join(written), dtype=np.uint8)
    decoded, sizes = getattr(batch, form)(codes, starts, lengths)
    assert decoded.tobytes() == b"".join(data)
    kept = batch.telling(decoded, sizes).tolist()
    lost = [piece for piece, keep in zip(data, kept, strict=True) if not keep]
    assert not [piece for piece in lost if radix.meaningful(piece)]
    assert len(lost) > 1000


@pytest.mark.parametrize("letters", [3, 12, 60])
def test_full_lines_of_letters_are_joined_with_the_next(letters: int) -> None:
    run = "QUJD" * 38 + "x" * letters
    wrapped = "\r\n  ".join((run[:76], run[76:152], run[152:]))
    text = f"说明 shortword\n{wrapped}\n完"
    assert [found.split() for found in runs.runs(text, flat(text))][-1] == wrapped.split()


LONG = "\n".join(
    sentence for _ in range(400) for sentence in texts.ORDINARY if "密" not in sentence
)


@pytest.mark.parametrize("disguise", sorted(transformations.ALL))
def test_a_disguise_is_found_deep_in_a_long_text(engine: Engine, disguise: str) -> None:
    for at in (5_003, 63_333, len(LONG)):
        line = LONG.rfind("\n", 0, at)
        hidden = f"{LONG[:line]}\n{transformations.ALL[disguise]('机密★10年')}\n{LONG[line:]}"
        assert engine.screen_bytes(hidden.encode()).verdict is Verdict.HIT, at


@pytest.mark.parametrize("name", ["law txt", "lesson md", "novel txt", "log log", "table csv"])
def test_a_long_ordinary_text_raises_no_alarm(engine: Engine, name: str) -> None:
    random = Random(5)  # noqa: S311
    data = b"\n".join(ordinary.MAKERS[name](random) for _ in range(120))
    findings = engine.screen_bytes(data).findings
    assert not [found for found in findings if found.grade is not Grade.L3]
