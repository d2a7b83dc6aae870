"""The life of a copy shows every act in its order, the reader's signature too."""

from typing import Any

import pytest

from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from tests.carriers_at_hand import the_room


@pytest.mark.clause("CIR-06")
@pytest.mark.clause("DOC-15", shows="shown")
def test_each_act_stands_in_the_life_of_the_copy(
    copy: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    reader = cast["reader"]
    send(copy, to=reader, due=None, place=the_room(), by=cast["keeper"], proofs=signs(to=reader))
    sign_as_read(copy, by=reader, proofs=signs())
    proofs = signs(reader=reader)
    take_back(copy, reader=reader, counted=6, condition="", by=cast["keeper"], proofs=proofs)
    moments = client_of("keeper").get(copy.get_absolute_url()).context["moments"]
    assert [str(moment.what) for moment in reversed(moments)] == [
        "编号入账，存机要室",
        "从机要室领取，送阅",
        "阅毕签字",
        "退还机要室，清点无误",
    ]
