"""Nobody slips away from a classified post without a leaving (PER-07)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import PersonFile, PostHolding

BY_LEAVING = ("resigns", "moves")


@rule("PER-07")
def last_classified_post_is_left_by_a_leaving(
    holding: "PostHolding", at: datetime
) -> Refusal | None:
    held = type(holding).objects.holding_at(at).filter(person=holding.person_id)
    others = held.exclude(pk=holding.pk).select_related("post")
    classified = holding.post.weight_at(at) > DEFAULT_WEIGHT
    if not classified or any(row.post.weight_at(at) > DEFAULT_WEIGHT for row in others):
        return None
    return Refusal(
        _("这是 %(who)s 的最后一个涉密岗位，离开须办离岗手续") % {"who": holding.person},
        _("请在人员档案“发起离岗离职”，办到“注销岗位和权限”；换岗的先办新岗位“上岗”"),
    )


@rule("PER-09")
def filed_resignation_is_agreed(file: "PersonFile", way: str) -> Refusal | None:
    kept: Any = apps.get_model("personnel.resignation").objects.filter(person=file.person_id)
    last = kept.order_by("circulated_at", "pk").last() if way in BY_LEAVING else None
    if last is None or last.outcome == last.Outcome.AGREED:
        return None
    return Refusal(
        _("%(who)s 提出的%(what)s%(state)s")
        % {
            "who": file,
            "what": last.get_kind_of_display(),
            "state": last.get_outcome_display(),
        },
        _("请先办完辞职、调动的审批；不同意的，请本人重新提出"),
    )
