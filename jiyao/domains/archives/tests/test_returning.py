"""What comes back from a consultation is counted, and a difference is a finding (BOR-08)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.archives.models import Finding, Stage, Volume
from jiyao.domains.archives.procedures.consulting import clear, take_back
from jiyao.domains.archives.procedures.keeping import count
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.archived import Archive

PAGES = 12


@pytest.fixture
def returned(archive: Archive, stored: Volume, cast: Any, signs: Any) -> Any:
    """Bring the volume back after a consultation."""

    def back(counted: int = PAGES, broken: Any = (), words: str = "") -> Any:
        fields = {"counted": counted, "broken": list(broken), "words": words}
        consultation = archive.consulted(stored)
        return take_back(consultation, by=cast["keeper"], proofs=signs(), **fields)

    return back


@pytest.mark.clause("BOR-08", shows="shown")
@pytest.mark.clause("BOR-08", shows="hidden")
def test_what_differs_on_return_is_a_finding_against_that_consultation(
    returned: Any, archive: Archive, cast: Any, page: Any
) -> None:
    back = returned(counted=11, broken=["marks"], words="第 2 件")
    with archive.behind():
        finding = Finding.objects.get(consultation=back)
        owed = Duty.objects.pending().filter(subject_ref=finding.public_id)
        assert [duty.owner for duty in owed] == [cast["secrecy_office"]]
    said = "应有 12 页，清点 11 页；有涂改、勾画或记号；第 2 件"
    assert finding.what == said
    assert back.number in page("secrecy_office", finding.get_absolute_url())
    assert said not in page("stranger", finding.get_absolute_url())
    clear(finding, explanation="误数", by=cast["secrecy_office"])
    with archive.behind():
        assert not owed.all().exists()
    with pytest.raises(Refused, match="已经查清"):
        clear(finding, explanation="再查", by=cast["secrecy_office"])


def test_a_difference_in_a_closed_matter_is_owed_and_cleared_by_its_custodian(
    archive: Archive, copy: Any, cast: Any, page: Any
) -> None:
    case = archive.entered("case", number="ZA", name="专案")
    volume = archive.volume(case, matter=archive.matter("keeper", "office_head"))
    count(archive.stored(archive.filled(volume, copy)), on_card=2, found=1, by=cast["keeper"])
    with archive.behind():
        finding = Finding.objects.get()
        owed = Duty.objects.pending().filter(subject_ref=finding.public_id)
        assert [duty.owner for duty in owed] == [cast["office_head"]]
    assert volume.number not in page("secrecy_office", "/duties/")
    with pytest.raises(Unseen):
        clear(finding, explanation="误数", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="不由您查清"):
        clear(finding, explanation="误数", by=cast["keeper"])
    clear(finding, explanation="误数", by=cast["office_head"])
    with archive.behind():
        assert not owed.all().exists()


def test_without_an_able_custodian_who_found_a_difference_owes_it(
    archive: Archive, copy: Any, cast: Any
) -> None:
    case = archive.entered("case", number="ZA", name="专案", custodian=cast["reader"])
    volume = archive.volume(case, matter=archive.matter("keeper", "office_head", "reader"))
    count(archive.stored(archive.filled(volume, copy)), on_card=2, found=1, by=cast["keeper"])
    with archive.behind():
        finding = Finding.objects.get()
        owed = Duty.objects.pending().get(subject_ref=finding.public_id)
        assert owed.owner == cast["keeper"]
    assert clear(finding, explanation="误数", by=cast["keeper"]).cleared_by == cast["keeper"]


def test_what_comes_back_whole_leaves_no_finding_and_owes_nothing(
    returned: Any, archive: Archive, stored: Volume, cast: Any, signs: Any
) -> None:
    back = returned()
    with archive.behind():
        assert not Finding.objects.exists()
        assert Volume.objects.get(pk=stored.pk).state == Stage.STORED
        assert not Duty.objects.pending().filter(subject_ref=back.public_id).exists()
    with pytest.raises(Refused, match="已经归还清点"):
        take_back(back, counted=1, broken=[], words="", by=cast["keeper"], proofs=signs())


def test_what_is_not_back_by_closing_is_overdue(
    archive: Archive, stored: Volume, page: Any
) -> None:
    consultation = archive.consulted(stored)
    assert consultation.number == f"查〔{consultation.out_at.year}〕001号"
    address = "/registers/archives.consultation/?show=overdue"
    assert consultation.number not in page("keeper", address)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=True):
        with archive.behind():
            late = Duty.objects.overdue(timezone.now())
            assert late.filter(subject_ref=consultation.public_id).exists()
        assert consultation.number in page("keeper", address)
