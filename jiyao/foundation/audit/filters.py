"""What to look for on the trail: one year's log, a person, a code, an outcome."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.trail.models import Entry, Outcome


class TrailFilter(forms.Form):
    """The years are the trail's own (UTC)."""

    year = forms.TypedChoiceField(label=_("年度"), coerce=int)
    who = forms.CharField(label=_("人员编号"), required=False, max_length=32)
    code = forms.CharField(label=_("事项代码"), required=False, max_length=80)
    outcome = forms.ChoiceField(
        label=_("结果"), required=False, choices=[("", _("全部")), *Outcome.choices]
    )
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
        exact = {name: wanted[name] for name in ("who", "code", "outcome") if wanted[name]}
        rows = Entry.objects.filter(log=wanted["year"], **exact)
        return rows.filter(seq__lt=wanted["before"]) if wanted["before"] else rows


def filter_of(request: SignedIn) -> TrailFilter:
    """Return the filter that stands in the address of a page."""
    return TrailFilter(request.GET.dict())


def years_with_entries() -> list[int]:
    """Return the years of the trail, the present one first, by the two ends of an index."""
    now = datetime.now(UTC).year
    ends = Entry.objects.aggregate(first=Min("log"), last=Max("log"))
    return list(range(max(ends["last"] or now, now), (ends["first"] or now) - 1, -1))
