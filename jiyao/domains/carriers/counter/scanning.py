"""What a scan means: a card, a label, or how much was counted of the copy before."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.batch import MOST, Batch, Line
from jiyao.domains.carriers.counter.finding import copies_meant, person_meant
from jiyao.domains.carriers.models import Leg, State
from jiyao.domains.carriers.readings import is_unread
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.procedures.refusing import record_refusal

COUNT = re.compile(r"\d{1,5}( .{1,120})?")


@dataclass(frozen=True)
class Answer:
    """What the counter says in large type, with a sound: "yes", "heed", "no" or "done".

    refusals: why not; copy: what it is about; to_sign: whether the PINs are asked for next.
    """

    tone: str
    words: str = ""
    refusals: tuple[Refusal, ...] = ()
    copy: Any = None
    to_sign: bool = False


def no(reason: str, instead: str = "", copy: Any = None) -> Answer:
    """Return the answer to a wrong scan that no rule speaks of."""
    return Answer("no", "", (Refusal(reason, instead),), copy)


def take(batch: Batch, text: str) -> Answer:
    """Take one scan into the batch, or say why not."""
    text = "".join(filter(str.isprintable, unicodedata.normalize("NFKC", text))).strip()
    if batch.uncounted and COUNT.fullmatch(text):
        return _take_count(batch, batch.uncounted[-1], text)
    person = person_meant(text)
    if person:
        return _take_person(batch, person)
    copies = copies_meant(batch, text)
    if len(copies) == 1:
        return _take_copy(batch, copies[0])
    return _unclear(text, [copy.number for copy in copies])


def _unclear(text: str, numbers: list[str]) -> Answer:
    """Say what may have been meant. Bare figures may be a PIN, so they are not shown again."""
    if numbers:
        return no(_("对得上的不止一份：%s") % "、".join(numbers), _("请写到份号，例如：收机3/1"))
    known = _("这串数字") if text.isdecimal() else text[:60]
    return no(
        _("查不到：%(text)s") % {"text": known},
        _("人员：卡号或姓名；件：扫标签，或写成 收机3/1、收机3/复1；没有登记过的件先办理收件登记"),
    )


def _take_person(batch: Batch, person: Person) -> Answer:
    if not batch.lines or batch.person is None:
        batch.person = person
        return Answer("yes", _("%(who)s，请扫描标签") % {"who": person})
    if batch.person == person:
        return to_sign(batch)
    return no(
        _("%(who)s 的这一批还没有签收") % {"who": batch.person},
        _("请先签收，或按 Esc 清空后再换人"),
    )


def to_sign(batch: Batch) -> Answer:
    """Ask both sides for their PINs, or say what is still missing."""
    batch.judge(batch.lines)
    if batch.gone:
        return no(_("有 %d 份已不在您的经办范围，没有列出") % batch.gone, _("请核对后再签收"))
    if batch.uncounted:
        return no(_("还有 %d 份没有清点") % len(batch.uncounted), _("请输入清点数量"))
    if batch.is_ready:
        return Answer("yes", _("请双方输 PIN 签收"), to_sign=True)
    return no(_("这一批有不能办理的"), _("请看各行的原因，移出后再签收"))


def _take_copy(batch: Batch, copy: Any) -> Answer:
    if batch.person is None:
        held = _("此份现在 %(who)s 手里") % {"who": copy.holder} if copy.holder_id else ""
        return no(_("请先扫描对方的人员卡"), held, copy)
    if scanned := next((line for line in batch.lines if line.copy == copy), None):
        return _scanned_before(batch, scanned)
    if len(batch.lines) >= MOST:
        return no(_("一批最多 %d 份") % MOST, _("请先签收这一批"))
    if copy.holder_id == batch.person.pk and batch.turn.placed:
        held = _("此份就在 %(who)s 手里") % {"who": batch.person}
        return no(held, _("要收回，请先按 F2"), copy)
    if copy.state == State.ROOM and batch.turn.counts:
        return no(_("此份就在机要室"), _("现在是“收回”；要送阅，请先按 F1"), copy)
    line = Line(copy)
    batch.judge([line])
    if line.refusals:
        return _refused(batch, line)
    batch.lines.append(line)
    if batch.turn.counts:
        return _to_be_counted(copy)
    heeded = _to_heed(batch, copy) if batch.turn.code != "deliver" else []
    words = "；".join([f"→ {batch.person}", *heeded])
    return Answer("heed" if heeded else "yes", words, copy=copy)


def _scanned_before(batch: Batch, line: Line) -> Answer:
    """Say that a copy is in the batch already; where it is still to be counted, ask for that."""
    if line not in batch.uncounted:
        return no(_("这一份已经扫描过"), "", line.copy)
    batch.lines.remove(line)
    batch.lines.append(line)
    return no(_("这一份已经扫描过，还没有清点"), _("请清点，输入数量"), line.copy)


def _to_be_counted(copy: Any) -> Answer:
    """Ask for how much of it there is; who has not signed as read is to do so first."""
    asked = _("请清点，输入数量")
    if is_unread(copy):
        return Answer("heed", "；".join([asked, _("此人还没有阅毕签字，退还时一并签")]), copy=copy)
    return Answer("yes", asked, copy=copy)


def _refused(batch: Batch, line: Line) -> Answer:
    """Say why a scanned copy is not taken in; the attempt is on the trail like any other."""
    refused = Refused(line.refusals, subject=line.copy)
    record_refusal(batch.turn.procedure, refused, batch.look.person)
    return Answer("no", "", tuple(line.refusals), line.copy)


def _to_heed(batch: Batch, copy: Any) -> list[str]:
    """Say that it is to be lent to this person, who has other copies of it, or read it today."""
    inside = [each.pk for each in batch.copies if each.document_id == copy.document_id]
    held = copy.document.copies.filter(holder=batch.person).exclude(pk__in=inside)
    others = len(inside) - 1 + held.count()
    heeded = []
    if batch.turn.code == "send" and batch.may_be_lent(copy):
        heeded.append(_("注意：此份已批准借给此人；要借出的，请按 F3"))
    if others == 1:
        heeded.append(_("注意：同一文件的另一份已在此人手里或这一批里"))
    if others > 1:
        heeded.append(_("注意：同一文件已有 %d 份在此人手里或这一批里") % others)
    day = timezone.localdate(batch.look.now)
    read = Leg.objects.filter(copy__document=copy.document_id, reader=batch.person)
    if read.filter(read_at__date=day).exists():
        heeded.append(_("注意：此人今天已经阅过这一文件"))
    return heeded


def _take_count(batch: Batch, line: Line, text: str) -> Answer:
    line.said = text
    batch.judge([line])
    if line.refusals:
        line.said = ""
        return _refused(batch, line)
    return Answer("yes", _("清点 %(count)s，无误") % {"count": text}, copy=line.copy)
