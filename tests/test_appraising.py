"""Appraisals from recorded facts, item by item; rewards and penalties approved (ORG-13)."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from jiyao.domains.organisation.models import PersonAppraisal, Sanction, UnitAppraisal
from jiyao.domains.organisation.procedures.appraising import appraise, give_sanction
from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.procedures.suspending import suspend
from jiyao.domains.training.models import Certificate
from jiyao.foundation.duties.kinds import RECURRING
from jiyao.foundation.duties.models import open_duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.approved import approved


@pytest.fixture
def judge(cast: Any) -> Any:
    """Appraise the second department for this year; its one member is the junior."""

    def made(by: str = "personnel") -> UnitAppraisal:
        unit, year = Circle.objects.get(name="业务二处"), timezone.localdate().year
        found: UnitAppraisal = appraise(unit=unit, year=year, by=cast[by])
        return found

    return made


@pytest.fixture
def sanctioned(cast: Any, signs: Any) -> Any:
    def given(kind: str, points: int, person: str = "junior", by: str = "personnel") -> Sanction:
        fields = {"person": cast[person], "kind": kind, "what": "通报", "basis": "奖惩办法第4条"}
        people = {"by": cast[by], "approver": cast["leader"], "proofs": signs()}
        made: Sanction = approved(give_sanction, None, **people, **fields, points=points)
        return made

    return given


@pytest.fixture
def owes_late(cast: Any) -> None:
    """The junior has let a duty pass."""
    with system_scope("tests.duty.left") as act:
        due = act.recorded_at - timedelta(minutes=1)
        open_duty(RECURRING, cast["junior"], cast["junior"], due - timedelta(days=1), due)


def part_of(whole: UnitAppraisal, behind: Any) -> PersonAppraisal:
    with behind():
        found: PersonAppraisal = whole.parts.get()
        return found


@pytest.mark.clause("ORG-13", "ORG-20", shows="shown")
def test_each_recorded_fact_gives_or_takes_its_points_and_is_named(
    judge: Any,
    sanctioned: Any,
    owes_late: None,
    cast: Any,
    client_of: Any,
    behind_the_doors: Any,
) -> None:
    assert judge().score == 98
    sanctioned("reward", 5)
    with behind_the_doors():
        file = PersonFile.objects.get(person=cast["junior"])
    suspend(file, reason="核查", by=cast["secrecy_office"])
    with system_scope("tests.facts.ended") as act:
        Certificate.objects.get(person=cast["junior"]).end(act.recorded_at)
    whole = judge()
    assert whole.score == 100 - 2 + 5 - 20 - 10
    part = part_of(whole, behind_the_doors)
    page = client_of("junior").get(part.get_absolute_url()).content.decode()
    paper = client_of("junior").get(
        reverse("paper", args=["organisation.appraisal-form", part.public_id])
    )
    for words in ("奖惩办法第4条", "被暂停接触秘密", "已过期", "定期工作"):
        assert words in page
        assert words in words_of(paper.content)


@pytest.mark.clause("ORG-20", shows="shown")
def test_the_score_of_a_unit_is_exported_as_a_section_of_the_wider_appraisal(
    judge: Any, owes_late: None, client_of: Any
) -> None:
    whole = judge()
    client = client_of("leader")
    assert "超期未办 -2" in client.get(whole.get_absolute_url()).content.decode()
    sent = client.get(reverse("register_export", args=["organisation.unit-appraisal"]))
    rows = CalamineWorkbook.from_filelike(BytesIO(sent.content)).get_sheet_by_index(0).to_python()
    assert [98.0, "超期未办 -2"] in [row[3:5] for row in rows]
    book = client.get(reverse("paper_of_register", args=["organisation.unit-appraisal-book"]))
    assert "业务二处" in words_of(book.content)


@pytest.mark.clause("ORG-13", "ORG-20", shows="hidden")
def test_the_score_of_another_is_not_seen_and_a_leader_sees_the_unit_alone(
    judge: Any, sanctioned: Any, client_of: Any, behind_the_doors: Any
) -> None:
    given = sanctioned("penalty", 3)
    whole = judge()
    part = part_of(whole, behind_the_doors)
    assert client_of("stranger").get(whole.get_absolute_url()).status_code == 403
    for who in ("stranger", "leader"):
        for row in (part, given):
            assert client_of(who).get(row.get_absolute_url()).status_code == 404
    page = client_of("leader").get(whole.get_absolute_url()).content.decode()
    assert "孙晓梅" not in page
    assert "孙晓梅" in client_of("personnel").get(whole.get_absolute_url()).content.decode()


def test_an_appraisal_made_again_takes_the_place_of_the_one_before(
    judge: Any, sanctioned: Any, behind_the_doors: Any
) -> None:
    first = judge()
    sanctioned("penalty", 3)
    assert (first.score, judge().score) == (100, 97)
    with behind_the_doors():
        now = timezone.now()
        assert UnitAppraisal.objects.holding_at(now).count() == 1
        assert PersonAppraisal.objects.holding_at(now).count() == 1


@pytest.mark.clause("ORG-13")
def test_a_sanction_names_its_basis_and_who_approved_it(
    sanctioned: Any, cast: Any, client_of: Any
) -> None:
    given = sanctioned("reward", 5)
    assert given.approved_by == cast["leader"]
    page = client_of("junior").get(given.get_absolute_url()).content.decode()
    for words in ("奖惩办法第4条", "王立言", "+5"):
        assert words in page
    book = client_of("personnel").get(
        reverse("paper_of_register", args=["organisation.sanction-book"])
    )
    assert "孙晓梅" in words_of(book.content)
    fields = {"person": cast["junior"], "kind": "penalty", "what": "警告", "basis": "无"}
    with pytest.raises(Refused, match="批准"):
        give_sanction(**fields, points=1, by=cast["personnel"])


def test_nobody_judges_himself_nor_a_year_to_come(judge: Any, sanctioned: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="自己的奖惩"):
        sanctioned("reward", 5, person="personnel")
    with pytest.raises(Refused, match="角色不办理"):
        judge("leader")
    unit = Circle.objects.get(name="业务二处")
    with pytest.raises(Refused, match="还没有开始"):
        appraise(unit=unit, year=2098, by=cast["personnel"])
