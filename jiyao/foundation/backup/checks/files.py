"""The folders and files of the installation: who can read them, and whether there is room."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from jiyao.foundation.backup.contents import home, vault_folder
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.store.checks import LAID_OUT, Finding, Situation, check
from jiyao.foundation.vault.keys import KeyFault, all_keys, refuse_unsafe_keys
from jiyao.foundation.vault.rotating import wrapped_by
from jiyao.foundation.vault.storing import missing_files

OTHERS, NOT_THE_OWNER = 0o007, 0o077
LEAST_ROOM = 1 << 30


@check("files.home", fatal=True)
def the_home_is_closed_to_others(situation: Situation) -> Iterator[Finding]:
    for path in (home(), vault_folder()):
        yield from _open(path, OTHERS, _("安装目录他人可读"))


@check("files.database", fatal=True)
def the_database_is_closed_to_others(situation: Situation) -> Iterator[Finding]:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield from _open(Path(settings.DATABASES["default"]["NAME"]), OTHERS, _("数据库他人可读"))


@check("files.keys", fatal=True)
def keys_are_their_owners_alone(situation: Situation) -> Iterator[Finding]:
    signer = Path(os.environ.get("JIYAO_SIGNER_KEY") or home() / "signer" / "key")
    for path in (home() / "secret.key", signer):
        yield from _open(path, NOT_THE_OWNER, _("密钥他人可读"))


@check("files.room")
def there_is_room(situation: Situation) -> Iterator[Finding]:
    free = shutil.disk_usage(home()).free
    if free < LEAST_ROOM:
        yield Finding(
            _("磁盘只剩 %d MB") % (free >> 20), _("请清理或扩大磁盘：写满后任何办理都会失败")
        )


@check("files.vault", fatal=True)
def keys_may_be_used(situation: Situation) -> Iterator[Finding]:
    try:
        refuse_unsafe_keys()
    except KeyFault as fault:
        yield Finding(
            _("主密钥不能使用：%s") % fault, _("主密钥不得放在文件库里，也不得让他人读到")
        )


@check("files.missing", after=LAID_OUT)
def no_file_of_the_vault_is_missing(situation: Situation) -> Iterator[Finding]:
    try:
        known = all_keys()
    except KeyFault:
        return
    with writing_scope():
        missing, keys = missing_files(), wrapped_by().keys() - known.keys()
    if missing:
        yield Finding(
            _("文件库缺 %(count)d 个文件，如 %(one)s") % {"count": len(missing), "one": missing[0]},
            _("请从备份找回"),
        )
    if keys:
        yield Finding(
            _("缺主密钥：%s") % "、".join(sorted(keys)), _("请用 jiyao keys restore 从保险柜恢复")
        )


def _open(path: Path, bits: int, words: str) -> Iterator[Finding]:
    """Yield a finding for a path that is there with one of these bits of its mode."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if mode & bits:
        remedy = _("请运行 chmod %(bits)s %(path)s") % {
            "bits": "go-rwx" if bits == NOT_THE_OWNER else "o-rwx",
            "path": path,
        }
        yield Finding(f"{words}:{path}", remedy)
