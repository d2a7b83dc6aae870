from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import lines
from jiyao.domains.release.models import Hit, Version
from jiyao.domains.release.passages.folding import TooShort, is_too_short
from jiyao.domains.release.procedures.redacting import redact
from jiyao.domains.release.redacting.asking import Area
from jiyao.domains.release.redacting.making import Redacted, redact_pages, redact_plain
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file
from jiyao.foundation.vault.turning.encodings import text_of

MOST_LINES = 100
BESIDE = 0.005  # of the page: ink may stand beyond its box
FAULTS = {
    "locked": _("文件已加密，不能制作删节稿"),
    "many_pages": _("页数过多，请把文件分成几份"),
    "many_pixels": _("图片过大，请缩小后再制作"),
    "unanswered": _("文件太大，没有做完；请分成几个文件"),
    "no_page": _("填的页码超出文件的页数"),
    "no_area": _("区域要在页面以内：左、上、宽、高都是 0 到 100 的百分比"),
}
UNKNOWN_FAULT = _("这个文件不能制作删节稿：格式不支持或已损坏")


class FileField(forms.ModelChoiceField):
    """One file of the version, by the name under which it is kept."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class RedactForm(ProcedureForm):
    """What is to go; the redacted file is made and proven before anything is written."""

    procedure = redact
    leads_on = True
    file = FileField(StoredFile.objects.none(), label=_("删节哪个文件"))
    passages = lines(
        _("删去的文字"),
        5000,
        required=False,
        help_text=_("一行一处，照原文填写，至少两个字"),
    )
    areas = lines(
        _("删去的页面区域"),
        2000,
        required=False,
        help_text=_("扫描件和图片用，一行一处：页 左 上 宽 高（页面的百分比），如 1 10 20 30 5"),
    )

    subject: Version

    def prepare(self) -> None:
        rows = StoredFile.objects.visible_to(self.facts, Action.READ).select_related("label")
        self.of_place = dict(self.subject.files.values_list("attachment", "place"))
        self.choose_from("file", rows.filter(attachment__in=self.of_place))
        shown = self.initial.get("file")
        if isinstance(shown, StoredFile):
            self.fields["file"].widget = forms.HiddenInput()
            self.on_the_record = True  # type: ignore[misc]
            self._begin_with_what_was_found(shown)
        self.initial.setdefault("file", self.fields["file"].queryset.first())  # type: ignore[attr-defined]

    def _begin_with_what_was_found(self, file: StoredFile) -> None:
        """Write down what screening found in a file and nobody has cleared, to be changed."""
        rows = Hit.objects.visible_to(self.facts, Action.READ).uncleared().in_order()
        hits = list(rows.filter(file__attachment=file.attachment_id)[:MOST_LINES])
        words = (hit.words for hit in hits if not hit.box and not is_too_short(hit.words))
        self.initial["passages"] = "\n".join(dict.fromkeys(words))
        self.initial["areas"] = "\n".join(_line_of(hit.box) for hit in hits if hit.box)

    def clean_passages(self) -> list[str]:
        return _lines_in(self.cleaned_data["passages"])

    def clean_areas(self) -> list[Area]:
        return [_area(line.split()) for line in _lines_in(self.cleaned_data["areas"])]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        passages, areas = values.pop("passages", []), values.pop("areas", [])
        if self.errors:
            return values
        place = self.of_place[values["file"].attachment_id]
        told = {"file": self.subject.files.get(place=place)}
        if self.subject.submission.author_id != self.person.pk:
            return values | told | {"files": [], "redacted": Redacted()}
        files = self._files()
        redacted = self._redacted(files[place - 1].upload, passages, areas)
        files[place - 1] = HandedIn(_renamed(values["file"].name, redacted))
        return values | told | {"files": files, "redacted": redacted}

    def _files(self) -> list[HandedIn]:
        """Return the files of the version as they are, in their order."""
        rows = self.fields["file"].queryset  # type: ignore[attr-defined]
        stored = {self.of_place[each.attachment_id]: each for each in rows}
        found = [(stored[place].name, open_file(stored[place])) for place in sorted(stored)]
        return [HandedIn(Upload(name, data, len(data))) for name, data in found]

    def _redacted(self, upload: Upload, passages: list[str], areas: list[Area]) -> Redacted:
        text = text_of(upload.data) if upload.media_type == "text/plain" else None
        if text is not None and areas:
            self.add_error("areas", _("这是纯文本，没有页面；请填删去的文字"))
            return Redacted()
        try:
            if text is not None:
                return redact_plain(text, passages)
            made = redact_pages(upload.data, passages, areas)
        except TooShort:
            self.add_error("passages", _("每一处至少要两个字"))
            return Redacted()
        if made.fault:
            field = "areas" if made.fault in ("no_page", "no_area") else "file"
            self.add_error(field, FAULTS.get(made.fault, UNKNOWN_FAULT))
        return made


def _renamed(name: str, redacted: Redacted) -> Upload:
    if redacted.data.startswith(b"%PDF-"):
        name = str(_("%s（删节）.pdf") % name.rpartition(".")[0])
    return Upload(name, redacted.data, len(redacted.data))


def _lines_in(text: str) -> list[str]:
    found = [line.strip() for line in text.splitlines() if line.strip()]
    if len(found) > MOST_LINES:
        raise forms.ValidationError(_("一次最多 %d 处，请分几次制作") % MOST_LINES)
    return found


def _line_of(box: list[float]) -> str:
    """Return a box that was kept of a hit as a line of the areas, a little wider."""
    page, left, top, wide, tall, _height = box
    shares = (max(0, left - BESIDE), max(0, top - BESIDE), wide + 2 * BESIDE, tall + 2 * BESIDE)
    return " ".join([str(int(page) + 1), *(f"{min(1, share) * 100:.1f}" for share in shares)])


def _area(words: list[str]) -> Area:
    try:
        page, left, top, wide, tall = words
        shares = [float(each) / 100 for each in (left, top, wide, tall)]
        return int(page) - 1, shares[0], shares[1], shares[2], shares[3]
    except ValueError:
        raise forms.ValidationError(_("每行五个数：页 左 上 宽 高")) from None
