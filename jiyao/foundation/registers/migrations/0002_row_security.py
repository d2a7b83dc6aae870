from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows
from jiyao.foundation.registers.full_text import FullText


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("registers_indexrow", "searched"),
        FullText(),
        SecureRows("registers_savedview", "mine"),
    ]
