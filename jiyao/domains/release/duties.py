"""What release review asks of people."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.kinds import duty_kind

REVIEW = duty_kind("release.review", _("审查拟发布的信息"), act="release.submission.passed")
MEND = duty_kind("release.mend", _("修改退回的稿件"), act="release.version.handed-in")
ANSWER = duty_kind("release.answer", _("跟踪报请审定的答复"), act="release.enquiry.answered")
PUBLISH = duty_kind("release.publish", _("发布审定的信息"), act="release.submission.published")
