from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import WasteBag
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="carriers.waste-bag",
        title=_("废纸销毁登记"),
        rows=lambda: WasteBag.objects.select_related(
            "label__level__scheme", "bagged_by", "destroyed_by", "witness", "place"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("bagged_at", "id"),
        begin="carriers.waste-bag.sealed",
        empty=_("这里列出封口的废纸袋和销毁日期。机要员“登记废纸袋”后会出现在这里。"),
        choices=(
            Choice("waiting", _("待销毁"), lambda rows: rows.waiting()),
            Choice(
                "overdue",
                _("超期未销毁"),
                lambda rows: rows.waiting().filter(due_at__lt=timezone.now()),
            ),
        ),
        columns=(
            Column(_("最高密级"), lambda bag: bag.label.level, "mark"),
            Column(_("袋号"), str, "code", opens=True),
            Column(_("产生部门"), lambda bag: bag.origin),
            Column(_("装袋人"), lambda bag: bag.bagged_by),
            Column(_("装袋"), lambda bag: bag.bagged_at, "time"),
            Column(
                _("销毁期限"), lambda bag: bag.due_at, "due", closed=lambda b: bool(b.destroyed_at)
            ),
            Column(_("销毁地点"), lambda bag: bag.place),
            Column(_("监销人"), lambda bag: bag.witness),
            Column(_("销毁"), lambda bag: bag.destroyed_at, "time"),
        ),
    )
)
