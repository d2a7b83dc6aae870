from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Leaving, Release
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

SOON = timedelta(days=90)

register(
    Register(
        code="personnel.leaving",
        title=_("离岗离职"),
        rows=lambda: Leaving.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("began_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出离岗离职的办理。在人员档案中“发起离岗离职”后会出现在这里。"),
        choices=(
            Choice("open", _("办理中"), lambda rows: rows.open(), counted=True),
            Choice("approved", _("已批准"), lambda rows: rows.filter(outcome="approved")),
            Choice("withdrawn", _("已撤销"), lambda rows: rows.filter(outcome="withdrawn")),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("离岗方式"), lambda row: row.get_way_display(), code="way"),
            Column(_("所离岗位"), lambda row: row.posts, "title", code="posts"),
            Column(_("涉密类别"), lambda row: row.category.label, code="category"),
            Column(_("状态"), lambda row: row.get_outcome_display(), code="outcome"),
            Column(_("发起时间"), lambda row: row.began_at, "time", code="began"),
        ),
    )
)

register(
    Register(
        code="personnel.release",
        title=_("脱密期人员"),
        rows=lambda: Release.objects.select_related("person__unit", "supervisor"),
        search=BY_PERSON,
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("since", "id"),
        level_of=lambda row: "",
        empty=_("这里列出脱密期内的人、责任单位和联系人。批准离岗后会出现在这里。"),
        choices=(
            Choice("running", _("脱密期内"), lambda rows: rows.running(), counted=True),
            Choice("ending", _("90 天内到期"), lambda rows: rows.ending_by(timezone.now() + SOON)),
            Choice("released", _("已解除"), lambda rows: rows.exclude(released_at=None)),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("涉密类别"), lambda row: row.category.label, code="category"),
            Column(_("责任单位"), lambda row: row.body_in_words, "title", code="body"),
            Column(_("联系人"), lambda row: row.supervisor, code="supervisor"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(
                _("至"),
                lambda row: row.until,
                "due",
                code="until",
                closed=lambda row: bool(row.released_at),
            ),
            Column(_("状态"), lambda row: row.state_at(timezone.now()), code="state"),
        ),
    )
)
