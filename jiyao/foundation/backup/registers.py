from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import AUDIT, SYSTEM
from jiyao.foundation.backup.models import Archive
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="backup.archive",
        title=_("备份登记簿"),
        rows=lambda: Archive.objects.all(),
        action=Action.KNOW,
        roles=(SYSTEM, AUDIT),
        order=("made_at", "id"),
        empty=_("这里列出做过的备份。在服务器上运行 jiyao backup 后，备份就会出现在这里。"),
        choices=(
            Choice("unverified", _("未核验"), lambda rows: rows.filter(verified_at=None)),
            Choice("verified", _("已核验"), lambda rows: rows.verified()),
        ),
        columns=(
            Column(_("备份时间"), lambda a: a.made_at, "time"),
            Column(_("文件名"), lambda a: a.name, "code"),
            Column(_("字节数"), lambda a: a.size, "number"),
            Column(_("核验时间"), lambda a: a.verified_at, "time"),
            Column(_("含密钥"), lambda a: _("含") if a.with_keys else _("不含")),
            Column(_("SHA-256（前 16 位）"), lambda a: a.sha256[:16], "code"),
        ),
        level_of=lambda archive: "none",
    )
)
