"""Every copy, who holds it, and each step of its way (DOC-15, CIR-02)."""

from datetime import datetime, timedelta
from itertools import chain
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.custody import Custody
from jiyao.domains.carriers.models.documents import Document
from jiyao.domains.carriers.models.moves import AFTER, ON_THE_BOOKS, OUTSIDE, Move, State
from jiyao.domains.carriers.models.out import OUT, OUT_INDEXES
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.models import Level
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.imports.models import Importable, ImportableManager
from jiyao.foundation.people.models import Circle
from jiyao.foundation.registers.sorting import FAR, OrElse
from jiyao.foundation.trail.recording import current_act


class CopyQuerySet(LabelledQuerySet):
    def standing(self) -> "CopyQuerySet":
        """Without what was booked by mistake and made void."""
        return self.exclude(state=State.VOID)

    def out_of_room(self) -> "CopyQuerySet":
        return self.filter(OUT)

    def to_come_back(self) -> "CopyQuerySet":
        """What is out to be read or shown; a notebook is counted instead (DOC-21)."""
        return self.filter(legs__kind_of__in=Leg.TO_COME_BACK, legs__returned_at__isnull=True)

    def called_in(self) -> "CopyQuerySet":
        """What the year's end asks back; of a closed matter nothing is said outside it."""
        return self.to_come_back().filter(label__compartment=None)

    def overdue(self, at: datetime) -> "CopyQuerySet":
        return self.out_of_room().filter(due_at__lt=at)

    def due_today(self, at: datetime) -> "CopyQuerySet":
        """What is still to come back before the day ends."""
        ends = start_of(timezone.localdate(at) + timedelta(days=1))
        return self.out_of_room().filter(due_at__gte=at, due_at__lt=ends)

    def unread(self) -> "CopyQuerySet":
        """What is out and not signed as read yet."""
        return self.filter(
            legs__kind_of__in=Leg.TO_BE_READ,
            legs__returned_at__isnull=True,
            legs__read_at__isnull=True,
        )

    def counted_by_keepers(self) -> "CopyQuerySet":
        """Without closed matters (DOC-26), which are left to those who are named to them."""
        return self.filter(label__compartment__isnull=True)

    def on_the_books(self) -> "CopyQuerySet":
        return self.filter(state__in=ON_THE_BOOKS)

    def in_the_house(self) -> "CopyQuerySet":
        """What is on the books, and what lies in the archives."""
        return self.filter(state__in=(*ON_THE_BOOKS, State.ARCHIVED))

    def owed_on_recall(self, document: Document) -> "CopyQuerySet":
        """What is still to come back: of ours all that left the house, of others' all here."""
        rows, ours = self.filter(document=document), hasattr(document, "outgoing")
        return rows.filter(state__in=(State.TRANSIT, State.SENT)) if ours else rows.on_the_books()

    def locked(self) -> "CopyQuerySet":
        """Lock them, always in the same order, until the act ends."""
        return self.order_by("pk").select_for_update(of=("self",))

    def with_marks(self) -> "CopyQuerySet":
        return self.select_related("level__scheme", "holder", "kept_in")

    def for_acting(self) -> "CopyQuerySet":
        """Load what the rules ask of a copy, in a fixed number of queries for the batch."""
        return self.for_returning().prefetch_related(
            *("destructions", "hand_backs__hand_back"),
            "document__opinion",
            "document__outgoing__recipients",
            "document__recalls",
            "outside_loans",
            "dispatches",
        )

    def for_returning(self) -> "CopyQuerySet":
        """Load what the rules of reading and returning ask, in a fixed number of queries."""
        loaded = ("losses", "legs", "folder_items__folder", "excerpts")
        return self.with_marks().prefetch_related(*loaded)


class CopyManager(ImportableManager.from_queryset(CopyQuerySet)):  # type: ignore[misc]
    """The copies that stand."""


class Copy(Importable):
    """One copy of a document: in the confidential room, with one person, or outside (DOC-15).

    `level` is the mark that stands on this copy: who only holds it sees no more than that.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="copies")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("标注密级"))
    number = models.CharField(_("编号"), max_length=50, unique=True)
    copy_number = models.CharField(_("份号"), max_length=10)
    state = models.CharField(
        _("所在"), max_length=10, choices=State.choices, default=State.ROOM, db_index=True
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="copies",
        verbose_name=_("持有人"),
    )
    outside = models.CharField(_("外单位"), max_length=120, blank=True)
    kept_in = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=_("存放处所")
    )
    due_at = models.DateTimeField(_("应还"), null=True)
    received_at = models.DateTimeField(_("收文时间"))

    HOLDER = "holder"
    ROW_POLICY = Action.KNOW
    objects: ClassVar[Any] = CopyManager()

    class Meta:
        verbose_name = _("份")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "copy_number"], name="one_copy_a_copy_number"
            ),
            models.CheckConstraint(
                condition=Q(state=State.HELD, holder__isnull=False)
                | (~Q(state=State.HELD) & Q(holder__isnull=True)),
                name="held_by_exactly_one_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OUTSIDE) & ~Q(outside="")
                | ~Q(state__in=OUTSIDE) & Q(outside=""),
                name="outside_with_exactly_one_body",
            ),
        ]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="copy_by_date"),
            models.Index(OrElse("due_at", FAR), "id", name="copy_by_due"),
            *OUT_INDEXES,
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:copy", args=[self.public_id])

    @property
    def shown_level(self) -> Level:
        return self.level

    @property
    def whereabouts(self) -> str:
        """Who has it, in one word: the person, the body outside, or the state."""
        return str(self.holder or self.outside or self.get_state_display())

    @property
    def is_on_the_books(self) -> bool:
        """Whether the organisation still answers for it."""
        return self.state in ON_THE_BOOKS

    def open_leg(self) -> "Leg | None":
        """Return the time out of the room under way, if any."""
        return next((leg for leg in self.legs.all() if leg.returned_at is None), None)

    def folder(self) -> Any:
        """Return the circulation folder that the copy lies in, if any."""
        open_items = (item for item in self.folder_items.all() if item.until is None)
        return next((item.folder for item in open_items), None)

    def open_outside_loan(self) -> Any:
        """Return the loan to another body that is not back yet, if any."""
        return next((loan for loan in self.outside_loans.all() if loan.returned_at is None), None)

    def open_dispatch(self) -> Any:
        """Return the delivery to another body that has no receipt yet, if any."""
        return next((each for each in self.dispatches.all() if each.is_open), None)

    def listed_on(self) -> Any:
        """Return the open list for destruction or for its issuer on which it stands, if any."""
        listed = (each.destruction for each in self.destructions.all() if each.outcome == "listed")
        owed = (each.hand_back for each in self.hand_backs.all() if each.outcome == "owed")
        return next(chain(listed, owed), None)

    def open_loss(self) -> Any:
        """Return the loss that is being searched for, if any."""
        return next((loss for loss in self.losses.all() if loss.is_open), None)

    def move(
        self,
        how: Move,
        at: datetime,
        *,
        holder: Any = None,
        due: datetime | None = None,
        outside: str = "",
    ) -> None:
        """Take one step and note it in the copy's custody, inside an act.

        holder: the person who has it afterwards; outside: the body that has it.
        """
        Custody.objects.create(
            copy=self,
            label_id=self.label_id,
            step=self.custody.count() + 1,
            how=how,
            giver_id=self.holder_id,
            taker=holder,
            outside=outside,
            at=at,
            entry_id=current_act().entry_id,
        )
        self.state = AFTER[how]
        self.holder = holder
        self.outside = outside
        self.due_at = due
        self.save()


class Leg(Labelled):
    """One time out of the room with one person, and back (CIR-02, BOR-01, CAR-01)."""

    class Kind(models.TextChoices):
        READING = "reading", _("传阅")
        LOAN = "loan", _("借阅")
        CARRYING = "carrying", _("携带外出")
        VISIT = "visit", _("专人送阅")
        NOTEBOOK = "notebook", _("保密本领用")

    TO_BE_READ = (Kind.READING, Kind.LOAN, Kind.CARRYING)
    TO_COME_BACK = (*TO_BE_READ, Kind.VISIT)

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="legs")
    kind_of = models.CharField(_("事由"), max_length=10, choices=Kind.choices, default=Kind.READING)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("阅文人")
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=_("处所")
    )
    purpose = models.CharField(_("用途"), max_length=120, blank=True)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("收件部门")
    )
    out_at = models.DateTimeField(_("送阅时间"))
    due_at = models.DateTimeField(_("应还时间"))
    read_at = models.DateTimeField(_("阅毕时间"), null=True)
    returned_at = models.DateTimeField(_("退还时间"), null=True)
    counted = models.PositiveIntegerField(_("退还清点"), null=True)
    condition = models.CharField(_("退还时状况"), max_length=120, blank=True)

    HOLDER = "reader"
    ROW_POLICY = Action.KNOW

    def get_absolute_url(self) -> str:
        return self.copy.get_absolute_url()

    class Meta:
        verbose_name = _("送阅")
        indexes = [models.Index(fields=["-out_at", "-id"], name="leg_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(returned_at__isnull=True), name="one_open_leg_a_copy"
            )
        ]
