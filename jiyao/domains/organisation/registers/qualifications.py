from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Qualification, Undertaking
from jiyao.domains.organisation.registers.posts import SEEING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.qualification",
        title=_("保密资格"),
        rows=lambda: Qualification.objects.all(),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.qualification.booked",
        paper="organisation.qualification-book",
        level_of=lambda row: "",
        empty=_("这里列出本单位的保密资格证书和复审日期。保密办“登记保密资格”后会出现在这里。"),
        choices=(Choice("now", _("有效"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("证书编号"), lambda row: row.number, "title", opens=True),
            Column(_("资格等级"), lambda row: row.get_grade_display(), code="grade"),
            Column(_("发证机关"), lambda row: row.issuer, code="issuer"),
            Column(_("有效期自"), lambda row: row.since, "time", code="since"),
            Column(_("失效时间"), lambda row: row.until, "time", code="until"),
            Column(_("复审日期"), lambda row: row.review_on, code="review"),
        ),
    )
)

register(
    Register(
        code="organisation.undertaking",
        title=_("承接涉密任务"),
        rows=lambda: Undertaking.objects.select_related("level__scheme", "qualification"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.undertaking.taken-on",
        paper="organisation.undertaking-book",
        level_of=lambda row: "",
        empty=_("这里列出凭保密资格承接的涉密任务，只记代号。保密办“承接涉密任务”后会出现在这里。"),
        choices=(
            Choice("now", _("在办"), lambda rows: rows.filter(until=None)),
            Choice("done", _("已办结"), lambda rows: rows.exclude(until=None)),
        ),
        columns=(
            Column(_("任务代号"), lambda row: row.code_name, "title", opens=True),
            Column(_("委托单位"), lambda row: row.client, code="client"),
            Column(_("任务密级"), lambda row: row.level, code="level"),
            Column(_("所凭资格"), lambda row: row.qualification, code="qualification"),
            Column(_("承接时间"), lambda row: row.since, "time", code="since"),
            Column(_("任务期限"), lambda row: row.ends_on, code="ends_on"),
            Column(_("办结时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)
