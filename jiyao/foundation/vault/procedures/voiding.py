"""更正 of a wrong file: it stays, it is not shown any more, and the reason stands beside it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.vault import rules
from jiyao.foundation.vault.models import Attachment

TITLE = _("作废文件")
CITES = ("SYS-03",)
RULES = (rules.a_file_is_in_use, rules.file_hangs_on_the_record, rules.file_is_in_use)


def void(file: Attachment, reason: str, by: Person, at: datetime) -> Attachment:
    """Take a file out of use, inside an act."""
    file.voided_at, file.voided_by, file.void_reason = at, by, reason
    file.save()
    return file
