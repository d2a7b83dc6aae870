from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.masking import masked
from jiyao.domains.personnel.models import Journey, Passport, PassportMove
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES, STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="personnel.journey",
        title=_("出国（境）"),
        rows=lambda: Journey.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("circulated_at", "id"),
        begin="personnel.journey.asked",
        level_of=lambda row: "",
        empty=_("这里列出出国（境）的申请、审批和返回报告。本人“申请出国（境）”后会出现在这里。"),
        choices=(
            Choice("open", _("审批中"), lambda rows: rows.undecided(), counted=True),
            Choice("unreported", _("未报告返回"), lambda rows: rows.to_be_reported(), counted=True),
            Choice(
                "away",
                _("境外"),
                lambda rows: rows.to_be_reported().filter(leaves_on__lte=timezone.localdate()),
            ),
        ),
        columns=(
            Column(_("申请人"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("目的地"), lambda row: row.destination, "title", code="destination"),
            Column(_("计划外出"), lambda row: row.leaves_on, code="leaves"),
            Column(_("计划返回"), lambda row: row.returns_on, code="returns"),
            Column(_("审批结果"), lambda row: row.get_outcome_display(), code="outcome"),
            Column(_("返回报告"), lambda row: row.reported_at, "time", code="reported"),
        ),
    )
)

register(
    Register(
        code="personnel.passport",
        title=_("出国（境）证件"),
        rows=lambda: Passport.objects.select_related("person__unit", "out_for"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("deposited_at", "id"),
        begin="personnel.passport.deposited",
        level_of=lambda row: "",
        empty=_("这里列出集中保管的出国（境）证件。人事部门“收存证件”后会出现在这里。"),
        choices=(
            Choice("out", _("已领出"), lambda rows: rows.exclude(out_for=None), counted=True),
        ),
        columns=(
            Column(_("持证人"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("证件种类"), lambda row: row.get_kind_of_display(), "title", code="kind"),
            Column(_("证件号码"), lambda row: masked(row.number), "code", code="number"),
            Column(_("有效期至"), lambda row: row.expires_on, code="expires"),
            Column(_("收存时间"), lambda row: row.deposited_at, "time", code="deposited"),
            Column(_("领出用于"), lambda row: row.out_for and row.out_for.destination, code="out"),
        ),
    )
)

register(
    Register(
        code="personnel.passport-move",
        title=_("证件收存领取登记"),
        rows=lambda: PassportMove.objects.select_related(
            "passport__person", "journey__person", "by"
        ),
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("at", "id"),
        level_of=lambda row: "",
        paper="personnel.passport-moves",
        empty=_("这里按时间列出证件的收存、领出和交回。"),
        columns=(
            Column(_("时间"), lambda row: row.at, "time"),
            Column(_("证件"), lambda row: row.passport, "title", opens=True),
            Column(_("事项"), lambda row: row.get_what_display(), code="what"),
            Column(_("用于"), lambda row: row.journey and row.journey.destination, code="journey"),
            Column(_("经办人"), lambda row: row.by, code="by"),
        ),
    )
)
