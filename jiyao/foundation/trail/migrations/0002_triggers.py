from django.db import migrations

from jiyao.foundation.trail.triggers import TrailTriggers


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [
        TrailTriggers(),
    ]
