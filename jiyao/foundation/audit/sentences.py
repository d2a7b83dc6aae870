"""What the codes of the trail say in words; sentences are made at display, never stored."""

from functools import cache
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.trail.models import Outcome

WITHOUT_PROCEDURE: dict[str, str | Promise] = {
    "accounts.installation.laid-out": gettext_lazy("安装或升级"),
    "accounts.organisation.set-up": gettext_lazy("首次设置三员"),
    "accounts.session.opened": gettext_lazy("登录"),
    "accounts.session.closed": gettext_lazy("退出"),
    "accounts.session.ended": gettext_lazy("结束另一处登录"),
    "accounts.session.locked": gettext_lazy("离开锁定"),
    "accounts.session.unlocked": gettext_lazy("解锁"),
    "accounts.session.locked-out": gettext_lazy("锁定期间尝试登录"),
    "accounts.password.changed": gettext_lazy("修改口令"),
    "accounts.password.confirmed": gettext_lazy("再次确认口令"),
    "accounts.second-factor.added": gettext_lazy("启用二次验证"),
    "accounts.second-factor.removed": gettext_lazy("停用二次验证"),
    "accounts.second-factor.confirmed": gettext_lazy("再次确认二次验证"),
    "accounts.recovery-codes.opened": gettext_lazy("查看恢复码"),
    "accounts.recovery-codes.made": gettext_lazy("生成恢复码"),
    "approvals.permit.asked": gettext_lazy("提出申请"),
    "approvals.permit.amended": gettext_lazy("补正申请"),
    "registers.search.listed": gettext_lazy("搜索各台账"),
    "registers.index.rebuilt": gettext_lazy("重建搜索索引"),
    "imports.batch.written": gettext_lazy("写入旧簿一批"),
    "imports.ledger.expired": gettext_lazy("清空搁置的导入"),
    "imports.batch.withdrawn": gettext_lazy("撤销导入后清理待办"),
    "trail.refusal.listed": gettext_lazy("列出被拒绝的办理"),
    "trail.export.listed": gettext_lazy("导出留痕"),
    "backup.archive.made": gettext_lazy("做备份"),
    "backup.archive.verified": gettext_lazy("核验备份"),
    "backup.archive.restored": gettext_lazy("由备份恢复"),
    "backup.verification.demanded": gettext_lazy("提醒备份并核验"),
    "desk.today.listed": gettext_lazy("打开工作台"),
    "desk.holders.listed": gettext_lazy("列出谁手里有件"),
    "desk.holder.listed": gettext_lazy("列出某人手里的件"),
    "people.pin.set": gettext_lazy("设置签名 PIN"),
    "people.pin.counted": gettext_lazy("签名 PIN 计错"),
    "vault.key.made": gettext_lazy("新建主密钥"),
    "vault.key.retired": gettext_lazy("停用主密钥"),
    "vault.keys.rotated": gettext_lazy("更换主密钥"),
    "vault.keys.exported": gettext_lazy("导出主密钥"),
    "vault.keys.restored": gettext_lazy("恢复主密钥"),
    "vault.orphans.set-aside": gettext_lazy("移出无登记的文件"),
    "vault.orphans.erased": gettext_lazy("清除无登记的文件"),
    "procedures.page.sought": gettext_lazy("打开无权的页面"),
}
READINGS = {
    "opened": gettext_lazy("查看%(what)s"),
    "listed": gettext_lazy("列出%(what)s"),
    "exported": gettext_lazy("导出%(what)s"),
    "sought": gettext_lazy("试图查看%(what)s"),
}

# How the codes end of what leaves the system: as a file, or on paper.
TAKES_OUT = ("exported", "printed")


def say(code: str, words: str | Promise) -> None:
    """Let a code that no procedure declares, such as that of timed work, be said so."""
    WITHOUT_PROCEDURE[code] = words


def sentence(code: str, outcome: str = "") -> str:
    """Return what a code says; the code itself when nothing declares it.

    outcome: how the act ended; a reading is not said like a procedure with the same code.
    """
    procedure = PROCEDURES.get(code)
    if procedure and outcome != Outcome.OPENED:
        return str(procedure.title)
    printed = PAPERS.get(code.removesuffix(".printed"))
    if printed:
        return _("打印%(what)s") % {"what": printed.title}
    if code in WITHOUT_PROCEDURE:
        return str(WITHOUT_PROCEDURE[code])
    kind, _dot, reading = code.rpartition(".")
    if reading in READINGS:
        return str(READINGS[reading]) % {"what": name_of(kind)}
    return code


def codes_said(words: str) -> list[str]:
    """Return the codes whose sentences hold these words, or the one code that they are."""
    if words.isascii():
        return [words]
    read = [f"{kind}.{end}" for kind in _names() for end in READINGS]
    printed = [f"{code}.printed" for code in PAPERS]
    known = [*PROCEDURES, *WITHOUT_PROCEDURE, *printed, *read]
    return [code for code in known if words in f"{sentence(code)} {sentence(code, Outcome.OPENED)}"]


# Who acts without being a person: before anybody is signed in, and by the calendar.
NOT_PEOPLE: dict[str, str | Promise] = {
    "nobody": gettext_lazy("未登录"),
    "calendar": gettext_lazy("日程"),
}


def introduce(who: str, words: str | Promise) -> None:
    """Let a program of an area that acts by itself be called so."""
    NOT_PEOPLE[who] = words


def names_of(entries: list[Any]) -> dict[str, str | Promise]:
    """Return the names of who stands on these entries, people and programs, by their numbers."""
    people = Person.objects.filter(number__in={entry.who for entry in entries})
    return {**NOT_PEOPLE, **dict(people.values_list("number", "name"))}


def name_of(kind: str) -> str:
    """Return the name of a kind of record, such as 份 for `carriers.copy`."""
    return _names().get(kind) or _("记录")


@cache
def _names() -> dict[str, str]:
    return {m._meta.label_lower: str(m._meta.verbose_name) for m in apps.get_models()}
