from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("carriers", "0003_ways")]

    operations = [
        SecureRows("carriers_opinion", "handle"),
        SecureRows("carriers_loss", "know", "reporter_id"),
        SecureRows("carriers_alarm", "handle"),
    ]
