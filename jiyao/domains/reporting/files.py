"""The files that are carried: what each kind may say, no more (ORG-16).

A closed list of fields with bounded values: a file with one more, such as a list of titles, is
refused whole. Words of a fault name no value of the file.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.reporting.declared import REPORTED
from jiyao.domains.reporting.periods import period_called
from jiyao.domains.reporting.signing import signed
from jiyao.foundation.trail.notes import BadNote, BadSignature, Note, VerifierKey

FORMAT = 1
BYTES = 64 * 1024
MOST = 1_000_000_000
SHORT, LONG = 500, 2000
PACKAGE, NOTICE, ANSWER = "package", "notice", "answer"
KINDS = {
    PACKAGE: gettext_lazy("上报包"),
    NOTICE: gettext_lazy("整改通知"),
    ANSWER: gettext_lazy("整改答复"),
}


def _text(most: int) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        plain = isinstance(value, str) and len(value) <= most
        return plain and all(sign.isprintable() or sign == "\n" for sign in value)

    return fits


def _period(value: Any) -> bool:
    try:
        return isinstance(value, str) and period_called(value).name == value
    except ValueError:
        return False


def _number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _figures(value: Any) -> bool:
    known = isinstance(value, dict) and value.keys() <= REPORTED.keys()
    return known and all(_number(each) for each in value.values())


def _moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    PACKAGE: {
        "period": _period,
        "edition": lambda value: _number(value) and 0 < value < 100,
        "figures": _figures,
        "findings": _text(SHORT),
    },
    NOTICE: {"number": _text(40), "findings": _text(LONG), "due": _day},
    ANSWER: {"number": _text(40), "answer": _text(LONG)},
}
COMMON: dict[str, Callable[[Any], bool]] = {"to": _text(8), "made_at": _moment}


@dataclass(frozen=True)
class Sent:
    """A file as somebody brought it: what it says, or why it is none."""

    kind: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    fault: str = ""

    def is_signed_by(self, key: VerifierKey) -> bool:
        """Whether the file carries this key's signature."""
        try:
            Note.parse(self.text).check(key)
        except (BadNote, BadSignature):
            return False
        return True

    @property
    def made_at(self) -> datetime:
        """When the other body made it."""
        return datetime.fromisoformat(self.data["made_at"])


def written(kind: str, to: VerifierKey, at: datetime, **values: Any) -> str:
    """Return a file for the body with this key, signed. Raises ValueError for what it may not say.

    Raises SigningRefused when the own key is not safe.
    """
    data = {"to": to.key_id.hex(), "made_at": at.isoformat(timespec="seconds"), **values}
    fault = _fault(kind, data)
    if fault:
        raise ValueError(fault)
    body = {"format": FORMAT, "kind": kind, **data}
    return signed(json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def read(data: bytes, wanted: str) -> Sent:
    """Return what a file says that should be of the kind `wanted`."""
    try:
        text = data[: BYTES + 1].decode("utf-8")
        body = json.loads(Note.parse(text).text)
    except (UnicodeDecodeError, BadNote, ValueError, RecursionError):
        return Sent(wanted, fault=_("不是上下级报送的文件，或者已经损坏"))
    if len(data) > BYTES or not isinstance(body, dict) or body.get("format") != FORMAT:
        return Sent(wanted, fault=_("文件过大，或者由另一种版本的系统制作"))
    if body.get("kind") != wanted:
        return Sent(wanted, fault=_("这个文件不是%s") % KINDS[wanted])
    said = {name: value for name, value in body.items() if name not in ("format", "kind")}
    return Sent(wanted, text, said, _fault(wanted, said))


def _fault(kind: str, data: dict[str, Any]) -> str:
    fields = {**COMMON, **FIELDS[kind]}
    more, less = data.keys() - fields.keys(), fields.keys() - data.keys()
    if more:
        return _("文件含有%s不应有的内容，只收统计数字和限定长度的说明") % KINDS[kind]
    if less:
        return _("文件缺少应有的项目")
    if not all(fits(data[name]) for name, fits in fields.items()):
        return _("文件中有的项目不合规定，或者含有本系统不认识的指标")
    return ""
