from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="imports.ledger",
        title=_("旧簿导入"),
        rows=lambda: Ledger.objects.select_related("label__level__scheme", "uploaded_by"),
        action=Action.HANDLE,
        roles=(KEEPER, SECRECY_OFFICE),
        order=("uploaded_at", "id"),
        begin="imports.ledger.uploaded",
        empty=_("这里列出从旧登记簿导入的每一个文件。点“上传旧簿”，选一个 Excel 文件开始。"),
        choices=(
            Choice("written", _("已导入"), lambda rows: rows.filter(state=Ledger.State.DONE)),
            Choice("undone", _("已撤销"), lambda rows: rows.filter(undoing__isnull=False)),
        ),
        columns=(
            Column(_("文件"), str, "title", opens=True),
            Column(_("导入到"), lambda ledger: ledger.importer.title),
            Column(_("进度"), lambda ledger: ledger.get_state_display()),
            Column(_("已写入"), lambda ledger: ledger.written, "number"),
            Column(_("上传人"), lambda ledger: ledger.uploaded_by),
            Column(_("上传时间"), lambda ledger: ledger.uploaded_at, "time"),
        ),
    )
)
