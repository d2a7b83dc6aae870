from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Prohibition, Watchword
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import LEADER, OFFICE, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched
from jiyao.foundation.ui.parts import Choice as Beside


def _of(grade: str, rows: Any) -> Any:
    return rows.filter(until=None, grade=grade)


def _from_file(person: PersonFacts) -> list[Beside]:
    if SECRECY_OFFICE.code not in person.roles:
        return []
    return [Beside(_("从文件登记"), reverse("release:word_list"))]


register(
    Register(
        code="release.watchword",
        title=_("敏感词"),
        rows=lambda: Watchword.objects.select_related("set_by"),
        action=Action.HANDLE,
        roles=(SECRECY_OFFICE,),
        order=("since", "id"),
        begin="release.watchwords.entered",
        beside=_from_file,
        search={"id": (searched(Watchword, words=("word",)),)},
        level_of=lambda row: "",
        empty=_(
            "密级标志、内部标志和涉密文号总在筛查。本单位的代号、项目名等由保密办“登记敏感词”。"
        ),
        choices=(
            Choice("now", _("现行"), lambda rows: rows.filter(until=None)),
            *(
                Choice(grade.lower(), words, partial(_of, grade))
                for grade, words in Watchword.GRADES
            ),
        ),
        columns=(
            Column(_("词"), str, "title", opens=True),
            Column(_("等级"), lambda row: row.get_grade_display(), code="grade"),
            Column(_("登记人"), lambda row: row.set_by, "person", code="by"),
            Column(_("登记时间"), lambda row: row.since, "time", code="since"),
            Column(_("停用时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)

register(
    Register(
        code="release.prohibition",
        title=_("不得发布的类别"),
        rows=lambda: Prohibition.objects.select_related("set_by"),
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("since", "id"),
        begin="release.prohibition.entered",
        level_of=lambda row: "",
        empty=_("没有类别。保密办“增加核对类别”后，审查人员逐项核对。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.filter(until=None)),),
        columns=(
            Column(_("不得发布的内容"), str, "title", opens=True),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("停用时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)
