"""What only corrects the register stands behind all else, until it was asked for."""

from typing import Any

from jiyao.domains.carriers.procedures.voiding import void
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask

FOLD = '<details class="fold">'


def test_corrections_are_folded_until_one_was_asked_for(
    received: Any, cast: Any, client_of: Any, signs: Any, behind_the_doors: Any
) -> None:
    document = received()
    keeper, address = client_of("keeper"), document.get_absolute_url()
    before = keeper.get(address).content.decode()
    assert FOLD in before.partition("作废此项登记")[0]
    permit = ask(void, document, by=cast["keeper"], asked_for="重复登记", reason="重复登记")
    after = keeper.get(address).content.decode()
    assert FOLD not in after.partition("作废此项登记")[0], "what was asked for stands outside"
    assert "更正收文号" in after.partition(FOLD)[2]
    assert permit.get_absolute_url() in after
    grant(permit, remark="", by=cast["office_head"], proofs=signs())
    with behind_the_doors():
        permit.refresh_from_db()
    assert permit.use_url in keeper.get(address).content.decode(), "from there it is carried out"
