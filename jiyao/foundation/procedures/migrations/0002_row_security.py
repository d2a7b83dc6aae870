from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows
from jiyao.foundation.procedures.row_security import LetApproversKnow


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("procedures_permit", "about", "asked_by_id"),
        SecureRows("procedures_signature", "about", "person_id"),
        SecureRows("procedures_correction", "about", "by_id"),
        SecureRows("procedures_latebooking", "about", "by_id"),
        LetApproversKnow(),
    ]
