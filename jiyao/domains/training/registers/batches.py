from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Batch
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="training.batch",
        title=_("试题和培训记录导入"),
        rows=lambda: Batch.objects.select_related("uploaded_by", "course"),
        action=Action.HANDLE,
        roles=(SECRECY_OFFICE, PERSONNEL),
        order=("uploaded_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出上传的文件和检查结果。在“题库”或“培训记录”里导入，看清问题后确认。"),
        choices=(Choice("open", _("待确认"), lambda rows: rows.open()),),
        columns=(
            Column(_("文件"), str, "title", opens=True),
            Column(_("导入到"), lambda row: row.course or row.get_kind_of_display(), code="to"),
            Column(_("状态"), lambda row: row.state, code="state"),
            Column(_("可导入"), lambda row: row.good, "number", code="good"),
            Column(_("有错"), lambda row: row.faulty, "number", code="faulty"),
            Column(_("已写入"), lambda row: row.written, "number", code="written"),
            Column(_("上传人"), lambda row: row.uploaded_by, code="by"),
            Column(_("上传时间"), lambda row: row.uploaded_at, "time", code="at"),
        ),
    )
)
