"""The pages of entitlements, compensations, suggestions and agreements."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Agreement, Compensation, Entitlement, Suggestion
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.boards.sections import section
from jiyao.foundation.ui.parts import Fact


def entitlement(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what somebody is given because of the post."""
    rows = Entitlement.objects.select_related("person__unit", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("种类"), record.get_kind_of_display()),
        Fact(_("内容"), record.what),
        Fact(_("依据"), record.basis),
        Fact(_("自"), record.since),
        Fact(_("办理人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [
        Fact(_("状态"), _("已停止") if ended else _("现行")),
        Fact(_("至"), record.until),
    ]
    return plain_page(request, record, str(record), facts, standing)


def compensation(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a restriction that somebody bears, and what is given for it."""
    rows = Compensation.objects.select_related("person__unit", "granted_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("受限事项"), record.get_restricted_display()),
        Fact(_("限制内容"), record.what),
        Fact(_("补偿"), record.given),
        Fact(_("依据"), record.basis),
        Fact(_("登记时间"), record.granted_at),
        Fact(_("办理人"), record.granted_by),
    ]
    standing = [
        Fact(_("状态"), _("已收到") if record.received_at else _("待本人确认收到")),
        Fact(_("收到时间"), record.received_at),
        Fact(_("收据编号"), record.receipt),
    ]
    return plain_page(request, record, str(record), facts, standing)


def suggestion(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a suggestion and its answer to who made it and to the offices."""
    rows = Suggestion.objects.select_related("person__unit", "answered_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("提出人"), record.person),
        Fact(_("建议"), record.text),
        Fact(_("提出时间"), record.made_at),
        Fact(_("答复"), record.answer),
        Fact(_("答复人"), record.answered_by),
    ]
    standing = [
        Fact(_("状态"), _("已答复") if record.answered_at else _("待答复")),
        Fact(_("答复期限"), record.due_at),
        Fact(_("答复时间"), record.answered_at),
    ]
    return plain_page(request, record, str(record), facts, standing)


def agreement(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an agreement with what it binds to, to be read before it is signed."""
    rows = Agreement.objects.select_related("person__unit", "set_by", "closed_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("种类"), record.get_kind_of_display()),
        Fact(_("生效"), timezone.localdate(record.since)),
        Fact(_("终止"), timezone.localdate(record.until) if record.until else _("直到信息公开")),
        Fact(_("补偿约定"), record.compensation),
        Fact(_("办理人"), record.set_by),
        Fact(_("到期处理"), record.outcome),
    ]
    standing = [
        Fact(_("状态"), record.state),
        Fact(_("签署时间"), record.signed_at),
        Fact(_("纸质编号"), record.paper),
    ]
    binds = enumerate(record.BINDS[record.kind_of], start=1)
    lines = [(place, str(words), "") for place, words in binds]
    table = section(_("约定"), [(_("序"), "number"), (_("内容"), "words")], lines, "")
    return plain_page(request, record, str(record), facts, standing, [table])
