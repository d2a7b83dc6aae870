from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Publication, Publisher
from jiyao.domains.release.registers.submissions import FOUND_BY
from jiyao.domains.release.titles import add_titles_behind
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE, STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="release.publication",
        title=_("信息发布登记"),
        rows=lambda: Publication.objects.select_related(
            "label__level__scheme", "submission", "version", "published_by"
        ),
        action=Action.HANDLE,
        roles=(STAFF,),
        order=("published_at", "id"),
        paper="release.publication-book",
        enrich=add_titles_behind,
        search={"submission": FOUND_BY},
        empty=_(
            "这里列出已经发布的信息：谁在何时何处发布了审定的哪一稿。发布员“发布”后会出现在这里。"
        ),
        choices=(
            Choice("out", _("在发布"), lambda rows: rows.out()),
            Choice("late", _("复查超期"), lambda rows: rows.late(timezone.now()), counted=True),
            Choice("withdrawn", _("已撤下"), lambda rows: rows.exclude(withdrawn_at=None)),
        ),
        columns=(
            Column(_("密级"), lambda row: row.label.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("信息名称"), lambda row: row.submission.title, "title"),
            Column(_("发布位置"), lambda row: row.place, code="place"),
            Column(_("稿次"), lambda row: row.version.number, "number", code="version"),
            Column(_("发布人"), lambda row: row.published_by, "person", code="by"),
            Column(_("发布时间"), lambda row: row.published_at, "time", code="at"),
            Column(
                _("应复查"),
                lambda row: row.recheck_at,
                "due",
                code="recheck",
                closed=lambda row: row.withdrawn_at is not None,
            ),
            Column(_("撤下时间"), lambda row: row.withdrawn_at, "time", code="withdrawn"),
        ),
    )
)

register(
    Register(
        code="release.publisher",
        title=_("发布员"),
        rows=lambda: Publisher.objects.select_related("person__unit", "set_by"),
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("since", "id"),
        begin="release.publisher.named",
        level_of=lambda row: "",
        empty=_("还没有指定发布员。保密办“指定发布员”后，审定的信息才有人上传。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.filter(until=None)),),
        columns=(
            Column(_("发布员"), lambda row: row.person, "person", opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("负责的网站、栏目或渠道"), lambda row: row.channel, "title", code="channel"),
            Column(_("指定时间"), lambda row: row.since, "time", code="since"),
            Column(_("终止时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)
