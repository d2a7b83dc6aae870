"""The trail and the backups: signed in time, not shorter than was signed, kept elsewhere."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from jiyao.foundation.backup.contents import home
from jiyao.foundation.backup.reminding import is_overdue
from jiyao.foundation.backup.settings import DAYS
from jiyao.foundation.store.checks import LAID_OUT, Finding, Situation, check
from jiyao.foundation.trail.models import Checkpoint, Entry
from jiyao.foundation.trail.notes import BadNote, Note, Tree

TOLERANCE = timedelta(minutes=1)


@check("trail.clock", fatal=True, after=LAID_OUT)
def the_clock_was_not_set_back(situation: Situation) -> Iterator[Finding]:
    last = Entry.objects.order_by("-pk").values_list("at", flat=True).first()
    if last and situation.at < datetime.fromisoformat(last) - TOLERANCE:
        yield Finding(
            _("时钟早于最后一条留痕（%s）") % last, _("请先对时；若留痕时间有误，请由审计员记明")
        )


@check("trail.shorter", fatal=True, after=LAID_OUT)
def no_signed_entry_is_gone(situation: Situation) -> Iterator[Finding]:
    last = _by_log(Entry.objects.values("log").annotate(top=Max("seq")))
    signed = _by_log(Checkpoint.objects.values("log").annotate(top=Max("size")))
    for log, size in _published():
        signed[log] = max(signed.get(log, 0), size)
    for log, size in sorted(signed.items()):
        if last.get(log, 0) < size:
            told = {"log": log, "size": size, "last": last.get(log, 0)}
            yield Finding(
                _("%(log)d 年度已签名至 #%(size)d，库中只到 #%(last)d：数据库被退回或丢失了记录")
                % told,
                _("请恢复最新的备份；不要重建签名，先报告保密办"),
            )


@check("trail.unsigned", after=LAID_OUT)
def the_trail_is_signed_in_time(situation: Situation) -> Iterator[Finding]:
    for log in Entry.objects.order_by("log").values_list("log", flat=True).distinct():
        rows = Entry.objects.unsigned(log, situation.at).order_by("seq")
        oldest = rows.values_list("at", flat=True).first()
        if oldest:
            told = {"log": log, "count": rows.count(), "at": oldest}
            yield Finding(
                _("%(log)d 年度有 %(count)d 条留痕逾 1 小时未签名，最早的在 %(at)s") % told,
                _("请查 jiyao sign 为何停了"),
            )


@check("backup.age", after=LAID_OUT)
def a_verified_backup_is_not_too_old(situation: Situation) -> Iterator[Finding]:
    if is_overdue(situation.at):
        yield Finding(
            _("%d 天内没有核验过的备份") % DAYS.at(situation.at),
            _("请运行 jiyao backup，再运行 jiyao restore --verify"),
        )


def _by_log(rows: object) -> dict[int, int]:
    return {row["log"]: row["top"] or 0 for row in rows}  # type: ignore[attr-defined]


def _published() -> Iterator[tuple[int, int]]:
    """Yield log and size of each checkpoint in the files, which a database put back knows not."""
    for path in (home() / "checkpoints").glob("*.txt"):
        try:
            tree = Tree.read(Note.parse(path.read_text(encoding="utf-8")))
            yield int(tree.origin.rpartition("/")[2]), tree.size
        except (BadNote, ValueError):
            continue
