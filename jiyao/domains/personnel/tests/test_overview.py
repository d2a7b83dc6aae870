"""The secrecy office sees who is cleared for what and why, who lacks what, what expires."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.domains.personnel.models import PersonFile, PostHolding, Release, Vetting
from jiyao.domains.personnel.overview import tables
from jiyao.domains.personnel.procedures.leaving import begin_leaving
from jiyao.domains.personnel.procedures.suspending import suspend
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.trail.recording import system_scope
from tests.clearing import out_of_post
from tests.leaving_at_hand import file_of, gone

PAGE = "/personnel/overview/"


def the_tables(cast: Any, behind_the_doors: Any) -> list[list[str]]:
    """Return the tables as lines of words."""
    with behind_the_doors():
        files = list(PersonFile.objects.select_related("person__unit"))
        found = tables(files, facts_of(cast["secrecy_office"], timezone.now()))
    return [["|".join(str(c.value) for c in row.cells) for row in table.rows] for table in found]


def test_it_says_who_is_cleared_for_what_and_on_which_grounds(
    cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    cleared, lacking, *_others = the_tables(cast, behind_the_doors)
    [junior] = [line for line in cleared if "孙晓梅" in line]
    assert "秘密" in junior
    assert "涉密人员审查" in junior
    assert "保密培训合格证" in junior
    assert lacking == []
    page = client_of("secrecy_office").get(PAGE).content.decode()
    assert "孙晓梅" in page


def test_only_who_may_have_secrets_is_counted_among_them(cast: Any, behind_the_doors: Any) -> None:
    cleared, *_others, inside = the_tables(cast, behind_the_doors)
    assert len(cleared) == 7
    assert all("何远" not in line for line in cleared)
    assert any("何远" in line for line in inside)
    [reader] = [line for line in cleared if "李思远" in line]
    assert "|机密级及以下、内部|" in reader


def test_who_is_kept_from_it_is_listed_with_what_to_do(cast: Any, behind_the_doors: Any) -> None:
    suspend(file_of("junior", cast), reason="核查", by=cast["secrecy_office"])
    cleared, lacking, *_others = the_tables(cast, behind_the_doors)
    assert not [line for line in cleared if "孙晓梅" in line]
    [line] = lacking
    assert "在岗状态" in line
    assert "暂停接触的由保密办恢复" in line


@pytest.mark.parametrize(("days", "listed"), [(89, True), (91, False)])
def test_what_ends_within_ninety_days_is_listed(
    cast: Any, behind_the_doors: Any, days: int, listed: bool
) -> None:
    with system_scope("tests.vetting.ending"):
        vetting = Vetting.objects.get(person=cast["junior"])
        vetting.end(timezone.now() + timedelta(days=days))
    expiring = the_tables(cast, behind_the_doors)[3]
    assert bool([x for x in expiring if "孙晓梅|涉密人员审查" in x]) is listed


def test_a_release_period_that_ends_is_listed_though_its_person_has_gone(
    cast: Any, signs: Any, client_of: Any
) -> None:
    gone("junior", 12, cast, signs)
    with system_scope("tests.release.ending"):
        release = Release.objects.get(person=cast["junior"])
        release.end(timezone.now() + timedelta(days=30))
    page = client_of("personnel").get(PAGE).content.decode()
    assert release.get_absolute_url() in page


def test_who_gave_up_the_last_classified_post_without_leaving_is_listed(
    cast: Any, behind_the_doors: Any, signs: Any
) -> None:
    with behind_the_doors():
        holding = PostHolding.objects.get(person=cast["junior"])
    assert the_tables(cast, behind_the_doors)[4] == []
    out_of_post(holding)
    [line] = the_tables(cast, behind_the_doors)[4]
    assert "孙晓梅" in line
    begin_leaving(file_of("junior", cast), way="stays", reason="换岗", by=cast["personnel"])
    assert the_tables(cast, behind_the_doors)[4] == []


def test_it_is_closed_to_others(client_of: Any) -> None:
    for key in ("leader", "keeper", "junior", "audit"):
        assert client_of(key).get(PAGE).status_code == 403, key


def test_it_costs_the_same_for_more_people(cast: Any, behind_the_doors: Any) -> None:
    alike = [cast[key] for key in ("keeper", "office_head", "secrecy_office", "leader")]
    with behind_the_doors():
        rows = PersonFile.objects.select_related("person__unit").filter(person__in=alike)
        files = list(rows.order_by("pk"))
        facts = facts_of(cast["secrecy_office"], timezone.now())
        assert _queries(files[:1], facts) == _queries(files, facts)


def _queries(files: list[Any], facts: Any) -> int:
    with CaptureQueriesContext(connections["act"]) as caught:
        tables(files, facts)
    return len(caught)
