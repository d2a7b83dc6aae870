from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.calling import perform_and_ask
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.regime.clauses import CLAUSES, Clause
from jiyao.foundation.regime.models import SettingChange
from jiyao.foundation.regime.procedures.articles import set_article
from jiyao.foundation.regime.procedures.changes import adopt, draft, draft_preset
from jiyao.foundation.regime.settings import MOST, SETTINGS, Setting
from jiyao.foundation.regime.standing import Standing, standing_of
from jiyao.foundation.regime.vocabulary import ORGANISATIONS
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

PRESETS = ORGANISATIONS.items()


class SetArticleForm(ProcedureForm):
    procedure = set_article
    clause = forms.ChoiceField(
        label=_("条款"), choices=[(c.id, f"{c.title}({c.id})") for c in CLAUSES.values()]
    )
    document = forms.CharField(
        label=_("本单位制度"), max_length=120, help_text=_("不写书名号，例如：公文保密管理规定")
    )
    article = forms.CharField(label=_("条次"), max_length=60, help_text=_("例如：第十二条第二款"))


class Drafted(forms.Form):
    """What every drafted change asks for."""

    procedure: ClassVar[Procedure]
    person: Any

    starts = forms.DateField(
        label=_("施行日期"), widget=DateInput(), help_text=_("今天或以后；调整不追溯")
    )
    reason = forms.CharField(label=_("调整理由"), max_length=300)

    def carry_out(self) -> SettingChange:
        """Draft, and ask the leader with the same reason: both or neither. Raises Refused."""
        fields = {name: self.cleaned_data[name] for name in self.procedure.fields}
        change: SettingChange = perform_and_ask(
            self.procedure, adopt, by=self.person, asked_for=fields["reason"], **fields
        )
        return change


class DraftPresetForm(Drafted, ProcedureForm):
    procedure = draft_preset
    kind = forms.ChoiceField(label=_("单位类型"), choices=list(PRESETS))
    field_order = ["kind", "starts", "reason"]


class DraftForm(Drafted, ProcedureForm):
    procedure = draft
    code = forms.ChoiceField(label=_("制度参数"))
    level = forms.ModelChoiceField(
        Level.objects.select_related("scheme"),
        label=_("密级"),
        required=False,
        empty_label=_("未另定的密级"),
    )
    value = forms.Field(label=_("改为"))
    field_order = ["code", "level", "value", "starts", "reason"]

    def about(self) -> list[Fact]:
        """Return what holds now and what comes, what the presets propose, and the clauses."""
        setting: Setting = self.standing["setting"]
        presets = (f"{name}：{setting.words(setting.preset_for(k))}" for k, name in PRESETS)
        clauses = [CLAUSES[code] for code in setting.clauses]
        return [
            *(fact for line in self.standing["lines"] for fact in _of_line(line)),
            Fact(_("单位类型预设"), "；".join(presets)),
            *(Fact(_("依据"), f"{c.title}({c.id})", url=_page_of(c)) for c in clauses),
        ]

    def prepare(self) -> None:
        wanted = self.data.get("code") or self.initial.get("code")
        setting = SETTINGS.get(str(wanted)) or next(iter(SETTINGS.values()))
        self.standing = standing_of(setting, timezone.now())
        self.initial.setdefault("value", self._present())
        self.fields["code"].choices = [(setting.code, setting.title)]  # type: ignore[attr-defined]
        self.fields["value"] = _value_field(setting)
        if not setting.by_level:
            del self.fields["level"]
        self.order_fields(self.field_order)

    def _present(self) -> Any:
        """Return what holds for the level that was chosen, else for those without their own."""
        level, lines = str(self.initial.get("level")), self.standing["lines"]
        own = (line for line in lines if line.level and str(line.level.pk) == level)
        return next(own, lines[0]).value

    def clean(self) -> dict[str, Any]:
        return {"level": None, **self.cleaned_data}


def _of_line(line: Standing) -> list[Fact]:
    at = f" {line.level or _('未另定的密级')}" if line.setting.by_level else ""
    row, coming = line.row, line.next
    since = _("自 %s") % f"{when(row.since)} {row.set_by or ''}" if row else _("出厂取值")
    present = Fact(f"{_('现行')}{at}", line.words, since)
    if coming is None:
        return [present]
    return [present, Fact(f"{_('将改为')}{at}", line.next_words, _("自 %s") % when(coming.since))]


def _page_of(clause: Clause) -> str:
    return reverse("clause", args=[clause.id])


def _value_field(setting: Setting) -> forms.Field:
    if setting.values:
        return forms.ChoiceField(label=_("改为"), choices=list(setting.values.items()))
    return forms.IntegerField(
        label=_("改为"), min_value=setting.least, max_value=MOST, help_text=str(setting.unit)
    )
