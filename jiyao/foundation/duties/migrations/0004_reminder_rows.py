from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_calendar"), ("access", "0002_row_security")]

    operations = [SecureRows("duties_reminder", "know", "owner_id")]
