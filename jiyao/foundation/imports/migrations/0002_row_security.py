from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    # That an import was undone hides rows from everybody, so everybody's queries must see it.
    dependencies = [("imports", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("imports_ledger", "handle"),
        SecureRows("imports_staging", "read"),
        SecureRows("imports_importedrow", "handle"),
    ]
