from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Project
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, LEADER, OFFICE, STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="classification.project",
        title=_("新立项目"),
        rows=lambda: Project.objects.select_related("label__level__scheme", "unit"),
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER, CLASSIFIER, STAFF),
        order=("registered_at", "id"),
        begin="classification.project.registered",
        empty=_("这里列出立了哪些新项目、新产品，目录为它们修订了没有。登记后会出现在这里。"),
        choices=(
            Choice("open", _("目录待修订"), lambda rows: rows.unsettled(), counted=True),
            Choice(
                "late",
                _("超期未修订"),
                lambda rows: rows.unsettled().filter(due_at__lt=timezone.now()),
                counted=True,
            ),
            Choice("settled", _("已修订"), lambda rows: rows.exclude(settled_at=None)),
        ),
        columns=(
            Column(_("密级"), lambda project: project.label.level, "mark"),
            Column(_("项目编号"), lambda project: project.number, "code", opens=True),
            Column(_("项目代号"), lambda project: project.name, "title", code="name"),
            Column(_("承担部门"), lambda project: project.unit, code="unit"),
            Column(_("立项日期"), lambda project: project.approved_on, "time", code="approved"),
            Column(_("目录应修订"), lambda project: project.due_at, "due", code="due"),
            Column(_("目录修订结果"), lambda project: project.get_outcome_display(), code="what"),
            Column(_("修订时间"), lambda project: project.settled_at, "time", code="settled"),
        ),
    )
)
