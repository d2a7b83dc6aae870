from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.regime.clauses import CLAUSES
from jiyao.foundation.regime.procedures.articles import set_article


class SetArticleForm(ProcedureForm):
    procedure = set_article
    clause = forms.ChoiceField(
        label=_("条款"), choices=[(c.id, f"{c.title}({c.id})") for c in CLAUSES.values()]
    )
    document = forms.CharField(
        label=_("本单位制度"), max_length=120, help_text=_("不写书名号,例如:公文保密管理规定")
    )
    article = forms.CharField(label=_("条次"), max_length=60, help_text=_("例如:第十二条第二款"))
