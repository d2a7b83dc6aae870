"""Risks rated by the matrix, with measure, owner and review in time (ORG-12)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import RISK_SCALE, Rating, Risk, RiskCell, standing_of
from jiyao.domains.organisation.procedures.assessing import (
    assess_risk,
    close_risk,
    enter_risk,
    set_cell,
)
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused

MATRIX = "/organisation/risks/matrix/"


def assessed(cast: Any, **changes: Any) -> dict[str, Any]:
    return {
        "likelihood": 3,
        "impact": 4,
        "measure": "加装双锁，双人开启",
        "owner": cast["reader"],
        "review_on": timezone.localdate() + timedelta(days=90),
        "by": cast["secrecy_office"],
        **changes,
    }


@pytest.fixture
def risk(cast: Any) -> Risk:
    fields = {"asset": "机要室二号柜", "threat": "夜间无人值守", "unit": None}
    found: Risk = enter_risk(**fields, **assessed(cast))
    return found


def owed(behind: Any, kind: str) -> list[Duty]:
    with behind():
        return list(Duty.objects.pending().filter(kind_code=f"organisation.risk-{kind}"))


def test_a_graver_risk_is_never_rated_lower(database: None) -> None:
    grid, order = RiskCell.matrix_at(timezone.now()), list(Rating)
    weight = {place: order.index(rating) for place, rating in grid.items()}
    pairs = [(x, y) for x in RISK_SCALE for y in RISK_SCALE]
    assert all(weight[x, y] <= weight.get((x + 1, y), 9) for x, y in pairs)
    assert all(weight[x, y] <= weight.get((x, y + 1), 9) for x, y in pairs)


@pytest.mark.clause("ORG-12", shows="in-time")
def test_measure_and_review_are_owed_until_the_risk_is_assessed_again(
    risk: Risk, cast: Any, behind_the_doors: Any
) -> None:
    assert (owed(behind_the_doors, "measure")[0].owner) == cast["reader"]
    [duty] = owed(behind_the_doors, "review")
    assert duty.owner == cast["secrecy_office"]
    assess_risk(risk, **assessed(cast, likelihood=1, owner=cast["junior"]))
    with behind_the_doors():
        assert risk.assessments.count() == 2
        assert standing_of(risk).rating == Rating.MEDIUM
    assert [each.owner for each in owed(behind_the_doors, "measure")] == [cast["junior"]]
    close_risk(risk, by=cast["secrecy_office"])
    assert owed(behind_the_doors, "measure") + owed(behind_the_doors, "review") == []
    with pytest.raises(Refused, match="已经消除"):
        assess_risk(risk, **assessed(cast))


@pytest.mark.clause("ORG-12", shows="overdue")
def test_a_review_that_was_left_out_is_overdue_and_listed(
    risk: Risk, client_of: Any, behind_the_doors: Any, time_machine: Any
) -> None:
    late = reverse("register", args=["organisation.risk"]) + "?show=late"
    assert risk.asset not in client_of("secrecy_office").get(late).content.decode()
    time_machine.move_to(timezone.now() + timedelta(days=92))
    assert risk.asset in client_of("secrecy_office").get(late).content.decode()
    [duty] = owed(behind_the_doors, "review")
    assert duty.is_overdue(timezone.now())


@pytest.mark.parametrize("days", [0, 400])
def test_a_review_is_neither_past_nor_too_far_off(risk: Risk, cast: Any, days: int) -> None:
    on = timezone.localdate() + timedelta(days=days)
    with pytest.raises(Refused, match="复评日期"):
        assess_risk(risk, **assessed(cast, review_on=on))


def test_the_matrix_is_data_and_rates_what_is_assessed_from_then_on(
    risk: Risk, cast: Any, behind_the_doors: Any
) -> None:
    place = {"likelihood": 3, "impact": 4, "by": cast["secrecy_office"]}
    with pytest.raises(Refused, match="就是这个等级"):
        set_cell(**place, rating="high")
    set_cell(**place, rating="extreme")
    with behind_the_doors():
        assert standing_of(risk).rating == Rating.HIGH
    assess_risk(risk, **assessed(cast))
    with behind_the_doors():
        assert standing_of(risk).rating == Rating.EXTREME
    with pytest.raises(Refused, match="角色不办理"):
        set_cell(likelihood=1, impact=1, rating="extreme", by=cast["keeper"])


@pytest.mark.clause("ORG-12", shows="shown")
def test_risks_stand_in_register_book_and_matrix(
    risk: Risk, client_of: Any, new_entries: Any
) -> None:
    client = client_of("leader")
    for address in (
        reverse("register", args=["organisation.risk"]),
        risk.get_absolute_url(),
        MATRIX,
    ):
        assert "机要室二号柜" in client.get(address).content.decode()
    paper = client.get(reverse("paper_of_register", args=["organisation.risk-book"]))
    for words in ("夜间无人值守", "双人开启", "李思远"):
        assert words in words_of(paper.content)
    assert len(new_entries("organisation.risk-matrix.listed")) == 1
    own = client_of("reader").get(risk.get_absolute_url())
    assert "双人开启" in own.content.decode(), "who owes the measure sees what it is against"


@pytest.mark.clause("ORG-12", shows="hidden")
def test_the_register_of_weak_spots_is_closed_to_a_stranger(risk: Risk, client_of: Any) -> None:
    client = client_of("stranger")
    book = reverse("paper_of_register", args=["organisation.risk-book"])
    for address in (risk.get_absolute_url(), MATRIX, book):
        assert client.get(address).status_code == 403
