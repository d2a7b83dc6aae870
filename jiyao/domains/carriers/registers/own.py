from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import OwnItem
from jiyao.domains.carriers.registers.receiving import DOCUMENT, TITLE
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

ORIGIN = OwnItem.Origin
DRAFTS = (ORIGIN.DRAFT, ORIGIN.PROOF, ORIGIN.SURPLUS)


def _rows() -> Any:
    rows = OwnItem.objects.exclude(origin=ORIGIN.NOTEBOOK)
    return rows.select_related(
        "document__label__level__scheme", "document__kind_of", "made_by", "reviewed_by"
    )


def _enrich(rows: list[Any], person: PersonFacts) -> None:
    add_titles([each.document for each in rows], person)


def _among(*origins: str) -> Any:
    return lambda rows: rows.filter(origin__in=origins)


register(
    Register(
        code="carriers.own",
        title=_("自有件登记"),
        rows=_rows,
        enrich=_enrich,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("made_at", "id"),
        search={"document": (DOCUMENT, TITLE)},
        begin="carriers.own.entered",
        empty=_("没有自有件。草稿、清样、多印件、会议和电话记录由机要员“登记自有件”后出现在这里。"),
        choices=(
            Choice("drafts", _("草稿、清样、多印件"), _among(*DRAFTS)),
            Choice("records", _("会议、电话记录"), _among(*OwnItem.RECORDS)),
            Choice("compiled", _("汇编、翻印"), _among(*OwnItem.MADE_OF_OTHERS)),
            Choice("unreviewed", _("待审核"), lambda rows: rows.unreviewed(), counted=True),
        ),
        columns=(
            Column(_("密级"), lambda own: own.document.label.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("形成方式"), lambda own: own.get_origin_display()),
            Column(_("标题"), lambda own: own.document.title, "title"),
            Column(_("载体种类"), lambda own: own.document.kind_of),
            Column(_("份数"), lambda own: own.document.counted, "number"),
            Column(_("登记"), lambda own: own.made_at, "time"),
            Column(_("经办人"), lambda own: own.made_by),
            Column(_("审核人"), lambda own: own.reviewed_by),
        ),
    )
)
