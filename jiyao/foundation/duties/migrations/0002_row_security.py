from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("duties_duty", "know", "owner_id"),
        SecureRows("duties_reminder", "know", "owner_id"),
    ]
