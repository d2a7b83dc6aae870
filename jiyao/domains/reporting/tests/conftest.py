"""A superior and a subordinate body with keys of their own, and what they send."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.reporting import recurring
from jiyao.domains.reporting.demo import Neighbour
from jiyao.domains.reporting.files import PACKAGE, Sent
from jiyao.domains.reporting.models import Counterpart, Package, Submission
from jiyao.domains.reporting.procedures.packages import draw_up, sign
from jiyao.domains.reporting.procedures.trusting import trust
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.periods import period_of
from jiyao.foundation.procedures.calling import ask

OPENING = Job("reporting.period.opened", "期次", recurring.to_open, recurring.open_it)


class Body(Neighbour):
    """Another body: its key, and the files that it makes."""

    def package(self, **changes: Any) -> Sent:
        """Make the package of a period with two figures."""
        figures = {"people.all": 31, "carriers.kept.state-secret": 8}
        said = {"period": "2026Q01", "edition": 1, "figures": figures, "findings": "无"}
        said["made_at"] = "2026-04-02T00:00:00+00:00"
        return self.file(PACKAGE, **{**said, **changes})


class Office:
    """Our secrecy office with its leader."""

    def __init__(self, cast: dict[str, Any], signs: Any, behind: Any) -> None:
        self.cast, self.signs, self.behind = cast, signs, behind
        self.by = cast["secrecy_office"]

    def approved(self, procedure: Any, record: Any = None, **fields: Any) -> Any:
        """Do something with the leader's approval."""
        permit = ask(procedure, record, by=self.by, asked_for="照章", **fields)
        grant(permit, remark="同意", by=self.cast["leader"], proofs=self.signs())
        about = [] if record is None else [record]
        return procedure(*about, by=self.by, **fields)

    def trusts(self, body: Body, kind: str) -> Counterpart:
        """Trust the key of a body."""
        fields = {"kind": kind, "name": body.name, "key": str(body.verifier), "checked": "当面"}
        found: Counterpart = self.approved(trust, **fields)
        return found

    def opened(self, model: type[Package] | type[Submission]) -> Any:
        """Return the only period that stands."""
        with self.behind():
            return model.objects.select_related("counterpart").get()

    def signed_package(self, findings: str = "本期开展自查一次") -> Package:
        """Draw the only package up and sign it as approved."""
        record = draw_up(self.opened(Package), findings=findings, by=self.by)
        found: Package = self.approved(sign, record, checksum=record.checksum)
        return found


@pytest.fixture
def office(cast: Any, signs: Any, behind_the_doors: Any) -> Office:
    """Our secrecy office."""
    return Office(cast, signs, behind_the_doors)


@pytest.fixture
def above(office: Office) -> Body:
    """The body above us, trusted."""
    body = Body("示例总局")
    office.trusts(body, "above")
    return body


@pytest.fixture
def below(office: Office) -> Body:
    """A body below us, trusted."""
    body = Body("示例二院")
    office.trusts(body, "below")
    return body


def quarter_later(days: int = 1) -> datetime:
    """Return a moment some days after the quarter that is now."""
    today = timezone.localdate()
    last = period_of(today, "quarter").last
    return timezone.now() + (last - today) + timedelta(days=days)


def tick(moment: datetime) -> None:
    """Open what is to be opened as at a moment."""
    with time_machine.travel(moment, tick=False):
        run(OPENING, moment)
