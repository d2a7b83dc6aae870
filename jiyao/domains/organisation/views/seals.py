"""The pages of seals and of their uses."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Seal, SealUse
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact

LATEST = 20


def seal(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a seal or a book of letters: who keeps it and kept it, its latest uses."""
    rows = Seal.objects.select_related("set_by")
    record = open_row(request, "organisation.seal", rows, ref)
    custody = record.custody_at(timezone.now())
    facts = [
        Fact(_("名称"), record.name),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("启用时间"), record.since),
        Fact(_("停用时间"), record.until),
        Fact(_("登记人"), record.set_by),
    ]
    standing = [
        Fact(_("状态"), _("已停用") if record.until else _("在用")),
        Fact(_("保管人"), custody.person if custody else ""),
        Fact(_("存放处"), custody.place if custody else ""),
    ]
    return plain_page(
        request, record, record.name, facts, standing, [_uses(record), _custodies(record)]
    )


def seal_use(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one use: for what, how many copies, who asked, who approved."""
    rows = SealUse.objects.select_related("stamp", "applicant", "approved_by", "by")
    record = open_row(request, "organisation.seal-use", rows, ref)
    facts = [
        Fact(_("印章或介绍信"), record.stamp, url=record.stamp.get_absolute_url()),
        Fact(_("用途"), record.purpose),
        Fact(_("文件编号"), record.matter),
        Fact(_("份数"), record.copies),
        Fact(_("前往单位"), record.addressee),
        Fact(_("介绍信编号"), record.sheet),
    ]
    standing = [
        Fact(_("申请人"), record.applicant),
        Fact(_("批准人"), record.approved_by),
        Fact(_("监印人"), record.by),
        Fact(_("用印时间"), record.at),
    ]
    return plain_page(request, record, record.number, facts, standing)


def _uses(record: Seal) -> Section:
    heads = [
        *((_("时间"), "time"), (_("编号"), "code"), (_("用途"), "title"), (_("份数"), "number")),
        (_("申请人"), "person"),
    ]
    rows = record.uses.select_related("applicant").order_by("-at", "-pk")[:LATEST]
    lines = [(r.at, r.number, r.purpose, r.copies, r.applicant, r.get_absolute_url()) for r in rows]
    return section(_("最近用印"), heads, lines, _("还没有用过。"))


def _custodies(record: Seal) -> Section:
    heads = [
        *((_("自"), "time"), (_("保管人"), "person"), (_("存放处"), "text"), (_("至"), "time")),
        (_("办理人"), "person"),
    ]
    rows = record.custodies.select_related("person", "set_by").order_by("-since", "-pk")
    lines = [(r.since, r.person, r.place, r.until, r.set_by, "") for r in rows]
    return section(_("保管和移交"), heads, lines, "")
