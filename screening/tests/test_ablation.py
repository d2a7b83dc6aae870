"""Switching off any one reader, view or decoder lowers the recall on the corpus."""

import pytest
from corpus import samples
from jiyao_screening.decoders import DECODERS
from jiyao_screening.engine import Engine
from jiyao_screening.normalise import VIEWS
from jiyao_screening.readers.table import READERS
from jiyao_screening.verdicts import Verdict
from jiyao_screening.walking import feature

FEATURES = sorted({*VIEWS, *DECODERS, *map(feature, READERS.values()), "sweep"})


@pytest.fixture(scope="module")
def hits(engine: Engine) -> list[samples.Sample]:
    found = samples.hidden(every=5)
    return [s for s in found if engine.screen_bytes(s.data).verdict is Verdict.HIT]


@pytest.mark.parametrize("switched_off", FEATURES)
def test_each_feature_is_worth_something(switched_off: str, hits: list[samples.Sample]) -> None:
    poorer = Engine(without=frozenset({switched_off}))
    lost = (s for s in hits if poorer.screen_bytes(s.data).verdict is not Verdict.HIT)
    assert next(lost, None) is not None
