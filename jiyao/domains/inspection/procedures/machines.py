"""Machines that are checked: entered, keyed, rated, handed on, retired (NET-01, INS-09)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.circles import label_for, pass_label_on
from jiyao.domains.inspection.models import (
    FindingStep,
    Machine,
    MachineChange,
    RuleVersion,
)
from jiyao.domains.inspection.procedures.duties import CHECK, pass_check_on, settle_duties
from jiyao.domains.inspection.results import fingerprint
from jiyao.domains.inspection.rules import machines as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure

What = MachineChange.What
CITED = ("NET-01", "INS-09")


@procedure(
    "inspection.machine.entered",
    _("登记受检计算机"),
    by=SECRECY_OFFICE,
    cites=CITED,
    rules=(rules.machine_name_is_free,),
)
def enter(
    *,
    name: str,
    kind: str,
    unit: Circle | None,
    place: str,
    person: Person,
    public_key: str,
    by: Person,
    at: datetime,
) -> Machine:
    """Enter a machine by the name that the tool states, with the key trusted for it.

    kind: a value of Machine.Kind; public_key: in base64, empty while there is none.
    """
    return Machine.objects.create(
        label=label_for(person, by, at),
        name=name,
        kind_of=kind,
        unit=unit,
        place=place,
        person=person,
        public_key=public_key,
        since=at,
        set_by=by,
    )


@procedure(
    "inspection.machine.keyed",
    _("登记或更换公钥"),
    by=SECRECY_OFFICE,
    cites=CITED,
    rules=(rules.machine_is_in_use, rules.key_changes),
)
def change_key(
    machine: Machine, *, public_key: str, reason: str, by: Person, at: datetime
) -> Machine:
    """Trust another key from now on; earlier runs keep the key that they were signed with."""
    keys = (machine.fingerprint, fingerprint(public_key))
    machine.public_key = public_key
    return _changed(machine, What.KEY, keys, reason, by, at)


@procedure(
    "inspection.machine.rated",
    _("变更计算机类别"),
    by=SECRECY_OFFICE,
    cites=CITED,
    rules=(rules.machine_is_in_use, rules.kind_changes, rules.classified_stays_classified),
)
def rate(machine: Machine, *, kind: str, reason: str, by: Person, at: datetime) -> Machine:
    """Let a machine be of another kind. kind: a value of Machine.Kind."""
    kinds = (Machine.Kind(machine.kind_of).label, Machine.Kind(kind).label)
    machine.kind_of = kind
    if kind == Machine.Kind.CLASSIFIED:
        close_duties(CHECK, machine, at)
    return _changed(machine, What.KIND, kinds, reason, by, at)


@procedure(
    "inspection.machine.handed-on",
    _("变更责任人或地点"),
    by=SECRECY_OFFICE,
    cites=CITED,
    rules=(rules.machine_is_in_use, rules.person_or_place_changes),
)
def hand_on(
    machine: Machine, *, person: Person, place: str, reason: str, by: Person, at: datetime
) -> Machine:
    """Let another person answer for a machine: what is unsettled and owed goes along."""
    stood = (f"{machine.person} {machine.place}", f"{person} {place}")
    moved = machine.person_id != person.pk
    machine.person, machine.place = person, place
    if moved:
        pass_label_on(machine.label, person, by, at)
        _pass_findings_on(machine, by, at)
        pass_check_on(machine, at)
    return _changed(machine, What.PERSON, stood, reason, by, at)


@procedure(
    "inspection.machine.retired",
    _("停用登记"),
    by=SECRECY_OFFICE,
    cites=CITED,
    rules=(rules.machine_is_in_use, rules.nothing_is_unsettled),
    exceptional=True,
)
def retire(machine: Machine, *, reason: str, by: Person, at: datetime) -> Machine:
    """Take a machine out of the register of machines in use."""
    close_duties(CHECK, machine, at)
    machine.until = at
    return _changed(machine, What.RETIRED, ("", ""), reason, by, at)


@procedure(
    "inspection.rules.entered",
    _("登记规则版本"),
    by=SECRECY_OFFICE,
    cites=("INS-09",),
    rules=(rules.version_is_new,),
)
def enter_rules(*, version: str, remark: str, by: Person, at: datetime) -> RuleVersion:
    """Let a version of the tool's rules be in force; the one before is replaced."""
    for row in RuleVersion.objects.filter(until=None):
        row.end(at)
    return RuleVersion.objects.create(version=version, remark=remark, since=at, set_by=by)


def _changed(
    machine: Machine, what: str, stood: tuple[Any, Any], reason: str, by: Person, at: datetime
) -> Machine:
    machine.save()
    before, after = (str(each)[:200] for each in stood)
    MachineChange.objects.create(
        machine=machine,
        label_id=machine.label_id,
        what=what,
        before=before,
        after=after,
        reason=reason,
        by=by,
        at=at,
    )
    return machine


def _pass_findings_on(machine: Machine, by: Person, at: datetime) -> None:
    for run in machine.runs.order_by("pk"):
        run.owner = machine.person
        run.save()
        settle_duties(run, at)
    for finding in machine.findings.unsettled().order_by("pk"):
        finding.owner = machine.person
        finding.save()
        FindingStep.objects.create(
            finding=finding,
            label_id=finding.label_id,
            what=FindingStep.What.PASSED,
            words=str(machine.person),
            by=by,
            at=at,
        )
