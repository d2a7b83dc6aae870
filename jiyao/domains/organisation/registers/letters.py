from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Letter
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.letter",
        title=_("保密责任书"),
        rows=lambda: Letter.objects.select_related("person", "unit", "giver", "text"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("issued_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出逐级签订的责任书。领导在“责任落实”页下达部门责任书后会出现在这里。"),
        choices=(
            Choice("unsigned", _("未签"), lambda rows: rows.filter(signed_at__isnull=True)),
            Choice(
                "overdue",
                _("超期"),
                lambda rows: rows.filter(signed_at__isnull=True, due_at__lt=timezone.now()),
            ),
            Choice("units", _("单位与部门"), lambda rows: rows.filter(layer=Letter.Layer.UNIT)),
            Choice("people", _("部门与个人"), lambda rows: rows.filter(layer=Letter.Layer.PERSON)),
        ),
        columns=(
            Column(_("责任书"), str, "title", opens=True),
            Column(_("年度"), lambda row: row.year, "number", code="year"),
            Column(_("部门"), lambda row: row.unit, code="unit"),
            Column(_("签发人"), lambda row: row.giver, code="giver"),
            Column(_("签订人"), lambda row: row.person, code="person"),
            Column(
                _("签订期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.signed_at is not None,
            ),
            Column(_("签订时间"), lambda row: row.signed_at, "time", code="signed"),
        ),
    )
)
