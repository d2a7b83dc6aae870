from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("carriers", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("carriers_document", "handle"),
        SecureRows("carriers_content", "read"),
        SecureRows("carriers_copy", "know", "holder_id"),
        SecureRows("carriers_leg", "know", "reader_id"),
        SecureRows("carriers_custody", "handle"),
    ]
