"""Reasons not to lend a copy, nor to write excerpts of it (BOR-01 to BOR-05)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import is_top_secret
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules.circulating import may_be_handed
from jiyao.domains.carriers.settings import BORROW_TOP_SECRET, EXCERPT, VOLUME_OUT
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Excerpt, Place
    from jiyao.foundation.people.models import Person

LONGEST = 90
READING_PLACES = ("room", "reading")


@rule("BOR-01")
def top_secret_may_be_lent(copy: "Copy", at: datetime) -> Refusal | None:
    if not is_top_secret(copy.level) or BORROW_TOP_SECRET.at(at) != "none":
        return None
    return Refusal(_("本单位绝密件不办理借阅"), _("请列入传阅，在机要室阅看"))


@rule("BOR-01", "SYS-02")
def borrower_may_read(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    return may_be_handed(copy, to, at)


@rule("BOR-01")
def purpose_is_given(purpose: str) -> Refusal | None:
    if purpose.strip():
        return None
    return Refusal(_("没有写明借用事由"), _("请写明因何工作借用"))


@rule("BOR-04")
def period_is_limited(days: int) -> Refusal | None:
    if 1 <= days <= LONGEST:
        return None
    return Refusal(
        _("期限须在 1 至 %(longest)d 天之间") % {"longest": LONGEST},
        _("到期仍需使用的，归还后重新办理"),
    )


@rule("BOR-04")
def copy_is_not_passed_on(copy: "Copy") -> Refusal | None:
    if copy.holder_id is None:
        return copies.copy_is_in_the_room(copy=copy)
    return Refusal(
        _("此份现在 %(who)s 手里，不得转借") % {"who": copy.holder},
        _("请先收回机要室清点，再借给下一位"),
    )


@rule("BOR-02")
def it_is_read_in_the_reading_place(place: "Place") -> Refusal | None:
    if place.kind_of in READING_PLACES:
        return None
    return Refusal(
        _("%(place)s 不是阅览处所，借阅只能在机要室或阅览室查阅") % {"place": place},
        _("确需带出的，另行报请领导批准例外"),
    )


@rule("BOR-02")
def it_may_leave_the_reading_place(copy: "Copy", at: datetime) -> Refusal | None:
    if VOLUME_OUT.at(at) == "never":
        return Refusal(_("本单位规定借阅件一律不得带出阅览处所"), _("请在机要室或阅览室查阅"))
    if is_top_secret(copy.level):
        return Refusal(_("绝密件不得带出阅览处所"), _("请在机要室查阅"))
    return None


@rule("BOR-02")
def exception_is_explained(exception: str) -> Refusal | None:
    if exception.strip():
        return None
    return Refusal(_("没有写明带出阅览处所的理由"), _("例外须有理由，由领导批准"))


@rule("BOR-05")
def top_secret_stays(copy: "Copy") -> Refusal | None:
    if not is_top_secret(copy.level):
        return None
    return Refusal(_("绝密件一律不借给外单位"), _("请对方商请制发机关"))


@rule("BOR-05")
def letter_is_shown(letter: str) -> Refusal | None:
    if letter.strip():
        return None
    return Refusal(_("没有登记介绍信号"), _("外单位凭介绍信借用"))


@rule("BOR-05")
def copy_is_with_another_body(copy: "Copy") -> Refusal | None:
    if copy.open_outside_loan() is not None:
        return None
    return Refusal(_("此份没有借给外单位"), _("请核对编号"))


@rule("BOR-03")
def excerpts_are_allowed(copy: "Copy", at: datetime) -> Refusal | None:
    if EXCERPT.at(at) == "forbidden":
        return Refusal(_("本单位规定不得摘抄"), _("请在阅览处所阅看"))
    if is_top_secret(copy.level):
        return Refusal(_("绝密件不得摘抄"), _("确需摘抄的，商请制发机关同意"))
    return None


@rule("BOR-03")
def excerpter_borrows_the_copy(copy: "Copy", by: "Person") -> Refusal | None:
    leg = copy.open_leg()
    if leg and leg.kind_of == "loan" and leg.reader_id == by.pk:
        return None
    return Refusal(_("此份不在您的借阅之中"), _("请先办理借阅，由借阅人本人摘抄"))


@rule("BOR-03")
def notebook_is_numbered(notebook: str) -> Refusal | None:
    if notebook.strip():
        return None
    return Refusal(_("没有填保密本编号"), _("摘抄只能记在编号的保密本上"))


@rule("BOR-03")
def relevant_parts_are_named(pages: str, at: datetime) -> Refusal | None:
    if pages.strip() or EXCERPT.at(at) != "relevant_parts_checked_stamped":
        return None
    return Refusal(_("没有写明摘抄哪几页"), _("只能摘抄有关部分，请填页码"))


@rule("BOR-03")
def excerpt_is_unchecked(excerpt: "Excerpt") -> Refusal | None:
    if excerpt.checked_at is None:
        return None
    return Refusal(_("这份摘抄已经审核盖章"))


@rule("BOR-03")
def checker_is_another(excerpt: "Excerpt", by: "Person") -> Refusal | None:
    if excerpt.taker_id != by.pk:
        return None
    return Refusal(_("不得审核本人的摘抄"), _("请由另一位机要员审核"))


@rule("BOR-03")
def excerpts_are_checked(copy: "Copy", at: datetime) -> Refusal | None:
    if all(each.checked_at for each in copy.excerpts.all()):
        return None
    if EXCERPT.at(at) != "relevant_parts_checked_stamped":
        return None
    return Refusal(_("借阅人的摘抄还没有审核盖章"), _("请先审核摘抄，再收回原件"))
