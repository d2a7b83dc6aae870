from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("inspection", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("inspection_machine", "know", "person_id"),
        SecureRows("inspection_machinechange", "handle"),
        SecureRows("inspection_run", "know", "owner_id"),
        SecureRows("inspection_runcontent", "read"),
        SecureRows("inspection_finding", "know", "owner_id"),
        SecureRows("inspection_sighting", "read"),
        SecureRows("inspection_findingstep", "read"),
    ]
