"""The page of a certificate."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.training.models import Certificate
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.ui.parts import Fact


def certificate(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a certificate to its person and to those who look after people."""
    rows = Certificate.objects.select_related("person__unit", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("证书编号"), record.number),
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("发证单位"), record.issuer or _("本单位")),
        Fact(_("办理人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [
        Fact(_("状态"), _("已过期") if ended else _("有效")),
        Fact(_("有效至"), record.until),
    ]
    return plain_page(request, record, str(record), facts, standing)
