from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("release", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("release_submission", "handle"),
        SecureRows("release_submissioncontent", "read"),
        SecureRows("release_version", "handle"),
        SecureRows("release_versionfile", "handle"),
        SecureRows("release_hit", "read"),
        SecureRows("release_turn", "handle"),
        SecureRows("release_confirmation", "handle"),
        SecureRows("release_enquiry", "read"),
        SecureRows("release_publication", "handle"),
        SecureRows("release_recheck", "read"),
        SecureRows("release_interview", "read"),
        SecureRows("release_origin", "read"),
        SecureRows("release_redaction", "read"),
    ]
