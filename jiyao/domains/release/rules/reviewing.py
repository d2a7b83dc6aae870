"""Reasons not to pass a step: out of turn, one's own, unread (PUB-01, PUB-03, PUB-05, PUB-06)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Prohibition
from jiyao.domains.release.models.vocabulary import BODIES, Grade, Stage, State
from jiyao.domains.release.screening.registered import CODE, NUMBER
from jiyao.domains.release.screening.rulebook import rulebook_at
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, SECRECY_OFFICE, Role
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import Enquiry, Hit, Submission, Version

ROLES: dict[str, tuple[Role, ...]] = {
    Stage.SECRECY: (SECRECY_OFFICE,),
    Stage.LEADER: (LEADER, HEAD),
    Stage.OFFICE: (OFFICE_HEAD,),
    Stage.COMMITTEE: (SECRECY_OFFICE,),
    Stage.SUPERIOR: (SECRECY_OFFICE,),
}


def has_the_turn(submission: Any, person: Person, at: datetime) -> bool:
    """Whether the step under way is this person's to decide."""
    turn = submission.turn
    if turn is None or person.pk == submission.author_id:
        return False
    if turn.stage == Stage.DEPARTMENT:
        return bool(submission.head_id == person.pk)
    held = roles_of(person, at)
    return any(role.code in held for role in ROLES.get(turn.stage, ()))


@rule("PUB-01")
def it_is_reviewed(submission: "Submission") -> Refusal | None:
    if submission.state == State.REVIEWED:
        return None
    return Refusal(_("此件现在是：%(state)s") % {"state": submission.get_state_display()})


@rule("PUB-01", "PUB-07", "PUB-12")
def nobody_reviews_his_own(submission: "Submission", by: Person) -> Refusal | None:
    if submission.author_id != by.pk:
        return None
    return Refusal(_("作者不能审查自己的稿件"), _("请其他有权人员审查"))


@rule("PUB-01")
def it_is_ones_turn(submission: "Submission", by: Person, at: datetime) -> Refusal | None:
    if submission.state != State.REVIEWED or has_the_turn(submission, by, at):
        return None
    return Refusal(
        _("现在的环节是：%(stage)s") % {"stage": submission.turn.get_stage_display()},
        _("请等轮到您的环节"),
    )


@rule("PUB-01")
def reviewers_differ(submission: "Submission", by: Person) -> Refusal | None:
    if by.pk not in submission.reviewers:
        return None
    return Refusal(_("您已经审查过前面的环节"), _("每个环节由不同的人审查"))


@rule("PUB-01")
def a_person_decides(submission: "Submission") -> Refusal | None:
    turn = submission.turn
    if turn is None or turn.stage not in BODIES:
        return None
    return Refusal(_("这一步由集体或上级审定"), _("请登记其决定和文号"))


@rule("PUB-01")
def a_body_decides(submission: "Submission") -> Refusal | None:
    turn = submission.turn
    if turn is not None and turn.stage in BODIES:
        return None
    return Refusal(_("现在的环节不是集体或上级审定"))


@rule("PUB-05")
def rules_are_the_newest(submission: "Submission", at: datetime) -> Refusal | None:
    version = submission.latest
    if version is None or version.was_screened_by(rulebook_at(at).version):
        return None
    return Refusal(_("敏感词或筛查规则已有变化，正在重新筛查"), _("请几分钟后再审"))


@rule("PUB-05")
def every_hit_is_cleared(submission: "Submission") -> Refusal | None:
    version = submission.latest
    count = version.uncleared.count() if version else 0
    if not count:
        return None
    return Refusal(
        _("还有 %(count)d 处筛查发现没有处理") % {"count": count},
        _("请逐处看过后写明理由排除，或退回修改"),
    )


@rule("PUB-06")
def checklist_is_answered(submission: "Submission", at: datetime) -> Refusal | None:
    version = submission.latest
    if version is None:
        return None
    missing = Prohibition.objects.unanswered(version, at).count()
    if missing:
        return Refusal(
            _("不得发布的内容还有 %(count)d 类没有核对") % {"count": missing}, _("请先逐项核对")
        )
    found = version.confirmations.filter(found=True).select_related("prohibition").first()
    return found and Refusal(
        _("核对时发现有此类内容：%(what)s") % {"what": found.prohibition}, _("请退回修改或不予发布")
    )


@rule("PUB-03")
def no_enquiry_is_open(submission: "Submission") -> Refusal | None:
    waiting = submission.enquiries.filter(answer="").first()
    return waiting and Refusal(
        _("已送%(body)s审定，还没有答复") % {"body": waiting.body},
        _("未答复前不得公开；收到答复后请保密办登记"),
    )


@rule("PUB-03")
def no_answer_forbids_it(submission: "Submission") -> Refusal | None:
    version = submission.latest
    last = submission.enquiries.filter(version=version).exclude(answer="").order_by("pk").last()
    if last is None or last.answer == last.Answer.MAY:
        return None
    return Refusal(
        _("%(body)s答复：%(answer)s（%(number)s）")
        % {"body": last.body, "answer": last.get_answer_display(), "number": last.reference},
        _("请按答复改稿后重新提交"),
    )


@rule("PUB-03")
def one_asks_who_takes_part(submission: "Submission", by: Person, at: datetime) -> Refusal | None:
    taking_part = submission.author_id == by.pk or has_the_turn(submission, by, at)
    if taking_part or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(_("由作者、正在审查的人或保密办报请审定"), _("请告知其中一人"))


@rule("PUB-03")
def enquiry_is_open(enquiry: "Enquiry") -> Refusal | None:
    return Refusal(_("已经登记答复")) if enquiry.answer else None


@rule("PUB-03")
def answer_is_of_the_past(answered_on: date, at: datetime) -> Refusal | None:
    if answered_on <= timezone.localdate(at):
        return None
    return Refusal(_("答复日期晚于今天"), _("请核对答复上的日期"))


@rule("PUB-05")
def something_is_to_be_cleared(version: "Version") -> Refusal | None:
    return None if version.uncleared.exists() else Refusal(_("没有待处理的筛查发现"))


@rule("PUB-05")
def hits_are_of_the_version(version: "Version", hits: list["Hit"]) -> Refusal | None:
    if hits and all(hit.file.version_id == version.pk for hit in hits):
        return None
    return Refusal(_("没有选这一稿的筛查发现"), _("请从筛查结果的页面办理"))


@rule("PUB-05")
def hits_stand(hits: list["Hit"]) -> Refusal | None:
    if all(hit.cleared_at is None and hit.gone_at is None for hit in hits):
        return None
    return Refusal(_("其中有已经处理过的"), _("请刷新后重新选择"))


@rule("PUB-05")
def author_clears_nothing(version: "Version", by: Person) -> Refusal | None:
    if version.submission.author_id != by.pk:
        return None
    return Refusal(_("作者不能排除自己稿件的筛查发现"), _("请改稿，或由审查人员排除"))


@rule("PUB-05")
def one_may_clear(version: "Version", by: Person, at: datetime) -> Refusal | None:
    if has_the_turn(version.submission, by, at) or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(_("由正在审查的人或保密办排除"), _("请等轮到您的环节"))


@rule("PUB-05")
def strong_marks_are_for_the_office(hits: list["Hit"], by: Person, at: datetime) -> Refusal | None:
    strong = any(hit.grade == Grade.STRONG or hit.rule in (NUMBER, CODE) for hit in hits)
    if not strong or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(
        _("密级标志、疑似涉密文号只能由保密办查明属误报后排除"), _("请退回作者改稿，或报保密办")
    )


@rule("PUB-05", "PUB-06")
def version_is_the_newest(version: "Version") -> Refusal | None:
    if version.is_latest:
        return None
    return Refusal(_("已有更新的稿件"), _("请看最新的一稿"))


@rule("PUB-06")
def one_reviews_it(version: "Version", by: Person, at: datetime) -> Refusal | None:
    if has_the_turn(version.submission, by, at):
        return None
    return Refusal(_("由正在审查的人逐项核对"), _("作者不能核对自己的稿件；请等轮到您的环节"))
