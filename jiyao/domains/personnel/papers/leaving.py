"""离岗离职审批: the form of a leaving, with everything that was done, signed by whom (PER-07)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.personnel.models import RESTRICTIONS, Leaving, LeavingStep, Release
from jiyao.domains.personnel.procedures.finishing import approve_beyond, approve_leaving
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day
from jiyao.foundation.procedures.models import Permit

LISTED = 60


def fill_leaving(leaving: Leaving, person: PersonFacts) -> Sheet:
    """Make the form of one leaving: the person, each step, the period, what is known."""
    release = Release.objects.filter(leaving=leaving).select_related("supervisor").first()
    rows = leaving.known.select_related("level__scheme").order_by("-level__weight", "number")
    known = list(rows[:LISTED])
    return Sheet(
        [],
        {
            "facts": _facts(leaving, release),
            "headings": [_("事项"), _("内容"), _("纸质编号"), _("经办人"), _("日期")],
            "rows": [_line(leaving, each) for each in LeavingStep.What],
            "known_title": _("所知秘密（只列编号，共 %d 项）") % rows.count(),
            "known_headings": [_("种类"), _("编号"), _("密级"), _("首次"), _("末次")],
            "known": [
                [
                    row.kind_of,
                    row.number,
                    str(row.level),
                    full_day(row.first_at),
                    full_day(row.last_at),
                ]
                for row in known
            ],
            "restrictions_title": _("脱密期限制"),
            "restrictions": [str(each) for each in RESTRICTIONS]
            if leaving.has_a_release_period
            else [],
            "signed": [_("本人："), _("人事部门："), _("保密办："), _("批准人：")],
        },
    )


def _facts(leaving: Leaving, release: Release | None) -> list[dict[str, Any]]:
    who = leaving.person
    return [
        fact(_("姓名"), who.name),
        fact(_("部门和职务"), f"{who.unit or ''} {who.position}"),
        fact(_("涉密类别"), leaving.category.label),
        fact(_("离岗方式"), leaving.get_way_display()),
        fact(_("所离岗位"), leaving.posts or _("无"), wide=True),
        fact(_("离岗原因"), leaving.reason, wide=True),
        fact(_("责任单位"), leaving.body_in_words or _("未定")),
        fact(_("联系人"), release.supervisor.name if release else ""),
        fact(_("脱密期"), _period(leaving, release), wide=True),
        fact(_("批准"), _approval(leaving), wide=True),
    ]


def _approval(leaving: Leaving) -> str:
    codes = (approve_leaving.code, approve_beyond.code)
    rows = Permit.objects.filter(code__in=codes, subject_ref=leaving.public_id, state="used")
    used = rows.select_related("decided_by").first()
    if used is None or used.decided_by is None or used.decided_at is None:
        return ""
    return f"{used.decided_by.name} {full_day(used.decided_at)} {used.remark}"


def _period(leaving: Leaving, release: Release | None) -> str:
    if release is None:
        return str(leaving.get_outcome_display())
    start = full_day(release.since)
    if release.until is None:
        return _("自 %(start)s（批准之日）起，终身限制") % {"start": start}
    both = {"start": start, "end": full_day(release.until), "months": release.months}
    return _("自 %(start)s（批准之日）起 %(months)s 个月，至 %(end)s 期满") % both


def _line(leaving: Leaving, what: LeavingStep.What) -> list[str]:
    done = leaving.done.get(what.value)
    if done is None:
        return [str(what.label), "", "", "", ""]
    return [str(what.label), done.words, done.paper, done.by.name, full_day(done.at)]


paper(
    Paper(
        code="personnel.leaving",
        title=gettext_lazy("离岗离职审批表"),
        template="domains/personnel/templates/personnel/leaving.typ",
        rows=lambda: Leaving.objects.select_related("person__unit"),
        action=Action.HANDLE,
        fill=fill_leaving,
        by=(PERSONNEL, SECRECY_OFFICE),
    )
)
