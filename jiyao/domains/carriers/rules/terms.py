"""Reasons not to take a word into the organisation's own lists (DOC-04, DOC-24)."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Term

SERIES = re.compile(r"[\u4e00-\u9fff]{1,10}")


@rule("DOC-04")
def series_is_well_formed(use: str, name: str) -> Refusal | None:
    if use != "series" or SERIES.fullmatch(name):
        return None
    return Refusal(
        _("机关代字只用汉字，不写年份、括号、序号，不超过十个字"), _("例如：青办发、青办函、青办密")
    )


@rule("DOC-04", "DOC-24")
def term_is_new(use: str, name: str, at: datetime) -> Refusal | None:
    terms = apps.get_model("carriers.term").objects
    rows = terms.all() if use == "series" else terms.holding_at(at)
    there = rows.filter(use=use, name=name)
    if not there.exists():
        return None
    instead = _("停用的机关代字不再启用") if use == "series" else _("请直接选用")
    return Refusal(_("“%(name)s”已经登记过") % {"name": name}, instead)


@rule("DOC-04", "DOC-24")
def term_goes_on(term: "Term", at: datetime) -> Refusal | None:
    if term.until is None or term.until > at:
        return None
    return Refusal(_("“%(term)s”已经停用") % {"term": term})
