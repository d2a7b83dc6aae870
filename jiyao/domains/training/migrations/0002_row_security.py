from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("training_attempt", "personal"),
        SecureRows("training_attendance", "personal"),
        SecureRows("training_certificate", "personal"),
        SecureRows("training_followup", "accompanied", "supervisor_id"),
        SecureRows("training_followupstep", "accompanied", "supervisor_id"),
        SecureRows("training_requirement", "personal"),
        SecureRows("training_solution", "nobody"),
        SecureRows("training_trainingrecord", "personal"),
        SecureRows("training_trainingyear", "personal"),
    ]
