"""Reasons not to begin a submission, hand a version in, or send it for review (PUB-01, PUB-07)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.vocabulary import CHANGEABLE, Kind, Stage, State
from jiyao.domains.release.paths import path_at
from jiyao.domains.release.rules.reviewing import ROLES
from jiyao.domains.release.settings import ALLOWED, FORBIDDEN, MEETING_NEWS
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule
from jiyao.foundation.vault import rules as vault

if TYPE_CHECKING:
    from jiyao.domains.release.models import Interview, Submission
    from jiyao.domains.release.screening.handing import HandedIn

MOST_FILES = 20


@rule("PUB-07")
def such_news_is_allowed(kind: str, interview: "Interview | None", at: datetime) -> Refusal | None:
    asked = MEETING_NEWS.at(at) if kind == Kind.MEETING else ALLOWED
    if asked == FORBIDDEN:
        return Refusal(_("本单位规定涉密会议不得报道"), _("确需报道的，先报保密办调整制度参数"))
    if asked == ALLOWED or (interview is not None and interview.is_declared):
        return None
    return Refusal(
        _("涉密会议只由事先批准、已签收告知的采编人员报道"),
        _("请先办理涉密采访的批准和签收，再选这次采访"),
    )


@rule("PUB-01")
def author_does_it(submission: "Submission", by: Person) -> Refusal | None:
    if submission.author_id == by.pk:
        return None
    return Refusal(_("只有作者可以提交、送审和撤回"), _("请作者办理"))


@rule("PUB-02")
def version_may_be_changed(submission: "Submission") -> Refusal | None:
    if submission.state in CHANGEABLE:
        return None
    return Refusal(
        _("此件现在是：%(state)s，不能再换稿") % {"state": submission.get_state_display()},
        _("内容有改动的，另行提出发布审查"),
    )


@rule("PUB-05")
def something_is_handed_in(files: list["HandedIn"]) -> Refusal | None:
    if 0 < len(files) <= MOST_FILES:
        return None
    if files:
        return Refusal(_("一次最多提交 %d 个文件") % MOST_FILES, _("请合并后再提交"))
    return Refusal(_("没有正文，也没有文件"), _("请粘贴正文或选择文件"))


@rule("SYS-04", "SYS-08")
def files_can_be_shown(files: list["HandedIn"]) -> Refusal | None:
    for each in files:
        for judge in vault.OF_AN_UPLOAD:
            found = judge(upload=each.upload)
            if found:
                return Refusal(f"{each.upload.name}：{found.reason}", found.instead)
    return None


@rule("PUB-01")
def it_waits_to_be_sent(submission: "Submission") -> Refusal | None:
    if submission.state == State.DRAFTED:
        return None
    return Refusal(_("此件现在是：%(state)s") % {"state": submission.get_state_display()})


@rule("PUB-05")
def version_is_screened(submission: "Submission") -> Refusal | None:
    version = submission.latest
    if version is None:
        return Refusal(_("还没有稿件"), _("请先提交稿件"))
    if version.is_screened:
        return None
    return Refusal(_("筛查还没有完成"), _("图片和扫描件需要几分钟，请稍后再送审"))


@rule("PUB-05")
def no_strong_mark_stands(submission: "Submission") -> Refusal | None:
    version = submission.latest
    count = version.uncleared.strong().count() if version else 0
    if not count:
        return None
    return Refusal(
        _("筛查发现 %(count)d 处密级标志") % {"count": count},
        _("请改稿后重新提交；确属误报的，由保密办写明理由排除"),
    )


@rule("PUB-01")
def head_is_named(
    submission: "Submission", head: Person | None, by: Person, at: datetime
) -> Refusal | None:
    waits = submission.state == State.DRAFTED
    if not waits or Stage.DEPARTMENT not in path_at(submission.kind_of, at):
        return None
    if head is None:
        return Refusal(_("没有选部门负责人"), _("请选择审查此件的部门负责人"))
    if head.pk == by.pk:
        return Refusal(_("作者不能审查自己的稿件"), _("请另选部门负责人"))
    return None


@rule("PUB-01")
def each_step_has_somebody(submission: "Submission", at: datetime) -> Refusal | None:
    if submission.state != State.DRAFTED:
        return None
    for stage in path_at(submission.kind_of, at):
        roles = ROLES.get(stage, ())
        others = {p.pk for role in roles for p in holders_of(role.code, at)}
        others -= {submission.author_id}
        if roles and not others:
            return Refusal(
                _("除作者外没有人能办理：%(stage)s") % {"stage": stage.label},
                _("请报保密办任命有关人员，或调整审查程序"),
            )
    return None


@rule("PUB-01")
def it_is_not_out(submission: "Submission") -> Refusal | None:
    if submission.state in CHANGEABLE:
        return None
    return Refusal(_("此件现在是：%(state)s") % {"state": submission.get_state_display()})
