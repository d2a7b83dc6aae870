from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Wish
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    rows = Wish.objects.select_related("label__level__scheme", "document", "person__unit")
    return rows.select_related("answered_by")


register(
    Register(
        code="carriers.wish",
        title=_("用件申请"),
        rows=_rows,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("made_at", "id"),
        empty=_(
            "这里列出借阅、复制、携带外出和摘抄的申请。在您知悉的收文页面上“申请用件”后会出现在这里。"
        ),
        choices=(
            Choice("open", _("未办结"), lambda rows: rows.open()),
            Choice("declined", _("不予办理"), lambda rows: rows.filter(outcome="declined")),
        ),
        columns=(
            Column(_("密级"), lambda wish: wish.label.level, "mark"),
            Column(_("申请"), str, "code", opens=True),
            Column(_("申请人"), lambda wish: wish.person, "person", code="person"),
            Column(_("用途"), lambda wish: wish.purpose, code="purpose"),
            Column(_("申请时间"), lambda wish: wish.made_at, "time", code="made_at"),
            Column(_("何时要用"), lambda wish: wish.wanted_on, code="wanted_on"),
            Column(_("结果"), lambda wish: wish.standing, "badge"),
            Column(_("答复"), lambda wish: wish.words, "words", code="words"),
        ),
    )
)
