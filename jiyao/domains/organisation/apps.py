from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Who answers for what: posts, pledges, committees, regime documents."""

    name = "jiyao.domains.organisation"
    verbose_name = _("组织责任")

    def ready(self) -> None:
        from jiyao.domains.organisation.first_steps import declare
        from jiyao.domains.organisation.powers import follow_the_proofs
        from jiyao.foundation.audit.sentences import say
        from jiyao.foundation.trail.recording import follow

        follow(follow_the_proofs)
        declare()
        say("organisation.chain.printed", _("打印责任链条"))
        say("organisation.gaps.printed", _("打印责任缺口"))
