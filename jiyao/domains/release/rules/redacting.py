"""Reasons not to take a redacted version (PUB-04)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.vocabulary import CHANGEABLE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import Version, VersionFile
    from jiyao.domains.release.redacting.making import Redacted


@rule("PUB-04")
def author_redacts(version: "Version", by: Person) -> Refusal | None:
    if version.submission.author_id == by.pk:
        return None
    return Refusal(_("删节稿由作者制作"), _("请退回作者，并说明要删去什么"))


@rule("PUB-02")
def it_may_be_redacted(version: "Version") -> Refusal | None:
    submission = version.submission
    if submission.state in CHANGEABLE:
        return None
    return Refusal(
        _("此件现在是：%(state)s，不能再换稿") % {"state": submission.get_state_display()},
        _("内容有改动的，另行提出发布审查"),
    )


@rule("PUB-04")
def file_is_of_the_version(version: "Version", file: "VersionFile") -> Refusal | None:
    if file.version_id == version.pk:
        return None
    return Refusal(_("没有选这一稿的文件"), _("请从最新一稿的页面办理"))


@rule("PUB-04")
def something_was_removed(redacted: "Redacted") -> Refusal | None:
    missing = [n for n, count in enumerate(redacted.removed, start=1) if not count]
    if redacted.places and not missing:
        return None
    if missing:
        return Refusal(
            _("第 %s 行的文字在文件里没有找到") % "、".join(map(str, missing)),
            _("请照原文填写；扫描件上的内容请填页面区域"),
        )
    return Refusal(_("没有写要删去什么"), _("请填要删去的文字或页面区域"))


@rule("PUB-04")
def removal_is_proven(redacted: "Redacted") -> Refusal | None:
    proof = redacted.proof
    if proof.holds:
        return None
    if proof.found:
        return Refusal(
            _("删节后仍能找到要删去的内容（%d 处）") % len(proof.found),
            _("请把标题、页眉、图片里的同样内容也列为页面区域"),
        )
    return Refusal(
        _("没有证明删节是彻底的：%s") % "；".join(proof.gaps or [str(_("没有查完"))]),
        _("请把文件分成几份，或另行提供已去掉内容的新稿"),
    )
