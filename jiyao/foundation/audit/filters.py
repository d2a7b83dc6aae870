"""What to look for on the trail: one year's log or one day, who, what, with what, an outcome."""

from datetime import UTC, date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.audit.sentences import TAKES_OUT, codes_said
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.procedures.forms import FURTHEST, DateInput
from jiyao.foundation.regime.figures import citing
from jiyao.foundation.trail.models import Entry, Outcome

EARLIEST = date(2000, 1, 1)
REFUSALS = (Outcome.REFUSED, Outcome.UNSEEN)
STOPPED, TAKEN_OUT = "stopped", "taken-out"
OUTCOMES = [
    ("", _("全部")),
    *Outcome.choices,
    (STOPPED, _("未获准")),
    (TAKEN_OUT, _("导出和打印")),
]


def entries_of(day: date) -> Any:
    """Return the entries of a day here, which may lie in two logs."""
    begin, end = (start_of(each) for each in (day, day + timedelta(days=1)))
    logs = {begin.astimezone(UTC).year, end.astimezone(UTC).year}
    return Entry.objects.between(begin, end).filter(log__in=logs)


class TrailFilter(forms.Form):
    """The years are the trail's own (UTC); a day is told by itself."""

    year = forms.TypedChoiceField(label=_("年度"), coerce=int)
    who = forms.CharField(label=_("人员编号"), required=False, max_length=32)
    what = forms.CharField(label=_("事项"), required=False, max_length=80)
    ref = forms.CharField(label=_("对象编码"), required=False, max_length=64)
    clause = forms.RegexField(
        "[A-Z]{2,4}-[0-9]{2}", label=_("依据条款"), required=False, max_length=8
    )
    outcome = forms.ChoiceField(label=_("结果"), required=False, choices=OUTCOMES)
    day = forms.DateField(
        label=_("日期"),
        required=False,
        widget=DateInput,
        validators=[MinValueValidator(EARLIEST), MaxValueValidator(FURTHEST)],
    )
    unsigned = forms.BooleanField(label=_("逾 1 小时未签名"), required=False)
    before = forms.IntegerField(
        label=_("序号"), required=False, min_value=1, widget=forms.HiddenInput
    )

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__({"year": datetime.now(UTC).year, **data})
        years: Any = self.fields["year"]
        years.choices = [(year, year) for year in years_with_entries()]

    @property
    def log(self) -> int:
        """The year that is looked at."""
        return int(self.cleaned_data["year"])

    def rows(self) -> Any:
        """Return the entries that are looked for; none when the filter is not understood."""
        if not self.is_valid():
            return Entry.objects.none()
        wanted = self.cleaned_data
        rows = entries_of(wanted["day"]) if wanted["day"] else Entry.objects.filter(log=self.log)
        if wanted["unsigned"]:
            rows = rows.unsigned(self.log, timezone.now())
        rows = rows.filter(**{name: wanted[name] for name in ("who", "ref") if wanted[name]})
        if wanted["what"]:
            rows = rows.filter(code__in=codes_said(wanted["what"]))
        if wanted["clause"]:
            rows = citing(rows, wanted["clause"])
        if wanted["outcome"]:
            rows = rows.filter(_came_out(wanted["outcome"]))
        if wanted["before"]:
            here = Q(log=self.log, seq__lt=wanted["before"])
            rows = rows.filter(here | Q(log__lt=self.log) if wanted["day"] else here)
        return rows


def _came_out(outcome: str) -> Q:
    if outcome == TAKEN_OUT:
        ends = (Q(code__endswith=f".{end}") for end in TAKES_OUT)
        return reduce(or_, ends, Q(code="trail.export.listed"))
    return Q(outcome__in=REFUSALS if outcome == STOPPED else [outcome])


def filter_of(request: SignedIn) -> TrailFilter:
    """Return the filter that stands in the address of a page."""
    return TrailFilter(request.GET.dict())


def years_with_entries() -> list[int]:
    """Return the years of the trail, the present one first, by the two ends of an index."""
    now = datetime.now(UTC).year
    ends = Entry.objects.aggregate(first=Min("log"), last=Max("log"))
    return list(range(max(ends["last"] or now, now), (ends["first"] or now) - 1, -1))
