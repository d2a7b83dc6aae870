"""What was signed on paper carries its scan, for its person and the offices (ORG-07, ORG-08)."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.organisation.models import PledgeText, SignedSheet
from jiyao.domains.organisation.procedures.letters import book_letter, issue_letter
from jiyao.domains.organisation.procedures.pledging import book_pledge
from jiyao.domains.organisation.procedures.sheets import scans_of_sheets
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.vault.models import StoredFile
from tests.files import png, upload_of


@pytest.fixture
def letter(cast: Any, signs: Any) -> Any:
    """A letter that was signed on paper and booked."""
    unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处")
    issued = issue_letter(unit, person=cast["classifier"], by=cast["leader"], proofs=signs())
    day = timezone.localdate()
    return book_letter(issued, signed_on=day, paper="责-7", by=cast["personnel"])


@pytest.fixture
def sheet(letter: Any, behind_the_doors: Any) -> SignedSheet:
    """Its sheet."""
    with behind_the_doors():
        found: SignedSheet = SignedSheet.objects.get(subject_ref=letter.public_id)
    return found


def scan(sheet: SignedSheet, by: Any) -> Any:
    return scans_of_sheets.attach(sheet, upload=upload_of("责任书.png", png()), by=by)


@pytest.mark.clause("ORG-07", shows="shown")
def test_the_scan_is_read_by_who_signed_and_by_the_offices(
    letter: Any, sheet: SignedSheet, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    scan(sheet, cast["secrecy_office"])
    with behind_the_doors():
        file = StoredFile.objects.get()
    for key in ("classifier", "personnel", "secrecy_office"):
        client = client_of(key)
        assert sheet.get_absolute_url() in client.get(letter.get_absolute_url()).content.decode()
        assert "责任书.png" in client.get(sheet.get_absolute_url()).content.decode()
        assert client.get(file.get_absolute_url()).status_code == 200


@pytest.mark.clause("ORG-07", shows="hidden")
@pytest.mark.parametrize("key", ["keeper", "leader", "reader", "stranger", "security"])
def test_the_sheet_is_unknown_to_everybody_else(
    sheet: SignedSheet, client_of: Any, cast: Any, key: str
) -> None:
    assert client_of(key).get(sheet.get_absolute_url()).status_code == 404
    with pytest.raises(Unseen):
        scan(sheet, cast[key])


def test_nobody_attaches_a_scan_for_himself(sheet: SignedSheet, cast: Any) -> None:
    with pytest.raises(Refused, match="角色不办理"):
        scan(sheet, cast["classifier"])


def test_a_pledge_on_paper_has_its_sheet_too(cast: Any, behind_the_doors: Any) -> None:
    with behind_the_doors():
        text = PledgeText.objects.get(occasion="annual", until=None)
    who = {"person": cast["junior"], "signed_on": timezone.localdate(), "paper": "诺-3"}
    pledge = book_pledge(text=text, **who, by=cast["personnel"])
    with behind_the_doors():
        kept = SignedSheet.objects.get(subject_ref=pledge.public_id)
    assert (kept.person, kept.number) == (cast["junior"], "诺-3")
