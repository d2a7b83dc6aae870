"""Reasons not to correct what was booked (DOC-01, DOC-15, SYS-02)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.circulating import may_be_handed
from jiyao.domains.carriers.rules.marking import clean_period, not_marked_so
from jiyao.domains.classification.settings import LONGEST_YEARS
from jiyao.foundation.procedures.models import Correction
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Document
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person


COUNTS = ("declared", "counted")
CORRECTABLE = (
    *COUNTS,
    "remark",
    "sender",
    "sender_number",
    "courier",
    "period",
    "period_note",
    "amount",
    "enclosures",
    "code_title",
)


@rule("DOC-01")
def field_may_be_corrected(field: str) -> Refusal | None:
    if field in CORRECTABLE:
        return None
    return Refusal(_("此栏不能直接更正"), _("密级、编号、持有人的更正须第二人批准，请用相应事项"))


@rule("DOC-01", "DOC-15")
def count_is_not_booked_yet(document: "Document", field: str) -> Refusal | None:
    if field != "counted" or document.number is None:
        return None
    return Refusal(
        _("各份已经编号入账，份数随各份增减"),
        _("多登的到那一份的页上“作废多登记的一份”，漏登的“补登漏登的一份”"),
    )


def clean_value(document: "Document", field: str, value: str) -> Any:
    """Return `value` as the field keeps it. Raises ValidationError."""
    column = document._meta.get_field(field)
    clean = column.clean(value, document)  # type: ignore[union-attr]
    if field == "counted" and not clean:
        raise ValidationError(_("清点份数为零的没有可登记的文件"))
    return clean_period(clean) if field == "period" else clean


@rule("DOC-01")
def value_fits_the_field(document: "Document", field: str, value: str) -> Refusal | None:
    try:
        clean_value(document, field, value)
    except ValidationError as fault:
        return Refusal("；".join(fault.messages), _("请按此栏的格式填写"))
    return None


@rule("CLS-03", "CLS-06")
def period_stays_as_marked(
    document: "Document", field: str, value: str, at: datetime
) -> Refusal | None:
    if field != "period":
        return None
    level, start = document.label.level, timezone.localdate(document.received_at)
    if not level.scheme.starred:
        words = _("%(level)s不标保密期限") % {"level": level}
        return Refusal(words, _("密级登记错了的，请用“更正密级”"))
    years = LONGEST_YEARS.at(at, level)
    against = not_marked_so(value, document.period_note, level, start, years)
    return against and Refusal(against.reason, _("来文确是这样标的，先更正“期限说明”写明"))


@rule("DOC-01")
def number_was_given(document: "Document") -> Refusal | None:
    if document.number:
        return None
    return Refusal(_("此件还没有编号"), _("请先编号"))


@rule("DOC-15")
def number_was_never_used(document: "Document", number: str) -> Refusal | None:
    given = type(document)._base_manager.filter(number=number)
    if given.exists() or Correction.objects.filter(old=number).exists():
        return Refusal(_("收文号 %(number)s 已经用过") % {"number": number}, _("号码不重复使用"))
    return None


@rule("SYS-02")
def level_is_not_lowered(document: "Document", level: "Level") -> Refusal | None:
    booked = document.label.level
    if level.scheme_id == booked.scheme_id and level.rank > booked.rank:
        return None
    return Refusal(
        _("更正只能改为同一体系的更高密级，现为%(level)s") % {"level": booked},
        _("降低密级须由定密责任人作出定密决定"),
    )


@rule("DOC-15")
def holder_differs(copy: "Copy", holder: "Person") -> Refusal | None:
    if copy.holder_id != holder.pk:
        return None
    return Refusal(_("登记的持有人就是 %(who)s") % {"who": holder})


@rule("CIR-05", "SYS-02")
def holder_may_read(copy: "Copy", holder: "Person", at: datetime) -> Refusal | None:
    return may_be_handed(copy, holder, at)
