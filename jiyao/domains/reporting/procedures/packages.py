"""Figures to the body above, and from those below (ORG-16)."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.reporting.declared import REPORTED, counted
from jiyao.domains.reporting.files import PACKAGE, Sent, written
from jiyao.domains.reporting.models import Package, Submission
from jiyao.domains.reporting.periods import span_of
from jiyao.domains.reporting.procedures.trusting import DECIDE
from jiyao.domains.reporting.rules import packages as rules
from jiyao.domains.reporting.rules.counterparts import package_goes_to_one_we_trust
from jiyao.domains.reporting.rules.texts import (
    findings_name_nothing_secret,
    words_that_came_bear_no_mark,
)
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of

SIGNED = "reporting.package.signed"
SEND = duty_kind(
    "reporting.package_due", gettext_lazy("向上级报送统计"), act=SIGNED, cites=("ORG-16",)
)
AWAIT = duty_kind("reporting.submission_due", gettext_lazy("收下级上报包"), cites=("ORG-16",))


def figures_in_words(package: Package, fields: dict[str, object], at: datetime) -> list[str]:
    """Return all that would go up, for who approves it."""
    said = [f"{REPORTED[code].title}：{number}" for code, number in package.figures.items()]
    return [*said, _("说明：%s") % (package.findings or _("无"))]


@procedure(
    SIGNED,
    gettext_lazy("签发上报包"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(
        rules.package_is_not_signed,
        rules.package_is_drawn_up,
        rules.nothing_has_changed,
        rules.key_is_safe,
        package_goes_to_one_we_trust,
    ),
    approval=Approval(by=DECIDE, fields=("checksum",), effect=figures_in_words),
)
def sign(package: Package, *, checksum: str, by: Person, at: datetime) -> Package:
    """Sign a package as approved; from now on its file can be taken along."""
    package.note = written(
        PACKAGE,
        package.counterpart.verifier,
        at,
        period=package.period,
        edition=package.edition,
        figures=package.figures,
        findings=package.findings,
    )
    package.signed_at, package.approved_by = at, approver_of(SIGNED, package)
    package.save()
    close_duties(SEND, package, at)
    return package


@procedure(
    "reporting.package.drawn-up",
    gettext_lazy("编制上报包"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(rules.package_is_not_signed, findings_name_nothing_secret),
)
def draw_up(package: Package, *, findings: str, by: Person, at: datetime) -> Package:
    """Count the figures of the period; done again, they are counted anew."""
    package.figures = counted(span_of(package.period, at))
    package.findings = findings
    package.drawn_up_at, package.drawn_up_by = at, by
    package.save()
    return package


@procedure(
    "reporting.package.reopened",
    gettext_lazy("重新编报"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(rules.package_is_signed, rules.package_is_the_last, package_goes_to_one_we_trust),
    exceptional=True,
)
def reopen(package: Package, *, reason: str, by: Person, at: datetime) -> Package:
    """Begin a later edition of a package that was wrong; the earlier one stays as it went."""
    return Package.objects.create(
        counterpart=package.counterpart,
        period=package.period,
        edition=package.edition + 1,
        opened_at=at,
        due_at=package.due_at,
        reason=reason,
    )


@procedure(
    "reporting.submission.taken-in",
    gettext_lazy("接收下级上报包"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(
        rules.file_says_what_it_may,
        rules.key_is_safe,
        rules.file_is_signed_by_one_we_trust,
        rules.file_is_for_us,
        words_that_came_bear_no_mark,
        rules.period_is_over,
        rules.edition_is_new,
    ),
)
def take_in(*, file: Sent, by: Person, at: datetime) -> Submission:
    """Take in the package of a body below, in the row that waits for it or in one of its own."""
    found = _waiting(file, at)
    found.edition = file.data["edition"]
    found.figures, found.findings = file.data["figures"], file.data["findings"]
    found.note, found.made_at = file.text, file.made_at
    found.received_at, found.received_by = at, by
    found.save()
    close_duties(AWAIT, found, at)
    return found


def _waiting(file: Sent, at: datetime) -> Submission:
    sender, period = rules.sender_of(file, at), file.data["period"]
    rows = Submission.objects.filter(counterpart=sender, period=period)
    first = rows.order_by("edition").first()
    due = first.due_at if first else at
    fresh = Submission(counterpart=sender, period=period, opened_at=at, due_at=due)
    return rows.filter(note="").first() or fresh
