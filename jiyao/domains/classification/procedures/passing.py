"""Whose turn it is: the duties of a proposal, from the state it is in (CLS-02)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item
from jiyao.domains.classification.rules.group import judges
from jiyao.domains.classification.rules.paths import LEADER_ALONE
from jiyao.domains.classification.settings import (
    COMMITTEE_PATH,
    GROUP_PATH,
    OFFICER_PATH,
    SUPERIOR_PATH,
)
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty

REVIEW = duty_kind("classification.review", _("审核定密"), act="classification.item.reviewed")
OPINE = duty_kind("classification.opine", _("发表定密意见"), act="classification.item.opined")
SIGN = duty_kind("classification.sign", _("审签定密"), act="classification.item.signed")
ADOPT = duty_kind("classification.adopt", _("报请确定密级"), act="classification.item.adopted")
CONSENT = duty_kind(
    "classification.consent", _("报请同意偏离目录"), act="classification.item.deviation-allowed"
)
REVISE = duty_kind("classification.revise", _("修改定密审批表"), act="classification.item.revised")
STEPS = (REVIEW, OPINE, SIGN, ADOPT, CONSENT, REVISE)


def hand_on(item: Item, at: datetime) -> None:
    """Close what was owed for the former step and let the next people owe theirs, in an act."""
    for kind in STEPS:
        close_duties(kind, item, at)
    for kind, people in next_steps(item, at):
        for person in people:
            open_duty(kind, item, person, at, None)


def next_steps(item: Item, at: datetime) -> list[tuple[str, list[Any]]]:
    """Return what is to be done with an item that is not decided yet, and by whom."""
    if item.state == Item.State.RETURNED:
        return [(REVISE, [item.drafter])]
    if item.state == Item.State.REVIEWED:
        return [(SIGN, [item.leader])]
    if item.state != Item.State.PROPOSED:
        return []
    office = [p for p in holders_of(SECRECY_OFFICE.code, at) if p.pk != item.drafter_id]
    if item.path in (COMMITTEE_PATH, SUPERIOR_PATH):
        return [(ADOPT, office)]
    steps: dict[str, tuple[str, list[Any]]] = {
        OFFICER_PATH: (REVIEW, [item.officer]),
        GROUP_PATH: (OPINE, list(judges(item, at))),
        LEADER_ALONE: (SIGN, [item.leader]),
    }
    return [(CONSENT, office)] if item.waits_for_consent else [steps[item.path]]
