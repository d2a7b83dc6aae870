"""A post, a newcomer, and what the newcomer needs for the post: fixtures for tests of people."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.organisation.models import PledgeText
from jiyao.domains.organisation.procedures.pledging import sign_pledge
from jiyao.domains.organisation.procedures.posts import set_up_post
from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.procedures.posting import open_file
from jiyao.domains.personnel.procedures.vetting import book_vetting
from jiyao.domains.training.procedures.certifying import book_certificate
from jiyao.foundation.accounts.procedures.people import enrol
from jiyao.foundation.people.models import Circle
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.trail.recording import system_scope


@pytest.fixture
def post(cast: Any, level: Any) -> Any:
    """A post that handles secrets of the lowest level."""
    fields = {"name": "文印员", "unit": Circle.objects.get(name="办公室"), "kind": "print"}
    levels = [level("state", "secret")]
    return set_up_post(**fields, levels=levels, duties="", by=cast["personnel"])


@pytest.fixture
def newcomer(cast: Any) -> Any:
    """Enrol somebody of whom nothing is known yet, and open the file."""

    def begin(employment: str = "regular") -> PersonFile:
        unit = Circle.objects.get(name="办公室")
        fields = {"number": "N0901", "name": "白新", "unit": unit, "position": "科员"}
        person = enrol(**fields, password="Harmless-Pass-9", by=cast["system"])
        return open_file(person=person, employment=employment, by=cast["personnel"])

    return begin


@pytest.fixture
def prepared(cast: Any, post: Any, signs: Any, behind_the_doors: Any) -> Any:
    """Give a newcomer everything that the post asks for, but what is left out."""

    def prepare(file: PersonFile, without: str = "") -> PersonFile:
        today = timezone.localdate()
        if without != "vetting":
            fields = {"post": post, "concluded_on": today, "paper": "审1"}
            book_vetting(file, **fields, by=cast["personnel"])
        if without != "training":
            fields = {"number": "证1", "issuer": "市局", "passed_on": today}
            book_certificate(person=file.person, **fields, by=cast["secrecy_office"])
        if without != "pledge":
            with behind_the_doors():
                text = PledgeText.objects.get(occasion="entry")
            with system_scope("tests.pin.set"):
                set_pin(file.person, "482915")
            sign_pledge(text, by=file.person, proofs=signs())
        return file

    return prepare
