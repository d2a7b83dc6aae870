"""Before somebody leaves: the briefing acknowledged, the secrets known declared (PER-16)."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.personnel.models import Leaving
from jiyao.domains.personnel.procedures.declaring import countersign, declare, review_declaration
from jiyao.domains.personnel.procedures.leaving import (
    acknowledge_briefing,
    begin_leaving,
    book_sheet,
    brief,
)
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.procedures.signing import Kind, Proof
from tests.carriers_at_hand import close
from tests.leaving_at_hand import file_of, in_hand

WRONG_PIN = {"by": Proof(Kind.SESSION, "000000")}


@pytest.fixture
def leaving(cast: Any, behind_the_doors: Any) -> Leaving:
    """The junior is about to retire."""
    return begin_leaving(
        file_of("junior", cast), way="retires", reason="到龄", by=cast["personnel"]
    )


@pytest.mark.clause("PER-16", shows="shown")
def test_the_declaration_lists_the_numbers_of_what_was_opened_and_no_title(
    received: Any, cast: Any, client_of: Any, level: Any
) -> None:
    secret, internal = received("state", "secret"), received()
    for document in (secret, secret, internal):
        client_of("junior").get(document.get_absolute_url())
    leaving = begin_leaving(
        file_of("junior", cast), way="retires", reason="到龄", by=cast["personnel"]
    )
    page = client_of("personnel").get(leaving.get_absolute_url()).content.decode()
    assert secret.number in page
    assert "关于自查的通知" not in page
    assert internal.number not in page.replace(secret.number, "")


@pytest.mark.clause("PER-16", shows="shown")
def test_what_was_had_on_paper_counts_with_what_was_opened_and_closed_matters_have_no_number(
    copy_of: Any, cast: Any, client_of: Any, signs: Any, behind_the_doors: Any
) -> None:
    copy, hidden = copy_of("state", "secret"), copy_of("state", "secret")
    for each in (copy, hidden):
        in_hand(each, "junior", cast, signs)
    client_of("junior").get(copy.get_absolute_url())
    with behind_the_doors():
        matter = hidden.document
    close(matter)
    leaving = begin_leaving(
        file_of("junior", cast), way="retires", reason="到龄", by=cast["personnel"]
    )
    with behind_the_doors():
        known = dict(leaving.known.values_list("number", "times"))
    assert known == {copy.number: 2, "专案内事项，编号从略": 1}


@pytest.mark.clause("PER-16", shows="hidden")
def test_a_leaving_is_for_the_leaver_and_the_offices(
    leaving: Leaving, cast: Any, client_of: Any
) -> None:
    for key, status in {"junior": 200, "secrecy_office": 200, "reader": 404, "leader": 404}.items():
        assert client_of(key).get(leaving.get_absolute_url()).status_code == status, key
    assert client_of("keeper").get("/registers/personnel.leaving/").status_code == 403
    with pytest.raises(Unseen):
        brief(leaving, words="保密法", by=cast["keeper"])


@pytest.mark.clause("PER-16", shows="refused")
def test_who_declares_signs_himself_and_two_others_look_at_it(
    leaving: Leaving, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="PIN"):
        declare(leaving, besides="", by=cast["junior"], proofs=WRONG_PIN)
    with pytest.raises(Refused, match="要先办“本人申报"):
        review_declaration(leaving, opinion="属实", by=cast["secrecy_office"], proofs=signs())
    with pytest.raises(Refused, match="本人办理"):
        declare(leaving, besides="", by=cast["personnel"], proofs=signs())
    declare(leaving, besides="青密7号", by=cast["junior"], proofs=signs())
    review_declaration(leaving, opinion="属实", by=cast["secrecy_office"], proofs=signs())
    with pytest.raises(Refused, match="不得是同一人"):
        countersign(leaving, by=cast["secrecy_office"], proofs=signs())
    countersign(leaving, by=cast["personnel"], proofs=signs())


def test_the_leaver_is_told_what_to_sign_and_finds_it(
    leaving: Leaving, cast: Any, signs: Any, client_of: Any
) -> None:
    owed = ("申报所知秘密", "签订离岗承诺书")
    page = client_of("junior").get("/duties/").content.decode()
    assert all(words in page for words in owed)
    declare(leaving, besides="", by=cast["junior"], proofs=signs())
    book_sheet(
        leaving, what="pledged", signed_on=timezone.localdate(), paper="离1", by=cast["personnel"]
    )
    page = client_of("junior").get("/duties/").content.decode()
    assert not any(words in page for words in owed)
    own = client_of("junior").get("/personnel/mine/", follow=True).content.decode()
    assert leaving.get_absolute_url() in own
    assert "办完离岗手续" in client_of("secrecy_office").get("/duties/").content.decode()


@pytest.mark.clause("EDU-09", shows="shown")
def test_a_briefing_is_acknowledged_by_the_leaver_after_it_was_given(
    leaving: Leaving, cast: Any, signs: Any, client_of: Any
) -> None:
    with pytest.raises(Refused, match="要先办“离岗保密教育"):
        acknowledge_briefing(leaving, by=cast["junior"], proofs=signs())
    brief(leaving, words="脱密期的义务", by=cast["secrecy_office"])
    acknowledge_briefing(leaving, by=cast["junior"], proofs=signs())
    assert "脱密期的义务" in client_of("junior").get(leaving.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="已经办过"):
        brief(leaving, words="再来一次", by=cast["secrecy_office"])


@pytest.mark.clause("EDU-09", shows="hidden")
def test_a_briefing_is_not_for_strangers(leaving: Leaving, cast: Any, client_of: Any) -> None:
    brief(leaving, words="脱密期的义务", by=cast["secrecy_office"])
    assert client_of("stranger").get(leaving.get_absolute_url()).status_code == 404
