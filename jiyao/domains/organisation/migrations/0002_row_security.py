from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("organisation_pledge", "personal"),
        SecureRows("organisation_meeting", "handle"),
        SecureRows("organisation_meetingitem", "handle"),
        SecureRows("organisation_attendance", "know", "person_id"),
        SecureRows("organisation_minutes", "handle"),
        SecureRows("organisation_minutesreceipt", "know", "person_id"),
        SecureRows("organisation_committeedocument", "handle"),
        SecureRows("organisation_decision", "know", "owner_id"),
        SecureRows("organisation_decisionstep", "know", "owner_id"),
        SecureRows("organisation_yearly", "handle"),
        SecureRows("organisation_designation", "personal"),
        SecureRows("organisation_designationproof", "personal"),
        SecureRows("organisation_sanction", "personal"),
        SecureRows("organisation_personappraisal", "personal"),
        SecureRows("organisation_appraisalline", "personal"),
        SecureRows("organisation_conveyance", "personal"),
        SecureRows("organisation_letter", "personal"),
        SecureRows("organisation_receipt", "personal"),
        SecureRows("organisation_signedsheet", "read"),
    ]
