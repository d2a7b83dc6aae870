"""Putting a file to a record, sealed before it touches the disk."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.vault import rules
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.models import Attachment, StoredFile
from jiyao.foundation.vault.opening import seal_for
from jiyao.foundation.vault.storing import write_file

TITLE = _("附上文件")
CITES = ("SYS-04", "SYS-08")
RULES = (
    rules.record_is_below_the_ceiling,
    rules.files_can_be_sealed,
    *rules.OF_AN_UPLOAD,
)
NOT_KEPT = Refusal(
    _("文件库写不进去，可能已满"), _("请告知系统管理员"), "vault.file_can_be_kept", ("SYS-04",)
)


def attach(record: Labelled, upload: Upload, by: Person, at: datetime) -> Attachment:
    """Keep an uploaded file with a record, inside an act."""
    attachment = Attachment.objects.create(
        label_id=record.label_id,
        subject_kind=record.kind(),
        subject_ref=record.public_id,
        number=Attachment.objects.of(record).count() + 1,
        media_type=upload.media_type,
        size=upload.size,
        pages=upload.seen.pages,
        attached_at=at,
        attached_by=by,
    )
    file = StoredFile(attachment=attachment, label_id=record.label_id, name=upload.name)
    sealed = seal_for(file, upload.data)
    file.save()
    try:
        write_file(file.public_id, sealed)
    except OSError:
        raise Refused([NOT_KEPT]) from None
    return attachment
