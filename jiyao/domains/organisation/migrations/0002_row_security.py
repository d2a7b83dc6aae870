from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("organisation_conveyance", "personal"),
        SecureRows("organisation_letter", "personal"),
        SecureRows("organisation_pledge", "personal"),
        SecureRows("organisation_receipt", "personal"),
    ]
