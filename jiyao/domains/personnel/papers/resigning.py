"""The form 辞职、调动审批表 (PER-09)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.personnel.models import Resignation
from jiyao.domains.personnel.papers.parts import FORM, approval_of, in_pairs, opinions_on
from jiyao.domains.personnel.roll import add_roll, category, posts
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day


def fill_resignation(asked: Any, person: PersonFacts) -> Sheet:
    """Make the form: who asks for what, what the offices and the superior said, who agreed."""
    add_roll([asked], person)
    who = asked.person
    facts = [
        fact(_("姓名"), who.name),
        fact(_("部门"), who.unit),
        fact(_("职务"), who.position),
        fact(_("岗位"), posts(asked)),
        fact(_("涉密类别"), category(asked)),
        fact(_("申请类别"), asked.get_kind_of_display()),
        fact(_("申请日期"), full_day(asked.circulated_at)),
        fact(_("拟去单位和岗位"), asked.to_where),
        fact(_("事由"), asked.reason, wide=True),
    ]
    outcome = asked.get_outcome_display() if asked.decided_at else ""
    approval = approval_of(_("审批意见"), outcome, "", asked.approved_by, asked.decided_at)
    boxes = [*opinions_on(asked), approval]
    return Sheet([], {"facts": in_pairs(facts), "tables": [], "opinions": boxes, "note": ""})


paper(
    Paper(
        code="personnel.resignation-form",
        title=gettext_lazy("辞职、调动审批表"),
        template=FORM,
        rows=lambda: Resignation.objects.select_related("person__unit", "approved_by"),
        action=Action.HANDLE,
        fill=fill_resignation,
        by=(PERSONNEL, SECRECY_OFFICE),
    )
)
