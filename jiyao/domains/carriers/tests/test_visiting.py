"""Taken to a reader who cannot come: escorted, out and back the same visit (CIR-13)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Leg, State, Visit
from jiyao.domains.carriers.procedures.circulating import sign_as_read, take_back
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.visiting import sign_visit
from jiyao.domains.carriers.settings import TWO_PERSON_LEVELS
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.ways_out import escorted

REGISTER = "/registers/carriers.visit/"


@pytest.fixture
def brought(copy_of: Any, cast: Any, signs: Any) -> Any:
    """Have a secret copy taken to the reader in hospital."""

    def out(**changes: Any) -> Any:
        copy = copy_of("state", "secret")
        return copy, escorted(copy, cast, signs, **changes)

    return out


@pytest.mark.clause("CIR-13", shows="shown")
def test_the_escort_takes_it_there_and_brings_it_back_the_same_visit(
    brought: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    copy, visit = brought()
    with behind_the_doors():
        visit = Visit.objects.select_related("label__level__scheme").get(pk=visit.pk)
        leg = Leg.objects.get(visit=visit)
        copy.refresh_from_db()
    assert (leg.reader, copy.holder) == (cast["classifier"], cast["classifier"])
    assert timezone.localdate(leg.due_at) == timezone.localdate()
    other = {"reader": cast["leader"], "proofs": signs(reader=cast["leader"])}
    with pytest.raises(Refused, match="送 李思远 阅办"):
        sign_visit(visit, by=cast["keeper"], **other)
    sign_visit(visit, reader=cast["reader"], by=cast["keeper"], proofs=signs(reader=cast["reader"]))
    found = {"reader": cast["classifier"], "counted": 6, "condition": ""}
    take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["classifier"]), **found)
    with behind_the_doors():
        leg.refresh_from_db()
        copy.refresh_from_db()
    assert copy.state == State.ROOM
    assert leg.read_at <= leg.returned_at
    keeper = client_of("keeper")
    for address in (REGISTER, visit.get_absolute_url()):
        page = keeper.get(address).content.decode()
        assert all(words in page for words in ("李思远", str(cast["classifier"]), "市立医院"))
    assert "专人送阅，随办随收" in keeper.get(copy.get_absolute_url()).content.decode()


def test_what_was_not_signed_is_listed_and_not_signed_before_it_went_out(
    brought: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    copy, visit = brought()
    with behind_the_doors():
        visit = Visit.objects.select_related("label__level__scheme").get(pk=visit.pk)
    keeper, unsigned = client_of("keeper"), f"{REGISTER}?show=unsigned"
    assert copy.number in keeper.get(unsigned).content.decode()
    fields = {"reader": cast["reader"], "by": cast["keeper"], "source": "送阅单"}
    proofs = signs(reader=cast["reader"])
    early = visit.out_at - timedelta(hours=1)
    with pytest.raises(Refused, match="早于送出时间"):
        sign_visit(visit, happened_at=early, proofs=proofs, **fields)
    sign_visit(visit, happened_at=visit.out_at, proofs=proofs, **fields)
    assert copy.number not in keeper.get(unsigned).content.decode()


@pytest.mark.clause("CIR-13", shows="hidden")
def test_an_escorted_reading_is_hidden_from_a_stranger(brought: Any, client_of: Any) -> None:
    _copy, visit = brought()
    assert client_of("stranger").get(REGISTER).status_code == 403
    assert client_of("stranger").get(visit.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"escort": "reader"}, "不能自取自送"),
        ({"second": "reader"}, "不能自取自送"),
        ({"escort": "stranger"}, "涉密等级不足"),
        ({"second": None}, "须两人同行"),
        ({"to": "stranger"}, "不能送 何远"),
    ],
)
def test_who_may_not_escort_or_read_is_refused(
    changes: dict[str, Any], why: str, brought: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match=why):
        brought(**{name: who and cast[who] for name, who in changes.items()})


def test_one_escort_is_enough_where_the_setting_says_so(brought: Any) -> None:
    choose(TWO_PERSON_LEVELS, "top_secret_only")
    assert brought(second=None)[1].second is None


def test_the_escort_does_not_sign_for_the_reader(brought: Any, cast: Any, signs: Any) -> None:
    copy, _visit = brought()
    with pytest.raises(Refused, match="不由专送人代签"):
        sign_as_read(copy, by=cast["classifier"], proofs=signs())


def test_a_missing_copy_goes_nowhere(copy_of: Any, cast: Any, signs: Any) -> None:
    copy = copy_of("state", "secret")
    report_missing(copy, last_seen="办公室", by=cast["keeper"])
    with pytest.raises(Refused, match="冻结"):
        escorted(copy, cast, signs)


def test_the_form_names_the_escort(brought: Any, client_of: Any) -> None:
    _copy, visit = brought()
    answer = client_of("keeper").get(f"/papers/carriers.visit-form/{visit.public_id}/")
    words = words_of(answer.content)
    names = ("李思远", str(visit.leg.reader), "市立医院", "专送人", "阅办人签名")
    assert [each for each in names if each not in words] == []
