import secrets
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from jiyao.desk.organisation import CAST, FOUNDERS, Member, found_organisation, give_pin
from jiyao.domains.archives import demo as archives
from jiyao.domains.carriers import demo, demo_issuing
from jiyao.domains.classification import demo as classification
from jiyao.domains.inspection import demo as inspection
from jiyao.domains.organisation import demo as committee
from jiyao.domains.organisation import demo_registers as responsibility
from jiyao.domains.personnel import demo as personnel
from jiyao.domains.release import demo as release
from jiyao.domains.reporting import demo as reporting
from jiyao.domains.training import demo as training
from jiyao.domains.training.settings import CERTIFICATE_MONTHS
from jiyao.foundation.accounts.setting_up import is_set_up
from jiyao.foundation.duties.terms import months_after


class Command(BaseCommand):
    help = "Load the fictional organisation into an empty database and print its accounts."

    def handle(self, **options: Any) -> None:
        file = Path(settings.HOME) / "demo-accounts.txt"
        if not is_set_up():
            file.write_text(_load(), encoding="utf-8")
            file.chmod(0o600)
        if file.exists():
            self.stdout.write(file.read_text(encoding="utf-8"))


def _load() -> str:
    members = (*FOUNDERS, *CAST)
    passwords = {m.number: f"{secrets.token_urlsafe(9)}Aa7" for m in members}
    pins = {m.number: _pin() for m in members}
    people = found_organisation(lambda m: passwords[m.number], trained_on())
    for person in people.values():
        give_pin(person, pins[person.number])
    committee.load(people, pins)
    demo.load(people, pins)
    archives.load(people, pins)
    classification.load(people, pins)
    demo_issuing.load(people, pins)
    training.load(people, pins)
    personnel.load(people, pins)
    responsibility.load(people, pins)
    reporting.load(people, pins)
    inspection.load(people, pins)
    release.load(people, pins)
    return "\n".join(_line(m, passwords[m.number], pins[m.number]) for m in members) + "\n"


def trained_on() -> dict[str, date]:
    """Return when whose training was, so that one certificate runs out within a month."""
    ends = timezone.localdate() + timedelta(days=20)
    return {"junior": months_after(ends, -CERTIFICATE_MONTHS.default)}


def _pin() -> str:
    return f"{100000 + secrets.randbelow(899999)}"


def _line(member: Member, password: str, pin: str) -> str:
    return f"{member.number}  {password}  PIN {pin}  {member.name} {member.position}({member.role})"
