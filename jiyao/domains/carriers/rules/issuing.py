"""Reasons not to let an outgoing document pass a step (DOC-03, DOC-23, DOC-25, CLS-19)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.drafting import CONFIRMED
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of, roles_of
from jiyao.foundation.access.roles import OFFICE_HEAD
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.drafting import Draft
    from jiyao.domains.carriers.models import Outgoing
    from jiyao.foundation.people.models import Person

ORDER = _("拟稿、核稿、会签、保密审查、签发、编号、缮印须依次办理")
JUDGED = ("checked", "reviewed")
MAY_GO_BACK = ("drafted", "checked", "agreed", "reviewed", "signed")


@rule("DOC-03")
def waits_for_the_check(outgoing: "Outgoing") -> Refusal | None:
    return _expect(outgoing, "drafted")


@rule("DOC-03")
def waits_for_consents(outgoing: "Outgoing") -> Refusal | None:
    return _expect(outgoing, "checked")


@rule("DOC-03", "DOC-23")
def waits_for_the_review(outgoing: "Outgoing") -> Refusal | None:
    return _expect(outgoing, "agreed")


@rule("DOC-03", "DOC-23")
def waits_for_the_signature(outgoing: "Outgoing") -> Refusal | None:
    return _expect(outgoing, "reviewed")


@rule("DOC-03", "DOC-23")
def waits_for_its_number(outgoing: "Outgoing") -> Refusal | None:
    return _expect(outgoing, "signed")


@rule("DOC-03", "DOC-23")
def waits_for_the_print(outgoing: "Outgoing") -> Refusal | None:
    return _expect(outgoing, "numbered")


def _expect(outgoing: "Outgoing", state: str) -> Refusal | None:
    if outgoing.state == state:
        return None
    return Refusal(_("此稿现在是：%(state)s") % {"state": outgoing.get_state_display()}, ORDER)


@rule("CLS-19", "DOC-23")
def secrecy_is_decided(outgoing: "Outgoing") -> Refusal | None:
    item = outgoing.item
    if item.state == "signed":
        return None
    return Refusal(
        _("定密事项 %(item)s 现为：%(state)s，还不能审查、签发、印发")
        % {"item": item, "state": item.get_state_display()},
        _("请先办完定密程序"),
    )


@rule("CLS-19")
def signer_confirms_the_marking(confirmed: list[str]) -> Refusal | None:
    unsaid = [str(words) for code, words in CONFIRMED.items() if code not in confirmed]
    if not unsaid:
        return None
    return Refusal(
        _("没有核对：%(unsaid)s") % {"unsaid": "、".join(unsaid)},
        _("请逐项核对后勾选；有异议的，办理“标密有异议”退回定密"),
    )


@rule("DOC-25")
def all_concerned_have_agreed(outgoing: "Outgoing") -> Refusal | None:
    missing = outgoing.unsaid()
    if not missing:
        return None
    return Refusal(
        _("还没有同意：%(who)s") % {"who": "、".join(map(str, missing))},
        _("会签、有关部门商定一致以后才能往下办"),
    )


@rule("DOC-03")
def nobody_judges_his_own(outgoing: "Outgoing", by: "Person") -> Refusal | None:
    if outgoing.drafter_id != by.pk:
        return None
    return Refusal(_("拟稿人不能核签自己的文稿"), _("请由其他有权人员办理"))


@rule("DOC-03")
def signer_passed_no_other_step(outgoing: "Outgoing", by: "Person") -> Refusal | None:
    if not outgoing.steps.filter(what__in=JUDGED, by=by).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("核稿、保密审查的人不能再签发"), _("请由另一位领导签发"))


@rule("SYS-02")
def judge_may_read(outgoing: "Outgoing", by: "Person", at: datetime) -> Refusal | None:
    if decide(facts_of(by, at), Action.READ, outgoing.record_facts(at)).allowed:
        return None
    return Refusal(_("您不在此稿的知悉范围，不能审核内容"), _("请由知悉范围内的人办理"))


@rule("DOC-03")
def signs_as_named(outgoing: "Outgoing", by: "Person") -> Refusal | None:
    mine = [each for each in outgoing.asked() if each.person_id == by.pk]
    if any(each.agreed is None for each in mine):
        return None
    said = _("您已经会签") if mine else _("没有请您会签此稿")
    return Refusal(said)


@rule("DOC-25")
def body_is_concerned(outgoing: "Outgoing", body: str) -> Refusal | None:
    asked = [each for each in outgoing.asked() if each.body == body]
    if any(not each.agreed for each in asked):
        return None
    return Refusal(_("此稿没有等待 %(body)s 同意") % {"body": body}, _("请核对有关部门"))


@rule("DOC-03")
def drafter_does_it(outgoing: "Outgoing", by: "Person") -> Refusal | None:
    if outgoing.drafter_id == by.pk:
        return None
    return Refusal(_("只有拟稿人可以办理此事"), _("请拟稿人办理"))


@rule("DOC-03")
def drafter_or_office_head_does_it(
    outgoing: "Outgoing", by: "Person", at: datetime
) -> Refusal | None:
    left = not outgoing.drafter.is_active
    if outgoing.drafter_id == by.pk or (left and OFFICE_HEAD.code in roles_of(by, at)):
        return None
    return Refusal(_("只有拟稿人可以撤稿"), _("请拟稿人办理；拟稿人已离岗的，由办公室负责人办理"))


@rule("DOC-03")
def may_be_changed(outgoing: "Outgoing") -> Refusal | None:
    if outgoing.state in ("drafted", "returned", "disputed"):
        return None
    return Refusal(
        _("此稿现在是：%(state)s") % {"state": outgoing.get_state_display()},
        _("核稿以后须先退回，才能修改、撤稿"),
    )


@rule("DOC-03")
def may_go_back(outgoing: "Outgoing") -> Refusal | None:
    if outgoing.state in MAY_GO_BACK:
        return None
    numbered = outgoing.state == "numbered"
    return Refusal(
        _("此稿现在是：%(state)s") % {"state": outgoing.get_state_display()},
        _("请先办理“文号作废”，再退回") if numbered else "",
    )


@rule("CLS-19")
def disputed_item_is_replaced(outgoing: "Outgoing", draft: "Draft") -> Refusal | None:
    if outgoing.disputed_id != draft.item.pk:
        return None
    return Refusal(
        _("签发人对 %(item)s 的定密有异议") % {"item": draft.item},
        _("请按定密程序重新拟定，再选新的定密事项"),
    )


@rule("SYS-10")
def step_words_are_below_the_ceiling(
    outgoing: "Outgoing", words: str, at: datetime
) -> Refusal | None:
    if not words or not is_above_ceiling(outgoing.label.level, at):
        return None
    return Refusal(
        _("%(level)s高于本系统的处理上限，不得录入文字意见") % {"level": outgoing.label.level},
        _("文字写在纸质发文稿纸上"),
    )


@rule("DOC-03")
def proof_is_read_by_another(by: "Person", proofreader: "Person") -> Refusal | None:
    if by.pk != proofreader.pk:
        return None
    return Refusal(_("缮印和校对不能是同一人"), _("请由另一人校对"))


@rule("SYS-02")
def proofreader_may_read(
    outgoing: "Outgoing", proofreader: "Person", at: datetime
) -> Refusal | None:
    if decide(facts_of(proofreader, at), Action.READ, outgoing.record_facts(at)).allowed:
        return None
    return Refusal(
        _("%(who)s 不在此稿的知悉范围，不能校对") % {"who": proofreader},
        _("请由知悉范围内的人校对"),
    )


@rule("DOC-03")
def run_is_as_determined(outgoing: "Outgoing", made: int) -> Refusal | None:
    most, least = outgoing.item.copies, outgoing.wanted
    if least <= made <= most:
        return None
    return Refusal(
        _("应印 %(least)d 至 %(most)d 份，不能印 %(made)d 份")
        % {"least": least, "most": most, "made": made},
        _("多印的作废页登记并销毁；确需增加的，重新拟定印数"),
    )
