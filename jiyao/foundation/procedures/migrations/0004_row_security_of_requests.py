from django.db import migrations

from jiyao.foundation.procedures.row_security import LetApproversKnow


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_flows"), ("access", "0002_row_security")]

    operations = [LetApproversKnow()]
