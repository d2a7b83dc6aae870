"""Reasons to refuse a step of an import."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.imports.levels import level_of_staging
from jiyao.foundation.imports.touching import touched_since
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.imports.drafts import Draft
    from jiyao.foundation.imports.models import Ledger
    from jiyao.foundation.imports.touching import Inspection
    from jiyao.foundation.people.models import Person

NAMED = 8


@rule("SYS-02")
def importer_is_cleared(by: "Person", at: datetime) -> Refusal | None:
    level = level_of_staging(at)
    if level.pk in facts_of(by, at).levels:
        return None
    return Refusal(
        _("暂存的内容按%(level)s管理，您的涉密等级不足") % {"level": level},
        _("请由涉密等级相当的机要员导入"),
    )


@rule("DOC-01")
def ledger_is_a_draft(ledger: "Ledger") -> Refusal | None:
    if ledger.is_draft:
        return None
    return Refusal(_("这次导入已经确认或结束，不能再改"), _("需要重来的，请重新上传"))


@rule("DOC-01")
def draft_is_current(ledger: "Ledger", draft: "Draft") -> Refusal | None:
    return _current(ledger, draft.revision)


@rule("DOC-01")
def draft_can_be_read(draft: "Draft") -> Refusal | None:
    if not draft.lost:
        return None
    return Refusal(_("暂存的内容不能解开：系统密钥已更换"), _("请换一个文件，或放弃这次导入"))


@rule("DOC-01")
def what_is_confirmed_was_shown(ledger: "Ledger", revision: int) -> Refusal | None:
    return _current(ledger, revision)


@rule("DOC-01")
def headings_are_chosen(ledger: "Ledger") -> Refusal | None:
    if ledger.state != "uploaded":
        return None
    return Refusal(_("还没有选工作表和表头"), _("请先选表"))


@rule("DOC-01")
def ledger_is_checked(ledger: "Ledger") -> Refusal | None:
    if ledger.state == "checked":
        return None
    return Refusal(_("还没有检查过，不能确认导入"), _("请先选表、对应栏目"))


@rule("DOC-01")
def some_row_can_be_written(ledger: "Ledger") -> Refusal | None:
    if ledger.good:
        return None
    return Refusal(_("没有一行可以导入"), _("请改正错误，或重新对应栏目"))


@rule("DOC-01")
def faulty_rows_are_left_out_by_choice(ledger: "Ledger", leave_out: bool) -> Refusal | None:
    if leave_out or not ledger.faulty:
        return None
    return Refusal(
        _("还有 %(number)d 行有错") % {"number": ledger.faulty},
        _("请逐格改正；确实不导入这些行的，请勾选“有错的行不导入”"),
    )


@rule("DOC-01")
def ledger_is_being_written(ledger: "Ledger") -> Refusal | None:
    if ledger.state == "running":
        return None
    return Refusal(_("现在没有在导入"))


@rule("DOC-15")
def ledger_was_written(ledger: "Ledger") -> Refusal | None:
    if ledger.state == "done" and ledger.written:
        return None
    if ledger.state == "running":
        return Refusal(_("还在导入，不能撤销"), _("请等导入完成，或先停止导入"))
    return Refusal(_("没有可撤销的导入"))


@rule("DOC-15")
def nothing_was_done_with_it_since(ledger: "Ledger", inspection: "Inspection") -> Refusal | None:
    found = touched_since(ledger, inspection) if ledger.state == "done" else []
    if not found:
        return None
    names = "、".join(found[:NAMED])
    return Refusal(
        _("导入以后已有 %(number)d 件办过别的事：%(names)s")
        % {"number": len(found), "names": names},
        _("不能整批撤销；请对有误的件逐件更正"),
    )


def _current(ledger: "Ledger", revision: int) -> Refusal | None:
    if ledger.revision == revision:
        return None
    return Refusal(_("内容在另一个窗口里改过"), _("请刷新页面，看清后再办"))
