"""Reasons not to take a draft in: malformed, unnecessary, to persons, too high (DOC-04, DOC-25)."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.drafting import NECESSITY
from jiyao.domains.carriers.settings import ARCHIVE_COPIES
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.drafting import Draft
    from jiyao.foundation.people.models import Person

TO_A_PERSON = re.compile(r".*(同志|先生|女士|亲启|亲收|本人)")
USES = ("kind", "category", "series")


@rule("DOC-04", "DOC-24")
def terms_are_in_use(draft: "Draft", at: datetime) -> Refusal | None:
    for use in USES:
        term = getattr(draft, use)
        if term.use != use or not (term.since <= at and (term.until is None or term.until > at)):
            return Refusal(_("“%(term)s”不在用") % {"term": term}, _("请另选在用的"))
    return None


@rule("DOC-04")
def series_fits_the_level(draft: "Draft") -> Refusal | None:
    level = draft.item.label.level
    if draft.series.secret == level.scheme.starred:
        return None
    return Refusal(
        _("机关代字“%(series)s”不用于%(level)s件") % {"series": draft.series, "level": level},
        _("涉密件与其他文件分开编号，请另选代字"),
    )


@rule("DOC-04")
def time_limit_fits_the_urgency(draft: "Draft", at: datetime) -> Refusal | None:
    timed = draft.urgency == "timed"
    if timed and (draft.deliver_by is None or draft.deliver_by <= at):
        return Refusal(_("限时送达的，须写明尚未到的送达时限"), _("请填写送达时限，或改定紧急程度"))
    if not timed and draft.deliver_by is not None:
        return Refusal(_("只有限时送达件才写送达时限"), _("请删去时限，或改为限时送达"))
    return None


@rule("DOC-04")
def somebody_is_written_to(draft: "Draft") -> Refusal | None:
    if any(target.role == "main" for target in draft.targets):
        return None
    return Refusal(_("没有主送单位"), _("请填写主送单位和份数"))


@rule("DOC-13")
def targets_are_bodies(draft: "Draft") -> Refusal | None:
    names = [target.name for target in draft.targets]
    people = apps.get_model("people.person").objects.filter(name__in=names)
    found = {str(person.name) for person in people} | set(filter(TO_A_PERSON.fullmatch, names))
    if not found:
        return None
    return Refusal(
        _("密件发单位不发个人：%(names)s") % {"names": "、".join(sorted(found))},
        _("请改发其所在单位；确需个人留用的，印发以后报批“发给个人”"),
    )


@rule("DOC-25")
def necessity_is_checked(draft: "Draft") -> Refusal | None:
    unsaid = [str(words) for code, words in NECESSITY.items() if code not in draft.checked]
    if not unsaid:
        return None
    return Refusal(
        _("发文必要性没有核对：%(unsaid)s") % {"unsaid": "；".join(unsaid)},
        _("逐项核对后勾选；没有必要的不发"),
    )


@rule("DOC-25")
def reprint_has_a_reason(draft: "Draft") -> Refusal | None:
    if not draft.sent_before.strip() or draft.reprint_reason.strip():
        return None
    return Refusal(
        _("%(sent)s 已用电报、传真发出，不再印发") % {"sent": draft.sent_before},
        _("确需再印的，写明理由"),
    )


@rule("DOC-25")
def published_is_printed_for_the_files_alone(draft: "Draft", at: datetime) -> Refusal | None:
    if not draft.published_in.strip():
        return None
    most = ARCHIVE_COPIES.at(at)
    asked = max(draft.item.copies, sum(target.copies for target in draft.targets))
    if asked <= most:
        return None
    return Refusal(
        _("已登载的只印存档份数 %(most)d 份，现为 %(asked)d 份") % {"most": most, "asked": asked},
        _("请减少份数，定密事项的印数一并减少"),
    )


@rule("DOC-03")
def enough_copies_were_determined(draft: "Draft") -> Refusal | None:
    asked = sum(target.copies for target in draft.targets)
    if asked <= draft.item.copies:
        return None
    return Refusal(
        _("主送抄送共 %(asked)d 份，定密时确定印 %(copies)d 份")
        % {"asked": asked, "copies": draft.item.copies},
        _("请减少份数，或重新拟定印数"),
    )


@rule("CLS-19")
def item_holds_or_is_under_way(draft: "Draft") -> Refusal | None:
    if draft.item.state in ("proposed", "reviewed", "signed"):
        return None
    return Refusal(
        _("定密事项 %(item)s 现为：%(state)s")
        % {"item": draft.item, "state": draft.item.get_state_display()},
        _("请先按定密程序拟定"),
    )


@rule("SYS-02")
def all_who_take_part_may_read(draft: "Draft", by: "Person", at: datetime) -> Refusal | None:
    facts = draft.item.record_facts(at)
    people = [by, draft.leader, *draft.countersigners]
    outside = [p for p in people if not decide(facts_of(p, at), Action.READ, facts).allowed]
    if not outside:
        return None
    return Refusal(
        _("不在此定密事项的知悉范围：%(who)s") % {"who": "、".join(map(str, outside))},
        _("请改报他人，或在定密事项中列入知悉范围"),
    )


@rule("DOC-03")
def nobody_countersigns_his_own(draft: "Draft", by: "Person") -> Refusal | None:
    if by.pk in {draft.leader.pk, *(person.pk for person in draft.countersigners)}:
        return Refusal(_("拟稿人不能会签、签发自己的文稿"), _("请另选会签人和签发领导"))
    return None


@rule("SYS-10")
def text_is_below_the_ceiling(draft: "Draft", at: datetime) -> Refusal | None:
    words = draft.title or draft.body or draft.enclosures
    if words and is_above_ceiling(draft.item.label.level, at):
        return Refusal(
            _("%(level)s高于本系统的处理上限，不得录入标题和正文")
            % {"level": draft.item.label.level},
            _("请改填代号标题，正文只在纸上"),
        )
    return None


@rule("DOC-03")
def text_has_a_name(draft: "Draft") -> Refusal | None:
    if draft.title or draft.code_title:
        return None
    return Refusal(_("标题和代号标题都没有填"), _("请填其中一项"))
