from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.ui.templatetags.jiyao import when
from jiyao.foundation.vault.judging import ENDINGS, Upload, names
from jiyao.foundation.vault.models import Attachment

LONGEST = 200


class AttachFields(forms.Form):
    """What is filled in to attach a file. What is wrong with it is for the rules to say."""

    upload = forms.FileField(
        label=_("文件"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def prepare(self) -> None:
        help_text = _("%(names)s，不超过 %(most)d MB；加密存放，只能在阅读页逐页查看")
        self.fields["upload"].help_text = help_text % {
            "names": names(),
            "most": settings.FILE_MEGABYTES,
        }

    def clean_upload(self) -> Upload:
        came = self.cleaned_data["upload"]
        name = "".join(sign for sign in came.name if sign.isprintable())[-LONGEST:]
        upload = Upload(name, came.read(), came.size)
        _seen_before_the_act = upload.seen
        return upload


class FileField(forms.ModelChoiceField):
    """A file of the record, called as its handler may know it."""

    def label_from_instance(self, file: Any) -> str:
        told = {"file": file, "type": file.type_name, "pages": file.pages}
        told |= {"who": file.attached_by, "when": when(file.attached_at, timezone.now())}
        return _("%(file)s(%(type)s，%(pages)d 页，%(who)s %(when)s 附上)") % told


class VoidFields(forms.Form):
    """What is filled in to take a wrong file out of use."""

    file = FileField(Attachment.objects.none(), label=_("文件"), to_field_name="public_id")
    reason = forms.CharField(label=_("作废理由"), max_length=300)

    def prepare(self) -> None:
        rows = Attachment.objects.visible_to(self.facts, Action.HANDLE)  # type: ignore[attr-defined]
        rows = rows.of(self.subject).in_use()  # type: ignore[attr-defined]
        choice: Any = self.fields["file"]
        choice.queryset = rows.select_related("attached_by").order_by("number")
