"""The sheet that the journalists sign: what they must not report (PUB-11)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.papers.tables import TEXT
from jiyao.domains.release.models import Interview
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, moment

ROOM = [" "] * 4  # lines of paper, to be signed on


def fill(record: Any, person: PersonFacts) -> Sheet:
    """Make the sheet of an interview, with lines for the signatures of both sides."""
    facts = [
        fact(_("编号"), record.number),
        fact(_("采访时间"), moment(record.planned_at)),
        fact(_("采访单位"), record.outlet),
        fact(_("采编人员"), record.journalists),
        fact(_("接受采访人"), record.host),
        fact(_("批准人"), _approved(record)),
        fact(_("采访主题"), record.topic, wide=True),
    ]
    lines = [
        _("本次采访涉及不得公开的内容。下列内容不得记录、录制、拍摄、报道，也不得以其他方式提供："),
        record.limits,
        _("采访形成的文字、图像和录音，公开以前送本单位保密审查；没有审查同意的，不得公开。"),
        _("以上要求已当面讲明，采编人员已经知悉，保证遵守。"),
    ]
    signing = {
        "widths": [4, 4, 3],
        "headings": [_("采编人员（签名）"), _("告知人（签名）"), _("日期")],
        "rows": [[ROOM, "", _("　　年　　月　　日")]],
    }
    return Sheet([(record.label.level, "")], {"facts": facts, "lines": lines, **signing})


def _approved(record: Any) -> str:
    if record.approved_at is None:
        return str(_("还没有批准"))
    return f"{record.approved_by} {moment(record.approved_at)}"


paper(
    Paper(
        code="release.interview-sheet",
        title=gettext_lazy("采访保密告知书"),
        template=TEXT,
        rows=lambda: Interview.objects.select_related(
            "label__level__scheme", "host__unit", "approved_by__unit"
        ),
        action=Action.READ,
        fill=fill,
    )
)
