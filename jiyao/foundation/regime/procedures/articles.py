"""The organisation's own document and article for a clause."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.regime import rules
from jiyao.foundation.regime.models import OwnArticle


@procedure(
    "regime.article.set",
    _("设定本单位条文"),
    by=SECRECY_OFFICE,
    cites=("INS-08",),
    rules=(rules.clause_is_in_the_catalogue, rules.article_is_another),
)
def set_article(
    *, clause: str, document: str, article: str, by: Person, at: datetime
) -> OwnArticle:
    """Say which document and article of the organisation carries the clause from now on."""
    for former in OwnArticle.objects.holding_at(at).filter(clause=clause):
        former.end(at)
    return OwnArticle.objects.create(
        clause=clause, document=document, article=article, since=at, set_by=by
    )
