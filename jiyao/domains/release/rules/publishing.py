"""Reasons not to publish: not approved, another text, another's to do (PUB-01, 02, 08)."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.vocabulary import State, Verdict
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import ADMINISTRATORS
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import Publisher, Submission
    from jiyao.domains.release.screening.handing import HandedIn


@rule("PUB-08")
def no_administrator_publishes(person: Person, at: datetime) -> Refusal | None:
    if not roles_of(person, at) & ADMINISTRATORS:
        return None
    return Refusal(_("系统和网络管理人员不得自行上网信息"), _("请指定其他人员为发布员"))


@rule("PUB-08")
def person_is_no_publisher_yet(person: Person, at: datetime) -> Refusal | None:
    if not person.publishing.holding_at(at).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("%(who)s 已是发布员") % {"who": person}, _("需改渠道的，先终止再指定"))


@rule("PUB-08")
def publisher_still_publishes(publisher: "Publisher") -> Refusal | None:
    return None if publisher.until is None else Refusal(_("已经终止"))


@rule("PUB-01", "PUB-03", "PUB-07", "PUB-12")
def it_is_approved(submission: "Submission") -> Refusal | None:
    if submission.state == State.APPROVED:
        return None
    return Refusal(
        _("此件现在是：%(state)s，没有审定") % {"state": submission.get_state_display()},
        _("先审查后公开；请办完审查程序"),
    )


@rule("PUB-02")
def approved_version_is_the_newest(submission: "Submission") -> Refusal | None:
    version = submission.latest
    turns = submission.turns.filter(round=submission.round)
    others = turns.exclude(verdict=Verdict.PASSED, sha256=version.sha256 if version else "")
    if version is not None and not others.exists():
        return None
    return Refusal(_("审定的不是这一稿"), _("请重新送审"))


@rule("PUB-02")
def what_goes_out_was_approved(submission: "Submission", files: list["HandedIn"]) -> Refusal | None:
    version = submission.latest
    approved = Counter(version.files.values_list("sha256", flat=True)) if version else Counter()
    if approved == Counter(each.digest for each in files):
        return None
    return Refusal(
        _("要发布的内容与审定的第 %(number)d 稿不一致")
        % {"number": version.number if version else 0},
        _("请用审定的原文和原附件；内容有改动的，作者须换稿重新送审"),
    )


@rule("PUB-08")
def publisher_does_it(by: Person, at: datetime) -> Refusal | None:
    if by.publishing.holding_at(at).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("您不是指定的发布员"), _("请由发布员上传；发布员由保密办指定"))


@rule("PUB-08")
def publisher_is_another(submission: "Submission", by: Person) -> Refusal | None:
    if by.pk not in {submission.author_id, *submission.reviewers}:
        return None
    return Refusal(_("作者和审查人不能自己发布"), _("请由另一位发布员上传"))
