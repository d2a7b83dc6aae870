"""The page of a file that is to be taken in: what is wrong with it, and what it would bring."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.training.models import Batch, Question, TrainingRecord
from jiyao.domains.training.procedures.importing import staged_in
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact

SHOWN = 100


def batch(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the dry run of a file; of a question its key is left out."""
    rows = Batch.objects.select_related("course", "uploaded_by")
    record = open_row(request, "training.batch", rows, ref)
    facts = [
        Fact(_("文件"), record.file_name),
        Fact(_("导入到"), record.course or record.get_kind_of_display()),
        Fact(_("上传人"), record.uploaded_by),
        Fact(_("上传时间"), record.uploaded_at),
    ]
    standing = [
        Fact(_("状态"), record.state),
        Fact(_("可导入"), _("%d 行") % record.good),
        Fact(_("有错，不导入"), _("%d 行") % record.faulty),
    ]
    if record.written is not None:
        standing.append(Fact(_("已写入"), _("%d 行") % record.written))
    sections = [_faults(record)]
    if record.closed_at is None:
        sections.append(_preview(record))
    return plain_page(request, record, str(record), facts, standing, sections)


def _faults(record: Batch) -> Section:
    lines = [(*fault, "") for fault in record.faults[:SHOWN]]
    heads = [(_("行"), "number"), (_("栏目"), "text"), (_("问题"), "title")]
    title = _("有问题的行")
    if len(record.faults) > SHOWN:
        title = _("有问题的行（先列 %(some)d 处，共 %(all)d 处）") % {
            "some": SHOWN,
            "all": len(record.faults),
        }
    return section(title, heads, lines, _("没有发现问题。"))


def _preview(record: Batch) -> Section:
    rows: list[Any] = []
    with suppress(InvalidTag):
        rows = staged_in(record)[:SHOWN]
    title = _("将要导入的前 %d 行") % SHOWN if record.good > SHOWN else _("将要导入")
    if record.kind_of == Batch.Kind.QUESTIONS:
        kinds = dict(Question.Kind.choices)
        asked = [(n, v["text"], kinds[v["kind"]], len(v["options"]), "") for n, v in rows]
        heads = [(_("行"), "number"), (_("题干"), "title"), (_("题型"), "text")]
        return section(title, [*heads, (_("选项数"), "number")], asked, _("没有可导入的行。"))
    forms = dict(TrainingRecord.Form.choices)
    lines = [
        (n, v["title"], v["person"][1], v["day"], forms[v["form"]], in_hours(v["minutes"]), "")
        for n, v in rows
    ]
    heads = [
        (_("行"), "number"), (_("内容"), "title"), (_("人员"), "text"), (_("日期"), "code"),
        (_("形式"), "text"), (_("学时"), "number"),
    ]  # fmt: skip
    return section(title, heads, lines, _("没有可导入的行。"))
