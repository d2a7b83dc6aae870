"""Reasons not to copy, nor to close a copying (CPY-01 to CPY-10)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import is_top_secret
from jiyao.domains.carriers.settings import COPY_APPROVER, COPY_NEVER, COPY_TOP_SECRET, YES
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Copying, MadeCopy, Outgoing, Place
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person


@rule("CPY-02")
def copying_is_not_forbidden(copy: "Copy") -> Refusal | None:
    if not copy.document.copying_forbidden:
        return None
    return Refusal(_("此件标明不准翻印、复制"), _("确需使用的，请借阅原件或向制发机关申请加印"))


@rule("CPY-02", "CPY-01")
def level_may_be_copied(copy: "Copy", at: datetime) -> Refusal | None:
    never = COPY_NEVER.at(at, copy.level) == YES
    if not never and not (is_top_secret(copy.level) and COPY_TOP_SECRET.at(at) == "forbidden"):
        return None
    return Refusal(
        _("按本单位制度，%(level)s一律不复制") % {"level": copy.level},
        _("请在机要室阅看原件"),
    )


def needs_consent(level: "Level", at: datetime) -> bool:
    """Whether the body that issued something of this level has to agree to its copying."""
    return is_top_secret(level) or COPY_APPROVER.at(at, level) == "issuing_organ"


@rule("CPY-01")
def issuer_has_consented(copy: "Copy", consent: str, at: datetime) -> Refusal | None:
    if consent or not needs_consent(copy.level, at):
        return None
    return Refusal(
        _("复制%(level)s须经原制发机关同意") % {"level": copy.level},
        _("请填写制发机关同意的文号"),
    )


@rule("CPY-04")
def some_are_wanted(number: int) -> Refusal | None:
    if number > 0:
        return None
    return Refusal(_("复制份数应大于零"))


@rule("CPY-04")
def no_more_than_approved(number: int, made: int) -> Refusal | None:
    if 0 < made <= number:
        return None
    return Refusal(
        _("批准 %(number)d 份，不能制作 %(made)d 份") % {"number": number, "made": made},
        _("多印的请作废页登记并销毁；确需增加的另行报批"),
    )


@rule("CPY-05")
def waste_is_destroyed(spoilt: int, destroyed: int) -> Refusal | None:
    if spoilt == destroyed:
        return None
    return Refusal(
        _("废页 %(spoilt)d 张，已销毁 %(destroyed)d 张")
        % {"spoilt": spoilt, "destroyed": destroyed},
        _("废页全部销毁后才能完成复制登记"),
    )


@rule("CPY-06")
def place_may_copy(copy: "Copy", place: "Place") -> Refusal | None:
    return unfit_device(copy.level, place)


@rule("CPY-06", "CPY-08", "CPY-09")
def run_is_printed_where_it_may(
    outgoing: "Outgoing", place: "Place", by: "Person"
) -> Refusal | None:
    level = outgoing.label.level
    return unfit_device(level, place) or not_its_keeper(level, place, by)


@rule("CPY-06", "CPY-08", "CPY-09")
def compiled_where_it_may(level: "Level", place: "Place", by: "Person") -> Refusal | None:
    return unfit_device(level, place) or not_its_keeper(level, place, by)


def unfit_device(level: "Level", place: "Place") -> Refusal | None:
    """Return why nothing of a level may be printed or copied in a place, if so."""
    if place.kind_of not in ("copying", "room"):
        return Refusal(
            _("%(place)s 不是文印室或定点复制单位") % {"place": place},
            _("请在内部文印室或定点单位复制"),
        )
    if place.is_rated_for(level):
        return None
    return Refusal(
        _("%(place)s 达不到%(level)s的保密条件") % {"place": place, "level": level},
        _("请改在密级相当的处所复制"),
    )


@rule("CPY-09")
def copier_is_run_by_its_keeper(copy: "Copy", place: "Place", by: "Person") -> Refusal | None:
    return not_its_keeper(copy.level, place, by)


def not_its_keeper(level: "Level", place: "Place", by: "Person") -> Refusal | None:
    """Return why `by` may not run the device in a place for matter of a level, if so."""
    if place.keeper_id == by.pk:
        return None
    if place.keeper_id:
        return Refusal(
            _("%(place)s 的复印机由 %(who)s 专管，他人不得自行复印")
            % {"place": place, "who": place.keeper},
            _("请交专人复制并由其登记"),
        )
    if place.kind_of == "room" or not level.scheme.starred:
        return None
    return Refusal(
        _("%(place)s 的复印机没有指定专人") % {"place": place},
        _("请保密办重新登记处所并指定复印机专人"),
    )


@rule("CPY-07")
def meeting_copies_bear_their_mark(copy: "Copy", meeting: str, marked: bool) -> Refusal | None:
    if marked or not (meeting.strip() or copy.document.is_of_a_meeting):
        return None
    return Refusal(
        _("会议文件的复制件没有逐份标明密级"),
        _("请在每份复制件首页标明%(level)s后再登记") % {"level": copy.level},
    )


@rule("CPY-10")
def recall_is_later(recall: date, at: datetime) -> Refusal | None:
    if at_closing(recall) > at:
        return None
    return Refusal(_("复制件的收回期限已经过去"), _("请填写今后的日期"))


@rule("CPY-10")
def copying_is_open(copying: "Copying") -> Refusal | None:
    if copying.closed_at is None:
        return None
    return Refusal(_("这次复制已经办结"))


@rule("CPY-10")
def kept_are_unsettled(copying: "Copying", kept: list["MadeCopy"]) -> Refusal | None:
    if not kept:
        return Refusal(_("没有选择要留存的复制件"), _("请勾选确需留存的份"))
    open_ones = set(copying.unsettled().values_list("pk", flat=True))
    beyond = [each for each in kept if each.pk not in open_ones]
    if not beyond:
        return None
    return Refusal(_("%(copy)s 不是这次复制中尚未处理的份") % {"copy": beyond[0]}, _("请逐份核对"))


@rule("CPY-10")
def every_copy_is_settled(copying: "Copying") -> Refusal | None:
    left = [str(each) for each in copying.unsettled()]
    if not left:
        return None
    return Refusal(
        _("还有 %(count)d 份复制件没有归档、销毁或批准留存：%(copies)s")
        % {"count": len(left), "copies": "、".join(left[:5])},
        _("请收回后归档或造册销毁；确需留存的申请“复制件留存”"),
    )
