"""Another version: begun with the text of the last one, beside what is to be changed (PUB-02)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.release.forms.fields import TextAndFiles
from jiyao.domains.release.models import Hit, Stage, Submission, Version
from jiyao.domains.release.procedures.submitting import hand_in
from jiyao.domains.release.screening.asking import AT_ONCE
from jiyao.domains.release.screening.handing import HandedIn, as_file
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import reference
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting
from jiyao.foundation.ui.templatetags.jiyao import when
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file
from jiyao.foundation.vault.turning.encodings import text_of

MOST = 20  # hits that are told


class HandInForm(TextAndFiles, ProcedureForm):
    """For the author begun with the last version; that its text was opened is on the trail."""

    procedure = hand_in
    told = forms.CharField(
        label=gettext_lazy("需要修改的"),
        disabled=True,
        widget=forms.Textarea(attrs={"class": "is-told"}),
    )
    kept = forms.ModelMultipleChoiceField(
        StoredFile.objects.none(),
        label=gettext_lazy("沿用的附件"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("不再要的不勾选"),
    )
    field_order = ("told", "text", "kept", "uploads")

    subject: Submission

    def prepare(self) -> None:
        super().prepare()
        version, files = self.subject.latest, []
        if self.subject.author_id == self.person.pk:
            rows = StoredFile.objects.visible_to(self.facts, Action.READ)
            rows = rows.select_related("attachment", "label__level__scheme")
            files = list(rows.filter(attachment__in=version.files.values("attachment")))
            self._tell(version)
        written = next((each for each in files if each.name == as_file("").upload.name), None)
        self._keep([each for each in files if each != written])
        if written and not self.is_bound:
            self._begin_with(written)

    def _tell(self, version: Version) -> None:
        said = version.turns.exclude(words="").exclude(stage=Stage.SELF).order_by("pk")
        hits = Hit.objects.visible_to(self.facts, Action.READ).filter(file__version=version)
        lines = [
            f"{turn.get_stage_display()}{turn.get_verdict_display()}，{turn.given_by}"
            f" {when(turn.given_at)}：{turn.words}"
            for turn in said.select_related("given_by")
        ]
        found = hits.uncleared().in_order()[:MOST]
        lines += [
            _("筛查发现%(rule)s：%(what)s") % {"rule": h.rule, "what": h.shown_words} for h in found
        ]
        self.initial["told"] = "\n".join(lines)

    def _keep(self, files: list[StoredFile]) -> None:
        keys = [each.pk for each in files]
        self.choose_from("kept", StoredFile.objects.select_related("label").filter(pk__in=keys))
        self.initial["kept"] = keys
        for name, value in (("told", self.initial.get("told")), ("kept", files)):
            if not value:
                del self.fields[name]

    def _begin_with(self, file: StoredFile) -> None:
        try:
            text = text_of(open_file(file))
        except Refused:
            return
        with acting(self.person.number) as act:
            act.record(f"{file.kind()}.opened", Outcome.OPENED, **reference(file))
        self.initial["text"] = text

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        kept = [HandedIn(Upload(each.name, *_content(each))) for each in values.get("kept") or ()]
        return self.put_together(values, seconds=AT_ONCE, kept=kept)


def _content(file: StoredFile) -> tuple[bytes, int]:
    data = open_file(file)
    return data, len(data)
