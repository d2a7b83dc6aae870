from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Kind, State, Submission, SubmissionContent
from jiyao.domains.release.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.regime.citations import carries_out
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

carries_out("jiyao.domains.release.figures", "PUB-10", "PUB-13")

FOUND_BY = (
    searched(Submission, numbers=("number",)),
    searched(SubmissionContent, words=("title",), key="submission"),
)

register(
    Register(
        code="release.submission",
        title=_("发布审查登记"),
        rows=lambda: Submission.objects.select_related("label__level__scheme", "author__unit"),
        action=Action.HANDLE,
        roles=(STAFF,),
        order=("made_at", "id"),
        begin="release.submission.begun",
        paper="release.submission-book",
        enrich=add_titles,
        empty=_("这里列出拟公开、发布、提供的信息和它们的审查进度。“提出发布审查”后会出现在这里。"),
        choices=(
            Choice("open", _("审查中"), lambda rows: rows.under_way(), counted=True),
            Choice("approved", _("待发布"), lambda rows: rows.to_publish(), counted=True),
            Choice("out", _("已发布"), lambda rows: rows.filter(state=State.PUBLISHED)),
            Choice("withdrawn", _("已撤下"), lambda rows: rows.filter(state=State.WITHDRAWN)),
            Choice("refused", _("不予发布"), lambda rows: rows.filter(state=State.REFUSED)),
            Choice("internal", _("内部刊物"), lambda rows: rows.filter(kind_of=Kind.INTERNAL)),
        ),
        search={"id": FOUND_BY},
        columns=(
            Column(_("密级"), lambda row: row.label.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("信息名称"), lambda row: row.title, "title"),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("拟发布的位置"), lambda row: row.place, code="place"),
            Column(_("作者"), lambda row: row.author, "person", code="author"),
            Column(_("部门"), lambda row: row.author.unit, code="unit", shown=False),
            Column(_("提出时间"), lambda row: row.made_at, "time", code="made"),
            Column(_("进度"), lambda row: row.get_state_display(), "badge", code="state"),
        ),
    )
)
