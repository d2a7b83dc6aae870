"""The page of a person's designation: the proofs and what follows from them."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Designation
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def designation(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a designation to the person named and to those who look after people."""
    rows = Designation.objects.select_related("person__unit", "unit", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("职责"), record.get_kind_of_display()),
        Fact(_("部门"), record.unit or _("全单位")),
        Fact(_("任命文号"), record.basis),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
        Fact(_("办理人"), record.set_by),
    ]
    until = record.powers_until(timezone.now())
    role = Designation.ROLES.get(record.kind_of)
    standing = [
        Fact(_("资格"), _("有效") if until else _("失效，职责停止")),
        Fact(_("有效至"), until),
        Fact(_("随之停止的角色"), ROLES[role] if role else ""),
    ]
    return plain_page(request, record, str(record), facts, standing, [_proofs(record)])


def _proofs(record: Designation) -> Section:
    heads = [
        (_("失效时间"), "time"),
        (_("资格证明"), "title"),
        (_("培训考核证明"), "text"),
    ]
    rows = record.proofs.order_by("-since", "-pk")
    lines = [(r.until, r.qualification, r.training, "") for r in rows]
    return section(_("资格和培训证明"), heads, lines, "")
