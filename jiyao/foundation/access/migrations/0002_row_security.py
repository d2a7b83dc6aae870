from django.db import migrations

from jiyao.foundation.access.row_security import ReaderFacts, SecureRows


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        ReaderFacts(),
        SecureRows("access_label", "label"),
        SecureRows("access_scope", "scope"),
        SecureRows("access_clearance", "own"),
        SecureRows("access_compartmentmember", "own"),
    ]
