"""The pages of leavings and release periods."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.facts import table_of_holdings
from jiyao.domains.personnel.facts_of_leaving import (
    contacts_of,
    facts_of_leaving,
    facts_of_release,
    pledge_text,
    restrictions,
    secrets_known_by,
    steps_of,
)
from jiyao.domains.personnel.models import Leaving, Release
from jiyao.domains.personnel.procedures.leaving import leaving_text
from jiyao.domains.personnel.views.opening import open_with_holdings
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.ui.parts import Fact


def leaving(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a leaving: what is done and what is not, what is still held, what is known."""
    rows = Leaving.objects.select_related("person__unit", "set_by", "bar")
    record, held = open_with_holdings(request, rows, ref)
    record.held = held
    standing = [
        Fact(_("状态"), record.get_outcome_display()),
        Fact(_("涉密类别"), record.category.label),
        Fact(_("结束时间"), record.ended_at),
    ]
    release = Release.objects.filter(leaving=record).first()
    if release:
        standing.append(Fact(_("脱密期"), release, url=release.get_absolute_url()))
    tables = [steps_of(record), table_of_holdings(held), secrets_known_by(record)]
    if record.has_a_release_period:
        tables.append(restrictions())
    if record.outcome == Leaving.Outcome.OPEN:
        tables.append(pledge_text(leaving_text(timezone.now()).text))
    return plain_page(request, record, str(record), facts_of_leaving(record), standing, tables)


def release(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a release period: until when, who answers for it, what is forbidden, the contacts."""
    rows = Release.objects.select_related("person__unit", "leaving__person", "supervisor")
    record = open_record(request, rows, ref)
    standing = [
        Fact(_("状态"), record.state_at(timezone.now())),
        Fact(_("期满"), timezone.localdate(record.until) if record.until else _("终身")),
        Fact(_("解除时间"), record.released_at),
    ]
    tables = [restrictions(), contacts_of(record)]
    return plain_page(request, record, str(record), facts_of_release(record), standing, tables)
