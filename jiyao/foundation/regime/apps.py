from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegimeConfig(AppConfig):
    """The clauses of the regime, and how the program carries each of them out."""

    name = "jiyao.foundation.regime"
    verbose_name = _("制度")

    def ready(self) -> None:
        from jiyao.foundation.regime import machinery
        from jiyao.foundation.regime.citations import citations
        from jiyao.foundation.regime.clauses import CLAUSES, check_known
        from jiyao.foundation.regime.own import own_articles
        from jiyao.foundation.regime.settings import SETTINGS
        from jiyao.foundation.ui.clauses import law_of, name_of, take_own_articles_from

        machinery.declare()
        check_known(((c.place, c.clause) for c in citations()), CLAUSES)
        check_known(((s.code, c) for s in SETTINGS.values() for c in s.clauses), CLAUSES)
        name_of.update({code: clause.title for code, clause in CLAUSES.items()})
        law_of.update({code: clause.law for code, clause in CLAUSES.items()})
        take_own_articles_from(own_articles)
