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
        SecureRows("carriers_opinion", "handle"),
        SecureRows("carriers_loss", "know", "reporter_id"),
        SecureRows("carriers_alarm", "handle"),
        SecureRows("carriers_destruction", "handle"),
        SecureRows("carriers_destructionitem", "handle"),
        SecureRows("carriers_countedcopy", "handle"),
        SecureRows("carriers_difference", "handle"),
        SecureRows("carriers_handover", "know", "leaver_id"),
        SecureRows("carriers_handoveritem", "handle"),
        SecureRows("carriers_copying", "handle"),
        SecureRows("carriers_madecopy", "handle"),
        SecureRows("carriers_instruction", "handle"),
        SecureRows("carriers_task", "know", "owner_id"),
        SecureRows("carriers_loan", "handle"),
        SecureRows("carriers_outsideloan", "handle"),
        SecureRows("carriers_excerpt", "handle"),
        SecureRows("carriers_folder", "handle"),
        SecureRows("carriers_folderitem", "handle"),
        SecureRows("carriers_outing", "handle"),
        SecureRows("carriers_dispatch", "handle"),
        SecureRows("carriers_outgoing", "handle"),
        SecureRows("carriers_outgoingtext", "read"),
        SecureRows("carriers_recipient", "handle"),
        SecureRows("carriers_consent", "handle"),
        SecureRows("carriers_step", "handle"),
        SecureRows("carriers_issuenumber", "handle"),
        SecureRows("carriers_recall", "handle"),
        SecureRows("carriers_recalledcopy", "handle"),
    ]
