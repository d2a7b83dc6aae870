from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("personnel", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("personnel_bar", "personal"),
        SecureRows("personnel_personfile", "personal"),
        SecureRows("personnel_postholding", "personal"),
        SecureRows("personnel_vetting", "personal"),
    ]
