from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.roll import category, posts
from jiyao.foundation.access.clearing import standings
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.naming import up_to
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def add_standings(rows: list[Any], person: PersonFacts) -> None:
    """Add to each file how its person stands now, in a fixed number of queries."""
    found = standings([row.person_id for row in rows], person.at)
    for row in rows:
        row.standing = found[row.person_id]


def _levels(row: Any) -> str:
    return up_to(row.standing.cleared)


def _lacks(row: Any) -> str:
    return "、".join(dict.fromkeys(str(lack.ground.name) for lack in row.standing.lacks))


register(
    Register(
        code="personnel.file",
        title=_("涉密人员台账"),
        rows=lambda: PersonFile.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.HANDLE,
        roles=(PERSONNEL, SECRECY_OFFICE),
        order=("opened_at", "id"),
        begin="personnel.file.opened",
        level_of=lambda row: "",
        enrich=add_standings,
        empty=_("这里列出谁在什么岗位、可以接触哪一级、缺什么。人事部门“建立人员档案”后会出现。"),
        choices=(Choice("in-post", _("在岗"), lambda rows: rows.in_post(timezone.now())),),
        columns=(
            Column(_("姓名"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("用工形式"), lambda row: row.get_employment_display(), code="employment"),
            Column(_("岗位"), posts, "title", code="posts"),
            Column(_("涉密类别"), category, code="category"),
            Column(_("可接触密级"), _levels, code="levels"),
            Column(_("缺少"), _lacks, code="lacks"),
        ),
    )
)
