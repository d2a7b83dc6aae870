from django.db import migrations

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("classification", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        SecureRows("classification_catalogueline", "handle"),
        SecureRows("classification_item", "handle"),
        SecureRows("classification_itemcontent", "read"),
        SecureRows("classification_source", "handle"),
        SecureRows("classification_event", "handle"),
        SecureRows("classification_notice", "know", "person_id"),
        SecureRows("classification_alteration", "handle"),
        SecureRows("classification_referral", "handle"),
        SecureRows("classification_rung", "handle"),
        SecureRows("classification_sample", "handle"),
        SecureRows("classification_sampleline", "handle"),
        SecureRows("classification_project", "handle"),
        SecureRows("classification_projectline", "handle"),
        SecureRows("classification_projectopinion", "know", "person_id"),
        SecureRows("classification_finding", "know", "decider_id"),
    ]
