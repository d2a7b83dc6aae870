"""The form 出国（境）审批表 and the register of passports (PER-06)."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.personnel.models import Journey, PassportMove
from jiyao.domains.personnel.papers.parts import (
    FORM,
    approval_of,
    in_pairs,
    opinions_on,
    said,
    table,
)
from jiyao.domains.personnel.roll import add_roll, category, posts
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day


def fill_journey(journey: Any, person: PersonFacts) -> Sheet:
    """Make the form: the journey, the promise, who said what, briefing, return, passport."""
    add_roll([journey], person)
    outcome = journey.get_outcome_display() if journey.decided_at else ""
    approval = approval_of(_("审批意见"), outcome, "", journey.approved_by, journey.decided_at)
    boxes = [*opinions_on(journey), approval, *_afterwards(journey)]
    facts = in_pairs([*_traveller(journey), *_journey(journey)])
    data = {"facts": facts, "tables": _passports(journey), "opinions": boxes, "note": ""}
    return Sheet([], data)


def _traveller(journey: Any) -> list[dict[str, Any]]:
    who, known = journey.person, journey.identity
    return [
        fact(_("姓名"), who.name),
        fact(_("身份证号"), known.identity_number),
        fact(_("部门"), who.unit),
        fact(_("职务"), who.position),
        fact(_("岗位"), posts(journey)),
        fact(_("涉密类别"), category(journey)),
    ]


def _journey(journey: Any) -> list[dict[str, Any]]:
    promise = _("本人承诺遵守出国（境）保密规定，按期返回并报告，交回证件。%(who)s %(day)s")
    signed = {"who": journey.person, "day": full_day(journey.circulated_at)}
    return [
        fact(_("类别"), journey.get_kind_of_display()),
        fact(_("目的地"), journey.destination),
        fact(_("途经"), journey.via),
        fact(_("计划往返"), f"{full_day(journey.leaves_on)}—{full_day(journey.returns_on)}"),
        fact(_("事由"), journey.purpose, wide=True),
        fact(_("以往出国（境）"), journey.history, wide=True),
        fact(_("个人承诺"), promise % signed, wide=True),
        fact(_("行前提醒"), journey.briefing, wide=True),
    ]


def _passports(journey: Any) -> list[dict[str, Any]]:
    moves = PassportMove.objects.filter(journey=journey).select_related("passport", "by")
    lines = [
        [
            move.passport.get_kind_of_display(),
            move.passport.number,
            move.get_what_display(),
            full_day(move.at),
            move.by,
        ]
        for move in moves.order_by("at", "pk")
    ]
    headings = [_("证件种类"), _("证件号码"), _("事项"), _("日期"), _("经办人")]
    made = table(_("证件领取和交回"), headings, [4, 4, 2, 3, 2], lines)
    return [made] if lines else []


def _afterwards(journey: Any) -> list[dict[str, str]]:
    heard = _("已知悉行前提醒") if journey.acknowledged_at else ""
    back = ""
    if journey.reported_at:
        back = _("%(day)s返回。接触：%(contacts)s。异常：%(incidents)s") % {
            "day": full_day(journey.returned_on),
            "contacts": journey.contacts,
            "incidents": journey.incidents,
        }
    return [
        said(_("行前提醒确认"), heard, journey.person if heard else "", journey.acknowledged_at),
        said(_("返回报告"), back, journey.person if back else "", journey.reported_at),
    ]


def fill_moves(moves: list[Any], person: PersonFacts) -> Sheet:
    """Make the register of passports: a line a way in or out, with room to sign."""
    headings = [_("时间"), _("持证人"), _("证件种类"), _("证件号码"), _("事项"), _("用于")]
    lines = [
        [
            date_format(timezone.localtime(move.at), "Y-n-j H:i"),
            move.passport.person.name,
            move.passport.get_kind_of_display(),
            move.passport.number,
            move.get_what_display(),
            move.journey.destination if move.journey else "",
            move.by.name,
            "",
        ]
        for move in moves
    ]
    heads = [*headings, _("经办人"), _("持证人签名")]
    return Sheet([], {"headings": heads, "rows": lines})


paper(
    Paper(
        code="personnel.journey-form",
        title=gettext_lazy("出国（境）审批表"),
        template=FORM,
        rows=lambda: Journey.objects.select_related("person__unit", "approved_by"),
        action=Action.HANDLE,
        fill=fill_journey,
        by=PEOPLE_OFFICES,
    )
)
paper(
    Paper(
        code="personnel.passport-moves",
        title=gettext_lazy("出国（境）证件收存领取登记"),
        template="domains/personnel/templates/personnel/passports.typ",
        rows=lambda: PassportMove.objects.all(),
        action=Action.HANDLE,
        fill=fill_moves,
        by=PEOPLE_OFFICES,
        register="personnel.passport-move",
    )
)
