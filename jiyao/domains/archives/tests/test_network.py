"""The archive network: people, terms, gaps, plan and money (ARC-10)."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.archives.models import units_without
from jiyao.domains.archives.procedures.keeping import appraise
from jiyao.domains.archives.procedures.network import end_post, enter_year, name_post
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.archived import Archive

NETWORK = "/archives/network/"


@pytest.fixture
def filer(cast: Any) -> Any:
    """The reader files for his department."""
    unit = Circle.objects.get(name="业务一处")
    fields = {"kind": "filer", "unit": unit, "person": cast["reader"], "basis": "任 2 号"}
    return name_post(by=cast["secrecy_office"], **fields)


@pytest.mark.clause("ARC-10", shows="shown")
@pytest.mark.clause("ARC-10", shows="hidden")
def test_the_network_shows_who_answers_and_which_department_has_nobody(
    archive: Archive, filer: Any, cast: Any, page: Any, client_of: Any
) -> None:
    enter_year(year=2026, plan="青办发〔2026〕2号", budget=120000, by=cast["secrecy_office"])
    with archive.behind():
        gaps = {unit.name for unit in units_without("filer", timezone.now())}
    assert gaps == {"办公室", "业务二处", "后勤处"}
    shown = page("secrecy_office", NETWORK)
    for words in ("李思远", "赵文博", "空缺", "青办发〔2026〕2号", "120000"):
        assert words in shown
    printed = client_of("keeper").get(reverse("paper_of_register", args=["archives.network"]))
    words = words_of(printed.content)
    missing = words.partition("未指定兼职立卷员的部门：")[2].partition("。")[0]
    assert set(missing.split("、")) == gaps
    assert "经费120000元" in words
    assert client_of("stranger").get(NETWORK).status_code == 403
    assert "李思远" not in page("stranger", filer.get_absolute_url())


def test_who_has_left_the_post_is_a_gap_again(archive: Archive, filer: Any, cast: Any) -> None:
    end_post(filer, by=cast["secrecy_office"])
    with archive.behind():
        assert len(units_without("filer", timezone.now())) == 4
    with pytest.raises(Refused, match="已经卸任"):
        end_post(filer, by=cast["secrecy_office"])


def test_who_is_no_longer_on_the_roll_serves_no_more(
    archive: Archive, filer: Any, cast: Any, page: Any, client_of: Any, stored: Any, signs: Any
) -> None:
    for who in ("reader", "office_head"):
        with system_scope("tests.person.removed"):
            person = Person.objects.get(pk=cast[who].pk)
            person.is_active = False
            person.save()
    with archive.behind():
        assert len(units_without("filer", timezone.now())) == 4
    printed = client_of("keeper").get(reverse("paper_of_register", args=["archives.network"]))
    for shown in (page("keeper", NETWORK), words_of(printed.content)):
        assert "李思远" not in shown
        assert "赵文博" not in shown
    with pytest.raises(Refused, match="不是档案工作网络中的专职档案员"):
        archive.handed(stored)
    panel = [cast["keeper"], cast["secrecy_office"], cast["office_head"]]
    with pytest.raises(Refused, match="没有专职档案员"):
        appraise(stored, panel=panel, verdict="destroy", longer=None, by=cast["keeper"])


def test_ended_posts_are_not_printed_and_a_post_is_not_given_twice(
    archive: Archive, filer: Any, cast: Any, client_of: Any
) -> None:
    fields = {"kind": "filer", "unit": filer.unit, "person": cast["reader"], "basis": "任 3 号"}
    with pytest.raises(Refused, match="已经担任这个岗位"):
        name_post(by=cast["secrecy_office"], **fields)
    end_post(filer, by=cast["secrecy_office"])
    name_post(by=cast["secrecy_office"], **fields)
    printed = client_of("keeper").get(reverse("paper_of_register", args=["archives.network"]))
    words = words_of(printed.content)
    assert ("任3号" in words, "任2号" in words) == (True, False)


def test_looking_at_the_network_leaves_what_was_shown_of_each_level(
    archive: Archive, filer: Any, cast: Any, page: Any, new_entries: Any
) -> None:
    enter_year(year=2026, plan="青办发〔2026〕2号", budget=120000, by=cast["secrecy_office"])
    page("keeper", NETWORK)
    [entry] = new_entries("archives.network.listed")
    assert entry["counts"] == {"work:1": 3}


@pytest.mark.parametrize(
    ("kind", "unit", "says"),
    [("filer", None, "没有选部门"), ("archivist", "办公室", "不按部门设")],
)
def test_posts_of_departments_and_of_the_whole_are_kept_apart(
    kind: str, unit: str | None, says: str, cast: Any
) -> None:
    where = Circle.objects.get(name=unit) if unit else None
    fields = {"kind": kind, "unit": where, "person": cast["reader"], "basis": "任 2 号"}
    with pytest.raises(Refused, match=says):
        name_post(by=cast["secrecy_office"], **fields)


def test_nobody_but_the_secrecy_office_names(cast: Any) -> None:
    fields = {"kind": "archivist", "unit": None, "person": cast["reader"], "basis": "自任"}
    with pytest.raises(Refused, match="您的角色不办理此事项"):
        name_post(by=cast["keeper"], **fields)
