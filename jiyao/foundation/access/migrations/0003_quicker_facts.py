from django.db import migrations

from jiyao.foundation.access.row_security import ReaderFacts


class Migration(migrations.Migration):
    dependencies = [("access", "0002_row_security")]

    operations = [ReaderFacts()]
