"""What is in somebody's hands, and the indexes in which it stands by itself."""

from django.db.models import Index, Q

OUT = Q(holder__isnull=False)
# By holder and by date they hold all that decides who sees such a copy: to count those in each pair
# of hands, or to leave out what a person may not see, none is read.
OUT_INDEXES = [
    Index(
        fields=["holder", "due_at", "label", "origin", "id"], condition=OUT, name="copy_by_holder"
    ),
    Index(
        fields=["-received_at", "-id", "label", "holder", "origin"],
        condition=OUT,
        name="copy_out_by_date",
    ),
    Index(fields=["due_at", "id"], condition=OUT, name="copy_out_by_due"),
]
