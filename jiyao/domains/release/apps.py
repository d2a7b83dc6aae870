from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    """Release review: nothing leaves the house before it is screened, reviewed and approved."""

    name = "jiyao.domains.release"
    verbose_name = _("发布审查")

    def ready(self) -> None:
        from jiyao.foundation.audit.sentences import introduce, say

        introduce("screening", _("筛查"))
        say("release.file.screened", _("筛查稿件"))
        say("release.year.printed", _("打印信息公开年度统计表"))
