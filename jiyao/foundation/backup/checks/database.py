"""The database: laid out, brought up to date, and used with no more rights than needed."""

from collections.abc import Iterator

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from jiyao.foundation.backup.loading import is_empty
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.store.checks import LAID_OUT, Finding, Situation, check
from jiyao.foundation.store.roles import UnsafeRoles, refuse_unsafe_roles


@check(LAID_OUT, fatal=True)
def the_database_is_laid_out(situation: Situation) -> Iterator[Finding]:
    try:
        missing = is_empty() or _migrations_missing()
    except DatabaseError as error:
        yield Finding(_("连不上数据库：%s") % error, _("请检查 JIYAO_DATABASE 和数据库服务"))
        return
    if missing:
        yield Finding(_("数据库尚未建好，或不是这个版本的"), _("请运行 jiyao setup"))


@check("database.roles", fatal=True, after=LAID_OUT)
def the_roles_are_safe(situation: Situation) -> Iterator[Finding]:
    try:
        refuse_unsafe_roles()
    except UnsafeRoles as unsafe:
        yield Finding(
            _("数据库角色权限过大：%s") % unsafe,
            _("请按 jiyao setup --print-roles 建角色，再运行 jiyao setup"),
        )


def _migrations_missing() -> bool:
    executor = MigrationExecutor(connections[READ])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
