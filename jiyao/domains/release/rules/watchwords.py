"""Reasons not to change what is looked for and asked (PUB-05, PUB-06)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Watchword
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import Prohibition

MOST_AT_ONCE = 5000


@rule("PUB-05")
def there_are_new_words(words: list[tuple[str, str]], at: datetime) -> Refusal | None:
    if len(words) > MOST_AT_ONCE:
        return Refusal(_("一次最多登记 %d 个词") % MOST_AT_ONCE, _("请分几次登记"))
    rows = Watchword.objects.holding_at(at)
    if {word for word, _grade in words} - set(rows.values_list("word", flat=True)):
        return None
    return Refusal(_("没有新的词：所列的都已登记"), _("需改等级的，先停用再登记"))


@rule("PUB-05")
def word_holds(watchword: "Watchword") -> Refusal | None:
    return None if watchword.until is None else Refusal(_("已经停用"))


@rule("PUB-06")
def prohibition_holds(prohibition: "Prohibition") -> Refusal | None:
    return None if prohibition.until is None else Refusal(_("已经停用"))
