from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CarriersConfig(AppConfig):
    """Carriers of classified matter: received, circulated, returned; each copy has one holder."""

    name = "jiyao.domains.carriers"
    verbose_name = _("载体")

    def ready(self) -> None:
        from jiyao.domains.carriers.procedures.answering import follow_the_approvals
        from jiyao.foundation.audit.sentences import say
        from jiyao.foundation.trail.recording import follow

        follow(follow_the_approvals)
        say("carriers.batch.printed", _("打印交接单"))
        say("carriers.counter.listed", _("打开柜台"))
        say("carriers.entering.listed", _("打开连续登记"))
