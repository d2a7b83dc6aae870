from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("archives", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("archives_archivepost", "handle"),
        SecureRows("archives_archiveyear", "handle"),
        SecureRows("archives_filingclass", "handle"),
        SecureRows("archives_transfer", "handle"),
        SecureRows("archives_volume", "handle"),
        SecureRows("archives_volumeitem", "handle"),
        SecureRows("archives_volumemove", "handle"),
        SecureRows("archives_intakecheck", "handle"),
        SecureRows("archives_storeaccess", "handle"),
        SecureRows("archives_storevisit", "handle"),
        SecureRows("archives_storecheck", "handle"),
        SecureRows("archives_consultation", "handle"),
        SecureRows("archives_consulteditem", "handle"),
        SecureRows("archives_finding", "handle"),
        SecureRows("archives_volumecount", "handle"),
        SecureRows("archives_repair", "handle"),
        SecureRows("archives_appraisal", "handle"),
        SecureRows("archives_panelmember", "handle"),
    ]
