from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    """What goes up to the superior body and comes down from it, as signed files."""

    name = "jiyao.domains.reporting"
    verbose_name = _("上下级报送")

    def ready(self) -> None:
        from jiyao.foundation.audit.sentences import say

        say("reporting.package.sent", _("下载上报包"))
        say("reporting.package.printed", _("打印上报统计表"))
        say("reporting.submission.printed", _("打印下级上报统计表"))
        say("reporting.rectification.sent", _("下载整改文件"))
        say("reporting.rectification.printed", _("打印整改通知"))
