from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("personnel", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("personnel_bar", "personal"),
        SecureRows("personnel_conditioncheck", "personal"),
        SecureRows("personnel_leave", "personal"),
        SecureRows("personnel_opinion", "personal"),
        SecureRows("personnel_particulars", "personal"),
        SecureRows("personnel_passport", "personal"),
        SecureRows("personnel_passportmove", "personal"),
        SecureRows("personnel_personfile", "personal"),
        SecureRows("personnel_postholding", "personal"),
        SecureRows("personnel_relative", "personal"),
        SecureRows("personnel_resignation", "personal"),
        SecureRows("personnel_review", "personal"),
        SecureRows("personnel_journey", "personal"),
        SecureRows("personnel_vetting", "personal"),
        SecureRows("personnel_leaving", "personal"),
        SecureRows("personnel_knownsecret", "personal"),
        SecureRows("personnel_leavingstep", "personal"),
        SecureRows("personnel_release", "personal"),
        SecureRows("personnel_releasecontact", "personal"),
        SecureRows("personnel_agreement", "personal"),
        SecureRows("personnel_compensation", "personal"),
        SecureRows("personnel_entitlement", "personal"),
        SecureRows("personnel_suggestion", "personal"),
        SecureRows("personnel_identity", "personal"),
        SecureRows("personnel_unmasking", "personal"),
    ]
