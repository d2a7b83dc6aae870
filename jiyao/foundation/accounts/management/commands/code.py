from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jiyao.foundation.accounts.setting_up import AlreadySetUp, new_code


class Command(BaseCommand):
    help = "Print the one-time code of the first set-up; a new one replaces the one before."

    def handle(self, **options: Any) -> None:
        try:
            self.stdout.write(new_code())
        except AlreadySetUp as fault:
            raise CommandError(_("三名管理员已经建立，首次设置已关闭")) from fault
