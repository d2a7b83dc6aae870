"""Who decides on which path, and whether a person may (CLS-02, CLS-11, CLS-13)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.settings import LEGAL_LEADER, OFFICER, PATH
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import HEAD, LEADER
from jiyao.foundation.procedures.refusals import Refusal

if TYPE_CHECKING:
    from jiyao.foundation.access.models import Level

WORK, TRADE = "work", "trade"
LEADER_ALONE = "leader_alone"
LEADERS = frozenset({LEADER.code, HEAD.code})


def path_of(level: "Level", at: datetime) -> str:
    """Return the way to a decision: for work secrets the leader's alone, else as the setting says.

    Clause CLS-13: a work secret is found by its drafter and approved by the leader.
    """
    return LEADER_ALONE if level.scheme.code == WORK else str(PATH.at(at))


def may_decide(person: Any, level: "Level", at: datetime) -> Refusal | None:
    """Return why a person may not review what is proposed at this level, or None."""
    if OFFICER.at(at) == LEGAL_LEADER:
        if LEADERS & roles_of(person, at):
            return None
        return Refusal(
            _("定密由法定代表人或分管领导审核，%(who)s 不是") % {"who": person},
            _("请由单位领导审核"),
        )
    appointed = person.classifying.holding_at(at).select_related("level")
    reaching = [officer for officer in appointed if officer.may_decide(level)]
    if not reaching:
        return Refusal(
            _("%(who)s 没有确定%(level)s的定密权限") % {"who": person, "level": level},
            _("请由权限相当的定密责任人审核，没有的报上级"),
        )
    today = timezone.localdate(at)
    if any(officer.is_trained_on(today) for officer in reaching):
        return None
    return Refusal(
        _("%(who)s 的定密培训已经过期，停止定密") % {"who": person},
        _("请培训后由保密办重新任命，或由其他定密责任人审核"),
    )
