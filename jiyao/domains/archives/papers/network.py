"""The archive network with its gaps, the plan and the money (ARC-10)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.archives.models import ArchivePost, ArchiveYear, units_without
from jiyao.domains.archives.papers.filing import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day


def fill_network(posts: list[Any], person: PersonFacts) -> Sheet:
    """Make the list of who answers for archives; under it the gaps and the year's plan."""
    now = timezone.now()
    headings = [_("岗位"), _("部门"), _("人员"), _("任命文号"), _("自"), _("至"), _("签名")]
    rows = [
        [
            post.get_kind_of_display(),
            str(post.unit or _("全单位")),
            post.person.name,
            post.basis,
            day(post.since),
            day(post.until) if post.until else "",
            "",
        ]
        for post in posts
        if post.is_served_at(now)
    ]
    years = ArchiveYear.objects.visible_to(person, Action.HANDLE).order_by("-year", "-at")
    said = [_gaps(kind, now) for kind in ArchivePost.OF_UNITS] + [_planned(years.first())]
    return Sheet(
        [(post.label.level, "") for post in posts],
        {"headings": headings, "rows": rows, "note": "　".join(said)},
    )


def _gaps(kind: str, at: datetime) -> str:
    units = "、".join(map(str, units_without(kind, at))) or _("无")
    return _("未指定%(kind)s的部门：%(units)s。") % {
        "kind": ArchivePost.Kind(kind).label,
        "units": units,
    }


def _planned(year: Any) -> str:
    if year is None:
        return _("年度计划和经费：未登记。")
    said = {"year": year.year, "plan": year.plan, "budget": year.budget}
    return _("%(year)d 年列入 %(plan)s，经费 %(budget)d 元。") % said


paper(
    Paper(
        code="archives.network",
        title=gettext_lazy("档案工作网络名册"),
        template=f"{TEMPLATES}/book.typ",
        rows=lambda: ArchivePost.objects.select_related("person", "unit", "label__level__scheme"),
        action=Action.HANDLE,
        fill=fill_network,
        by=OFFICE,
        register="archives.post",
    )
)
