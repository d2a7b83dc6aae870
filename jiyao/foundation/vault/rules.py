"""Reasons not to take a file, or not to void one."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.keys import KeyFault, current_key

if TYPE_CHECKING:
    from jiyao.foundation.access.labelled import Labelled
    from jiyao.foundation.vault.models import Attachment

FAULTS = {
    "locked": (_("此文件设有打开口令，不能显示"), _("请去掉口令后再附上")),
    "damaged": (_("文件已损坏或无法显示"), _("请重新扫描或重新导出后再附上")),
    "many_pages": (_("页数超过上限 2000 页"), _("请分成几个文件附上")),
    "many_pixels": (_("图像像素超过上限 8000 万"), _("请降低扫描分辨率后再附上")),
    "too_much": (_("文件内容过多，转不成页面"), _("请分成几个文件，或另存为 PDF 后附上")),
    "unanswered": (
        _("文件没有读完：内容过多，或已损坏"),
        _("请分成几个文件，或另存为 PDF 后附上"),
    ),
}
OLD = _("请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx 或 PDF 后附上")
TO_PDF = _("请先转成 PDF 再附上；阅读页只显示能加水印的页面")
INSTEAD = {
    "word_old": OLD,
    "excel_old": OLD,
    "excel_binary": OLD,
    "office_locked": _("请去掉口令后再附上"),
    "archive": _("请解开后逐个附上"),
    "archive_broken": _("请重新导出后再附上"),
}


@rule("SYS-10")
def record_is_below_the_ceiling(record: "Labelled", at: datetime) -> Refusal | None:
    level = record.label.level
    if not is_above_ceiling(level, at):
        return None
    return Refusal(
        _("%(level)s 高于本系统的处理上限，不得存放文件") % {"level": level},
        _("只登记编号和代号标题，正文只在纸上"),
    )


@rule("SYS-04", "DOC-14")
def files_can_be_sealed() -> Refusal | None:
    try:
        current_key()
    except KeyFault:
        return Refusal(_("没有可用的主密钥，文件无法加密"), _("请系统管理员检查密钥目录"))
    return None


@rule("SYS-04")
def size_is_fair(upload: Upload) -> Refusal | None:
    most = settings.FILE_MEGABYTES
    if upload.size == 0:
        return Refusal(_("文件是空的"), _("请核对后重新选择"))
    if upload.size <= most << 20 and len(upload.data) == upload.size:
        return None
    return Refusal(
        _("文件有 %(size)d MB，超过上限 %(most)d MB")
        % {"size": (upload.size >> 20) + 1, "most": most},
        _("请降低扫描分辨率，或分成几个文件附上"),
    )


@rule("SYS-08")
def content_is_what_the_name_says(upload: Upload) -> Refusal | None:
    if upload.named_as_what_it_is or not upload.data or upload.seen.fault:
        return None
    told = {"ending": upload.ending or _("没有后缀"), "kind": upload.content_name}
    if upload.media_type:
        return Refusal(
            _("文件名的后缀（%(ending)s）与内容（%(kind)s）不符") % told,
            _("请核对文件，不要改后缀"),
        )
    return Refusal(
        _("后缀是 %(ending)s，内容是%(kind)s，不能附上") % told,
        INSTEAD.get(upload.kind_not_taken, TO_PDF),
    )


@rule("SYS-08")
def pages_can_be_shown(upload: Upload) -> Refusal | None:
    if upload.seen.fault:
        return Refusal(*FAULTS[upload.seen.fault])
    if upload.named_as_what_it_is and not upload.seen.pages:
        return Refusal(*FAULTS["damaged"])
    return None


# What every upload is judged by, whatever it comes with.
OF_AN_UPLOAD = (size_is_fair, content_is_what_the_name_says, pages_can_be_shown)


@rule("SYS-03")
def a_file_is_in_use(record: "Labelled") -> Refusal | None:
    from jiyao.foundation.vault.models import Attachment

    if Attachment.objects.of(record).in_use().exists():
        return None
    return Refusal(_("这一件没有在用的文件"), _("附上文件以后才有可作废的"))


@rule("SYS-03")
def file_hangs_on_the_record(record: "Labelled", file: "Attachment") -> Refusal | None:
    if file.subject_ref == record.public_id:
        return None
    return Refusal(_("此文件不属于这一件"), _("请从这一件的页面办理"))


@rule("SYS-03")
def file_is_in_use(file: "Attachment") -> Refusal | None:
    if file.voided_at is None:
        return None
    return Refusal(_("此文件已经作废"), _("作废的文件不再恢复；需要时重新附上"))
