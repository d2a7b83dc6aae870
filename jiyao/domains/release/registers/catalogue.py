from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import PublicEntry
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

Category = PublicEntry.Category


def _of(kind: str, rows: Any) -> Any:
    return rows.filter(category=kind)


register(
    Register(
        code="release.entry",
        title=_("公开目录和指南"),
        rows=lambda: PublicEntry.objects.select_related("keeper__unit"),
        action=Action.HANDLE,
        roles=(STAFF,),
        order=("since", "id"),
        begin="release.entry.entered",
        paper="release.entry-book",
        search={"id": (searched(PublicEntry, words=("title", "place")),)},
        level_of=lambda row: "",
        empty=_(
            "这里列出长期公开的事项、公开在哪里、谁按时更新。保密办“列入公开目录”后会出现在这里。"
        ),
        choices=(
            Choice("now", _("现行"), lambda rows: rows.filter(until=None)),
            Choice("late", _("超期未更新"), lambda rows: rows.late(timezone.localdate())),
            *(Choice(kind, words, partial(_of, kind)) for kind, words in Category.choices),
        ),
        columns=(
            Column(_("类别"), lambda row: row.get_category_display(), code="category"),
            Column(_("公开事项"), str, "title", opens=True),
            Column(_("公开位置"), lambda row: row.place, code="place"),
            Column(_("维护责任人"), lambda row: row.keeper, "person", code="keeper"),
            Column(
                _("应更新"),
                lambda row: at_closing(row.next_on),
                "due",
                code="next",
                closed=lambda row: row.until is not None,
            ),
            Column(_("移出时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)
