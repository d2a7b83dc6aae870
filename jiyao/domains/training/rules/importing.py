"""Reasons not to take a file in (EDU-04, EDU-08)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import Batch


@rule("EDU-04", "EDU-08")
def batch_is_open(batch: "Batch") -> Refusal | None:
    if batch.closed_at is None:
        return None
    return Refusal(_("这个文件%(state)s") % {"state": batch.state}, _("需要再导入的，请重新上传"))


@rule("EDU-04", "EDU-08")
def some_row_is_good(batch: "Batch") -> Refusal | None:
    if batch.good:
        return None
    return Refusal(_("没有一行可以导入"), _("请按下面列出的问题改好文件，重新上传"))


@rule("EDU-04", "EDU-08")
def uploader_confirms(batch: "Batch", by: Person) -> Refusal | None:
    if batch.uploaded_by_id == by.pk:
        return None
    return Refusal(_("由上传人 %(who)s 确认") % {"who": batch.uploaded_by})
