"""The slip that a consultation is approved and given on, signed by hand (BOR-06, BOR-09)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.archives.models import Consultation, ConsultedItem
from jiyao.domains.carriers.papers.borrowing import moment
from jiyao.domains.carriers.papers.receiving import TEMPLATES as OF_CARRIERS
from jiyao.domains.carriers.papers.receiving import fact
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper


def fill_consultation(record: Any, person: PersonFacts) -> Sheet:
    """Make the slip of one consultation: who, which items and no others, three places to sign."""
    rows = ConsultedItem.objects.visible_to(person, Action.HANDLE).filter(consultation=record)
    rows = rows.select_related("item__copy__level__scheme").order_by("item__place")
    items = [row.item for row in rows]
    add_documents([item.copy for item in items], person)
    facts = [
        fact(_("查档编号"), record.number),
        fact(_("档号"), record.volume.number),
        fact(_("查阅人"), record.who),
        fact(_("介绍信号"), record.letter),
        fact(_("查阅事由"), record.purpose, wide=True),
        *(fact(_("第 %d 件") % item.place, _line(item), wide=True) for item in items),
        fact(_("查阅处所"), record.place),
        fact(_("提供时间"), moment(record.out_at)),
        fact(_("归还时间"), moment(record.returned_at)),
        fact(_("归还清点"), _("%d 页") % record.counted if record.counted is not None else ""),
    ]
    return Sheet(
        [(item.copy.level, item.copy.period) for item in items] or [(record.label.level, "")],
        {
            "facts": facts,
            "parts": [_("查阅人签名"), _("批准人"), _("提供人")],
            "names": ["", record.approved_by.name, record.given_by.name],
            "date": _("年　　月　　日"),
            "note": _("只查阅所列各件，不得拍照、复印、涂改、做记号、抽换、损坏。"),
        },
    )


def _line(item: Any) -> str:
    return f"{item.copy.title}　{item.copy.number}（{item.copy.marking}）"


paper(
    Paper(
        code="archives.consultation-slip",
        title=gettext_lazy("查阅档案审批单"),
        template=f"{OF_CARRIERS}/form.typ",
        rows=lambda: Consultation.objects.select_related(
            "label__level__scheme", "volume", "reader", "place", "approved_by", "given_by"
        ),
        action=Action.HANDLE,
        fill=fill_consultation,
        by=OFFICE,
    )
)
