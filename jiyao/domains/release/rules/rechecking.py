"""Reasons not to recheck or withdraw: not out any more, not one's own (PUB-09)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import Publication
    from jiyao.domains.release.screening.handing import HandedIn


@rule("PUB-09")
def it_is_still_out(publication: "Publication") -> Refusal | None:
    return None if publication.withdrawn_at is None else Refusal(_("已经撤下"))


@rule("PUB-09")
def one_answers_for_it(publication: "Publication", by: Person, at: datetime) -> Refusal | None:
    answering = (publication.published_by_id, publication.submission.author_id)
    if by.pk in answering or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(_("由发布人、作者或保密办办理"), _("发现问题请立即告知其中一人"))


@rule("PUB-09")
def something_is_looked_at(files: list["HandedIn"]) -> Refusal | None:
    if not files:
        return Refusal(_("没有复查的内容"), _("请粘贴现在网上的全文，或选择下载的文件"))
    if any(each.screened is None for each in files):
        return Refusal(_("有的文件没有筛查完"), _("请分开或换成文字后再复查"))
    return None
