"""Reasons not to let words go to another body: they are to name nothing that is secret (ORG-16)."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.declared import names_a_record
from jiyao.domains.reporting.files import Sent
from jiyao.domains.reporting.marks import bears_mark
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

INSTEAD = _("只写数量、时间和做法；需要说明具体事项的，另按机要渠道行文")


def judge(text: str) -> Refusal | None:
    """Return the refusal of a text that bears a mark or names a record, without saying which."""
    if bears_mark(text):
        return Refusal(_("文字里带有密级标志"), INSTEAD)
    if names_a_record(text):
        return Refusal(_("文字里写有登记在册的文件、事项的标题或者编号"), INSTEAD)
    return None


@rule("ORG-16")
def findings_name_nothing_secret(findings: str) -> Refusal | None:
    return judge(findings)


@rule("ORG-16")
def answer_names_nothing_secret(answer: str) -> Refusal | None:
    return judge(answer)


@rule("ORG-16")
def words_that_came_bear_no_mark(file: Sent) -> Refusal | None:
    said = f"{file.data.get('findings', '')}\n{file.data.get('answer', '')}"
    if file.fault or not bears_mark(said):
        return None
    return Refusal(_("文件的文字里带有密级标志"), _("请退回对方；涉密内容另按机要渠道行文"))
