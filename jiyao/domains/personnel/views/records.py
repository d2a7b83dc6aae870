"""The pages of posts held and suspensions."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Bar, PostHolding
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.ui.parts import Fact


def holding(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one time in a post."""
    rows = PostHolding.objects.select_related("person__unit", "post__circle__parent", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("岗位"), record.post),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
        Fact(_("办理人"), record.set_by),
    ]
    return plain_page(request, record, str(record), facts, _holds(record, _("在岗")))


def bar(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show that somebody is kept from secrets, since when and why."""
    rows = Bar.objects.select_related("person__unit", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("事由"), record.reason),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
        Fact(_("办理人"), record.set_by),
    ]
    return plain_page(request, record, str(record), facts, _holds(record, _("现行")))


def _holds(row: PostHolding | Bar, words: str) -> list[Fact]:
    ended = row.until is not None and row.until <= timezone.now()
    return [Fact(_("状态"), _("已终止") if ended else words)]
