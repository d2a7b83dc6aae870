"""Nobody resigns or is transferred without the secrecy opinion that the setting names (PER-09)."""

from typing import Any

import pytest

from jiyao.domains.personnel.models import Resignation
from jiyao.domains.personnel.procedures.resigning import book_answer, decide_resignation
from jiyao.domains.personnel.settings import OWN_GROUP, RESIGN_OPINION
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import choose
from tests.people_at_hand import resigning, speak

LETTER = "市保密局 青密函〔2026〕8号"


@pytest.fixture
def asked(cast: Any, signs: Any) -> Resignation:
    return resigning(cast, signs)


@pytest.fixture
def decided(cast: Any, signs: Any) -> Any:
    def by_leader(asked: Resignation, outcome: str = "agreed") -> None:
        fields = {"outcome": outcome, "by": cast["personnel"]}
        permit = ask(decide_resignation, asked, asked_for="调动", **fields)
        grant(permit, remark="", by=cast["leader"], proofs=signs())
        decide_resignation(asked, **fields)

    return by_leader


@pytest.mark.clause("PER-09")
def test_with_the_letter_of_the_superior_it_is_agreed_to(
    asked: Resignation, cast: Any, signs: Any, decided: Any, client_of: Any, behind_the_doors: Any
) -> None:
    speak(asked, cast, signs, behind_the_doors)
    book_answer(asked, verdict="agrees", words=LETTER, by=cast["secrecy_office"])
    decided(asked)
    with behind_the_doors():
        asked.refresh_from_db()
        assert (asked.outcome, asked.approved_by) == ("agreed", cast["leader"])
        assert not Duty.objects.pending().filter(kind_code="personnel.opinion").exists()
    client = client_of("personnel")
    assert LETTER in client.get(asked.get_absolute_url()).content.decode()
    pdf = client.get(f"/papers/personnel.resignation-form/{asked.public_id}/").content
    assert all(words in words_of(pdf) for words in ("市教育局", "青密函", "王立言"))
    assert LETTER not in client_of("junior").get(asked.get_absolute_url()).content.decode()
    assert client_of("leader").get(asked.get_absolute_url()).status_code == 404
    with pytest.raises(Refused, match="已有结果"):
        decided(asked)


@pytest.mark.clause("PER-09")
def test_where_the_own_group_is_asked_no_letter_is_needed(
    asked: Resignation, cast: Any, signs: Any, decided: Any, behind_the_doors: Any
) -> None:
    choose(RESIGN_OPINION, OWN_GROUP)
    speak(asked, cast, signs, behind_the_doors)
    decided(asked)
    with behind_the_doors():
        assert Resignation.objects.get().outcome == "agreed"


@pytest.mark.clause("PER-09", shows="refused")
def test_without_the_opinions_it_is_not_agreed_to(
    asked: Resignation, cast: Any, signs: Any, decided: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="尚缺：本部门意见"):
        decided(asked)
    speak(asked, cast, signs, behind_the_doors)
    with pytest.raises(Refused, match="没有上级保密部门的意见"):
        decided(asked)
    book_answer(asked, verdict="objects", words=LETTER, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经登记"):
        book_answer(asked, verdict="agrees", words=LETTER, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="有关机关意见为不同意"):
        decided(asked)
    decided(asked, outcome="refused")


@pytest.mark.clause("PER-09", shows="refused")
def test_asked_for_once_by_oneself_and_handled_by_others(
    asked: Resignation, cast: Any, signs: Any, decided: Any
) -> None:
    with pytest.raises(Refused, match="正在审批"):
        resigning(cast, signs)
    with pytest.raises(Refused, match="不得由本人"):
        resigning(cast, signs, key="reader", head="reader")
    with pytest.raises(Unseen):
        decide_resignation(asked, outcome="agreed", by=cast["junior"])
    own = resigning(cast, signs, key="personnel")
    with pytest.raises(Refused, match="不得办理自己"):
        decided(own)
