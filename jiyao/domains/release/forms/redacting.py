from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import lines
from jiyao.domains.release.models import Version, VersionFile
from jiyao.domains.release.procedures.redacting import redact
from jiyao.domains.release.redacting.asking import Area
from jiyao.domains.release.redacting.folding import TooShort
from jiyao.domains.release.redacting.making import Redacted, redact_pages, redact_plain
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file
from jiyao.foundation.vault.turning.encodings import text_of

MOST_LINES = 100
FAULTS = {
    "locked": _("文件已加密，不能制作删节稿"),
    "many_pages": _("页数过多，请把文件分成几份"),
    "many_pixels": _("图片过大，请缩小后再制作"),
    "no_page": _("填的页码超出文件的页数"),
    "no_area": _("区域要在页面以内：左、上、宽、高都是 0 到 100 的百分比"),
}
UNKNOWN_FAULT = _("这个文件不能制作删节稿：格式不支持或已损坏")


class FileField(forms.ModelChoiceField):
    """One file of the version, by its name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.attachment)


class RedactForm(ProcedureForm):
    """What is to go; the redacted file is made and proven before anything is written."""

    procedure = redact
    file = FileField(VersionFile.objects.none(), label=_("删节哪个文件"))
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
        rows = VersionFile.objects.visible_to(self.facts, Action.READ).filter(version=self.subject)
        rows = rows.select_related("attachment").order_by("place")
        self.choose_from("file", rows)
        self.initial.setdefault("file", rows.first())

    def clean_passages(self) -> list[str]:
        given = [line.strip() for line in self.cleaned_data["passages"].splitlines()]
        return [line for line in given if line][:MOST_LINES]

    def clean_areas(self) -> list[Area]:
        rows = [line.split() for line in self.cleaned_data["areas"].splitlines() if line.strip()]
        return [_area(row) for row in rows[:MOST_LINES]]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        passages, areas = values.pop("passages", []), values.pop("areas", [])
        if not self.errors:
            files = self._files()
            redacted = self._redacted(files[values["file"].place - 1].upload, passages, areas)
            values |= {"files": files, "redacted": redacted}
            if not self.errors:
                files[values["file"].place - 1] = HandedIn(_renamed(values["file"], redacted))
        return values

    def _files(self) -> list[HandedIn]:
        """Return the files of the version as they are, in their order."""
        stored = StoredFile.objects.visible_to(self.facts, Action.READ)
        rows = self.subject.files.select_related("attachment").order_by("place")
        found = []
        for row in rows:
            data = open_file(stored.select_related("label").get(attachment=row.attachment_id))
            found.append(HandedIn(Upload(str(row.attachment), data, len(data))))
        return found

    def _redacted(self, upload: Upload, passages: list[str], areas: list[Area]) -> Redacted:
        try:
            text = text_of(upload.data) if upload.media_type == "text/plain" else None
            made = (
                redact_pages(upload.data, passages, areas)
                if text is None
                else redact_plain(text, passages)
            )
        except TooShort:
            self.add_error("passages", _("每一处至少要两个字"))
            return Redacted()
        if made.fault:
            field = "areas" if made.fault in ("no_page", "no_area") else "file"
            self.add_error(field, FAULTS.get(made.fault, UNKNOWN_FAULT))
        return made


def _renamed(file: VersionFile, redacted: Redacted) -> Upload:
    name = str(file.attachment)
    if redacted.data.startswith(b"%PDF-"):
        name = str(_("%s（删节）.pdf") % name.rpartition(".")[0])
    return Upload(name, redacted.data, len(redacted.data))


def _area(words: list[str]) -> Area:
    try:
        page, left, top, wide, tall = words
        shares = [float(each) / 100 for each in (left, top, wide, tall)]
        return int(page) - 1, shares[0], shares[1], shares[2], shares[3]
    except ValueError:
        raise forms.ValidationError(_("每行五个数：页 左 上 宽 高")) from None
