from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import (
    Citation,
    OuterRule,
    RegimeDocument,
    RegimeVersion,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

RANK = RegimeDocument.Rank

register(
    Register(
        code="organisation.document",
        title=_("保密制度"),
        rows=lambda: RegimeDocument.objects.prefetch_related("versions"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("added_at", "id"),
        begin="organisation.document.added",
        level_of=lambda row: "",
        empty=_("这里列出本单位的保密制度。保密办“登记保密制度”、起草并经批准后施行。"),
        choices=(
            Choice("basic", RANK.BASIC.label, lambda rows: rows.filter(rank=RANK.BASIC)),
            Choice("second", RANK.SECOND.label, lambda rows: rows.filter(rank=RANK.SECOND)),
            Choice("special", RANK.SPECIAL.label, lambda rows: rows.filter(rank=RANK.SPECIAL)),
        ),
        columns=(
            Column(_("名称"), lambda row: row.title, "title", opens=True),
            Column(_("编号"), lambda row: row.number, "code", code="number"),
            Column(_("级别"), lambda row: row.get_rank_display(), code="rank"),
            Column(_("版本"), lambda row: len(row.versions.all()), "number", code="versions"),
            Column(_("登记时间"), lambda row: row.added_at, "time", code="added"),
        ),
    )
)

register(
    Register(
        code="organisation.version",
        title=_("制度版本"),
        rows=lambda: RegimeVersion.objects.select_related("document"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        level_of=lambda row: "",
        empty=_("这里列出各项制度的各个版本。保密办在制度页“起草新版”后会出现在这里。"),
        choices=(
            Choice("now", _("施行中"), lambda rows: rows.in_force_at(timezone.now())),
            Choice("draft", _("待批准"), lambda rows: rows.filter(approved_at__isnull=True)),
        ),
        columns=(
            Column(_("名称"), str, "title", opens=True),
            Column(_("编号"), lambda row: row.document.number, "code", code="number"),
            Column(_("状态"), lambda row: row.stands_at(timezone.now()), code="state"),
            Column(_("印发日期"), lambda row: row.issued_on, code="issued"),
            Column(_("施行日期"), lambda row: timezone.localdate(row.since), code="since"),
            Column(_("复审日期"), lambda row: row.review_on, code="review"),
        ),
    )
)

register(
    Register(
        code="organisation.outer-rule",
        title=_("外部法规"),
        rows=lambda: OuterRule.objects.all(),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("added_at", "id"),
        begin="organisation.outer-rule.entered",
        level_of=lambda row: "",
        empty=_("这里列出上级的法律、法规和规定。保密办“法规入库”后会出现在这里。"),
        choices=(
            Choice("now", _("有效"), lambda rows: rows.filter(superseded_on__isnull=True)),
            Choice("lost", _("失效"), lambda rows: rows.filter(superseded_on__isnull=False)),
            Choice("cited", _("引用了失效条文"), lambda rows: rows.filter(_still_cited())),
        ),
        columns=(
            Column(_("名称"), str, "title", opens=True),
            Column(_("制定机关"), lambda row: row.agency, code="agency"),
            Column(_("文号"), lambda row: row.number, code="number"),
            Column(_("效力"), lambda row: row.force, code="force"),
            Column(_("公布日期"), lambda row: row.published_on, code="published"),
            Column(_("施行日期"), lambda row: row.effective_on, code="effective"),
            Column(_("失效日期"), lambda row: row.superseded_on, code="superseded"),
        ),
    )
)


def _still_cited() -> Exists:
    rows = Citation.objects.filter(outer=OuterRef("pk"), ended_at__isnull=True)
    return Exists(rows.filter(outer__superseded_on__lte=timezone.localdate()))
