"""What release review asks of people."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.kinds import duty_kind

REVIEW = duty_kind("release.review", _("审查拟发布的信息"), act="release.submission.passed")
MEND = duty_kind("release.mend", _("修改退回的稿件"), act="release.version.handed-in")
ANSWER = duty_kind("release.answer", _("跟踪报请审定的答复"), act="release.enquiry.answered")
PUBLISH = duty_kind("release.publish", _("发布审定的信息"), act="release.submission.published")
RECHECK = duty_kind(
    "release.recheck",
    _("复查已发布的信息"),
    act="release.publication.rechecked",
    cites=("PUB-09",),
)
TAKE_DOWN = duty_kind(
    "release.take-down", _("撤下有问题的信息"), act="release.publication.withdrawn"
)
UPDATE = duty_kind(
    "release.update", _("更新公开目录"), act="release.entry.updated", cites=("PUB-13",)
)
