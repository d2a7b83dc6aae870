from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.organisation.models.posts import CORE, GENERAL, IMPORTANT, category_of
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import (
    HEAD,
    LEADER,
    OFFICE_HEAD,
    PERSONNEL,
    SECRECY_OFFICE,
)
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

SEEING = (PERSONNEL, SECRECY_OFFICE, OFFICE_HEAD, LEADER, HEAD)

register(
    Register(
        code="organisation.post",
        title=_("涉密岗位"),
        rows=lambda: Post.objects.rated_at(timezone.now()).select_related("circle__parent", "unit"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.post.set-up",
        level_of=lambda row: "",
        empty=_("这里列出各岗位经常接触哪一级秘密、属于哪一类。人事部门“设置岗位”后会出现在这里。"),
        choices=(
            Choice("core", _("核心"), lambda rows: rows.filter(top__gte=CORE)),
            Choice(
                "important", _("重要"), lambda rows: rows.filter(top__gte=IMPORTANT, top__lt=CORE)
            ),
            Choice(
                "general", _("一般"), lambda rows: rows.filter(top__gte=GENERAL, top__lt=IMPORTANT)
            ),
            Choice("ended", _("已撤销"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("岗位"), str, "title", opens=True),
            Column(_("部门"), lambda row: row.unit or _("全单位"), code="unit"),
            Column(_("岗位类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("涉密类别"), lambda row: category_of(row.top or 0).label, code="category"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)
