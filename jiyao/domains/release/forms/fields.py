"""Fields that forms of release review share: pasted text and files, screened as they come in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.screening.handing import HandedIn, as_file, screened_within
from jiyao.domains.release.screening.rulebook import rulebook_at
from jiyao.foundation.vault.forms import AttachFields
from jiyao.foundation.vault.judging import ENDINGS, Upload, names

WAITING = 40  # seconds, where nothing is left to be screened later


class ManyFilesInput(forms.FileInput):
    """Several files picked in the browser's own control."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each judged by rules and not here."""

    def __init__(self, **kwargs: Any) -> None:
        widget = ManyFilesInput(attrs={"multiple": True, "accept": ",".join(ENDINGS)})
        super().__init__(widget=widget, allow_empty_file=True, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFilesField, self).clean(each, initial) for each in given]


def lines(title: Any, most: int, long: bool = False, **kwargs: Any) -> forms.CharField:
    """Make a field of several lines."""
    widget = forms.Textarea(attrs={"class": "is-long"} if long else {})
    return forms.CharField(label=title, max_length=most, widget=widget, **kwargs)


def to_come(day: date) -> date:
    """Return a day that is today or later. Raises ValidationError for another."""
    if day < timezone.localdate():
        raise forms.ValidationError(_("不能早于今天"))
    return day


class TextAndFiles(forms.Form):
    """Mixed into a form whose procedure takes `files`."""

    text = forms.CharField(
        label=_("正文"),
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"class": "is-long"}),
        help_text=_("粘贴全文，作为纯文本加密存放；正文在附件里的不填"),
    )
    uploads = ManyFilesField(label=_("附件"))

    def prepare(self) -> None:
        self.fields["uploads"].help_text = _("%(names)s，可选多个；加密存放，提交时逐个筛查") % {
            "names": names()
        }

    def put_together(
        self, values: dict[str, Any], seconds: int = 0, kept: Sequence[HandedIn] = ()
    ) -> dict[str, Any]:
        """Put `files` among the values: the text, what is kept of before, what was uploaded.

        seconds: how long may be spent on screening them; none for not at all.
        """
        found = [as_file(values["text"])] if values.get("text", "").strip() else []
        found += kept
        found += [HandedIn(_upload(each)) for each in values.get("uploads") or ()]
        for each in found:
            _seen_before_the_act = each.upload.seen
        if seconds and not self.errors:
            found = screened_within(found, rulebook_at(timezone.now()), seconds)
        values["files"] = found
        return values


def _upload(came: Any) -> Upload:
    fields = AttachFields()
    fields.cleaned_data = {"upload": came}
    return fields.clean_upload()
