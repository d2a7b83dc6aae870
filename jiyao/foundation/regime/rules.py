"""Reasons to refuse in keeping the regime."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule
from jiyao.foundation.regime.changing import begins, held_at, line_of, lines_of, preset_lines
from jiyao.foundation.regime.clauses import CLAUSES
from jiyao.foundation.regime.models import OwnArticle, SettingChange
from jiyao.foundation.regime.settings import SETTINGS
from jiyao.foundation.regime.vocabulary import ORGANISATIONS


@rule("INS-08")
def clause_is_in_the_catalogue(clause: str) -> Refusal | None:
    if clause in CLAUSES:
        return None
    return Refusal(_("制度条款中没有 %(clause)s") % {"clause": clause}, _("请从条款页办理"))


@rule("INS-08")
def article_is_another(clause: str, document: str, article: str, at: datetime) -> Refusal | None:
    held = OwnArticle.objects.holding_at(at)
    if not held.filter(clause=clause, document=document, article=article).exists():
        return None
    return Refusal(_("本单位条文已经是这一条"), _("没有变化的，不必再设"))


@rule("INS-08")
def setting_takes_the_value(code: str, level: Level | None, value: int | str) -> Refusal | None:
    setting = SETTINGS.get(code)
    if setting is None:
        return Refusal(_("没有这项制度参数"), _("请从制度参数页选择"))
    if level is not None and not setting.by_level:
        return Refusal(_("此项参数不分密级"), _("请不选密级"))
    if not setting.takes(value):
        return Refusal(_("此项参数没有这个取值"), _("请从可选的取值中选择"))
    return None


@rule("INS-08")
def value_would_change(
    code: str, level: Level | None, value: int | str, starts: date, at: datetime
) -> Refusal | None:
    if code not in SETTINGS or line_of(code, level, value, starts, at).was != value:
        return None
    return Refusal(_("到那一天参数本来就是这个取值"), _("没有变化的，不必调整"))


@rule("INS-08")
def preset_would_change_something(kind: str, starts: date, at: datetime) -> Refusal | None:
    if kind not in ORGANISATIONS:
        return Refusal(_("没有这种单位类型的预设"), _("请从制度参数页选择"))
    if preset_lines(kind, starts, at):
        return None
    return Refusal(_("各项参数已经与这种单位类型的预设一致"), _("没有变化的，不必调整"))


@rule("INS-08")
def start_is_not_past(starts: date, at: datetime) -> Refusal | None:
    if starts >= timezone.localdate(at):
        return None
    return Refusal(_("施行日期不能早于今天"), _("请选择今天或以后的日期"))


@rule("INS-08")
def change_is_not_adopted(change: SettingChange) -> Refusal | None:
    if change.adopted_at is None:
        return None
    return Refusal(_("此项调整已经办理施行"), _("需要再改的，请另行拟定"))


@rule("INS-08")
def change_still_begins_in_time(change: SettingChange, at: datetime) -> Refusal | None:
    if change.starts >= timezone.localdate(at):
        return None
    return Refusal(_("施行日期已经过去，调整不追溯"), _("请以今天或以后的日期重新拟定"))


@rule("INS-08")
def change_stands_on_what_holds(change: SettingChange, at: datetime) -> Refusal | None:
    held, lines = held_at(begins(change.starts, at)), lines_of(change)
    whole = len(lines) == len(change.lines)
    if (
        whole
        and all(line.setting.takes(line.value) for line in lines)
        and (change.adopted_at or all(line.still_stands(held) for line in lines))
    ):
        return None
    return Refusal(_("拟定以后参数已经变化，批准的内容不再成立"), _("请按现行参数重新拟定"))
