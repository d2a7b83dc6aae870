from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import CatalogueLine, GroupMember, Officer
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import (
    CLASSIFIER,
    KEEPER,
    LEADER,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    STAFF,
)
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

DECIDING = (SECRECY_OFFICE, OFFICE_HEAD, LEADER, CLASSIFIER)

register(
    Register(
        code="classification.line",
        title=_("保密事项目录"),
        rows=lambda: CatalogueLine.objects.select_related("level__scheme", "label__level__scheme"),
        action=Action.HANDLE,
        roles=(*DECIDING, KEEPER, STAFF),
        order=("since", "id"),
        begin="classification.line.entered",
        paper="classification.catalogue",
        level_of=lambda line: line.level.trail_code,
        empty=_("这里列出本单位产生哪些秘密事项、定什么密级。保密办“增加目录条目”后会出现在这里。"),
        choices=(
            Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已停用"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("密级"), lambda line: line.level.mark(line.period), "code"),
            Column(_("事项"), str, "title", opens=True),
            Column(_("产生部门或岗位"), lambda line: line.unit),
            Column(_("依据"), lambda line: line.basis),
            Column(_("自"), lambda line: line.since, "time"),
            Column(_("至"), lambda line: line.until, "time"),
        ),
    )
)

register(
    Register(
        code="classification.officer",
        title=_("定密责任人"),
        rows=lambda: Officer.objects.select_related("person__unit", "level__scheme"),
        action=Action.HANDLE,
        roles=DECIDING,
        order=("since", "id"),
        begin="classification.officer.appointed",
        level_of=lambda row: "",
        empty=_("这里列出可以审核定密的人和权限。保密办“任命定密责任人”后会出现在这里。"),
        choices=(Choice("now", _("在任"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("定密责任人"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit),
            Column(_("类别"), lambda row: row.get_kind_of_display()),
            Column(_("最高密级"), lambda row: row.level),
            Column(_("任命文号"), lambda row: row.basis),
            Column(_("培训有效期至"), lambda row: row.trained_until, "time"),
            Column(_("状态"), lambda row: row.standing(timezone.now(), timezone.localdate())),
        ),
    )
)

register(
    Register(
        code="classification.member",
        title=_("定密工作小组"),
        rows=lambda: GroupMember.objects.holding_at(timezone.now()).select_related("person__unit"),
        action=Action.HANDLE,
        roles=DECIDING,
        order=("since", "id"),
        begin="classification.member.named",
        level_of=lambda row: "",
        empty=_("这里列出定密工作小组成员。保密办“指定小组成员”后会出现在这里。"),
        columns=(
            Column(_("成员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit),
            Column(_("小组职务"), lambda row: row.duty),
            Column(_("自"), lambda row: row.since, "time"),
        ),
    )
)
