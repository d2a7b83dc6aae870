"""Reasons to refuse in keeping the regime."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule
from jiyao.foundation.regime.clauses import CLAUSES


@rule("INS-08")
def clause_is_in_the_catalogue(clause: str) -> Refusal | None:
    if clause in CLAUSES:
        return None
    return Refusal(_("制度条款中没有 %(clause)s") % {"clause": clause}, _("请从条款页办理"))


@rule("INS-08")
def article_is_another(clause: str, document: str, article: str, at: datetime) -> Refusal | None:
    from jiyao.foundation.regime.models import OwnArticle

    held = OwnArticle.objects.holding_at(at)
    if not held.filter(clause=clause, document=document, article=article).exists():
        return None
    return Refusal(_("本单位条文已经是这一条"), _("没有变化的,不必再设"))
