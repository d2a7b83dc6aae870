"""What became of the approval that the room asked for answers the wish (BOR-01, CPY-01, CAR-01)."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Wish
from jiyao.domains.carriers.procedures.wishing import ANSWER, answer, owe_an_answer
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.trail.recording import Act


def refer(wish: Wish, permit: Permit, at: datetime) -> None:
    """Tie a wish to the approval that is asked for it, inside the act that asks."""
    row = Wish.objects.open().select_for_update(of=("self",)).filter(pk=wish.pk).first()
    if row is not None:
        row.permit = permit
        row.save()
        close_duties(ANSWER, row, at)


def follow_the_approvals(act: Act) -> None:
    """Bring the wishes up to date in every act that wrote an approval which was asked for them."""
    written = [c.ref for c in act.changes.values() if c.kind == Permit.kind()]
    if not written:
        return
    refs = [UUID(ref) for ref in written]
    for wish in Wish.objects.open().filter(permit__public_id__in=refs).select_related("permit"):
        _keep_up(wish, wish.permit, act.recorded_at)


def _keep_up(wish: Wish, permit: Permit, at: datetime) -> None:
    """Answer a wish whose approval was declined or used; let the room owe it when it fell away."""
    wish.approval = permit.state
    if permit.state == Permit.State.DECLINED:
        answer(wish, Wish.Outcome.DECLINED, permit.remark, permit.decided_by, at)
    elif permit.state == Permit.State.USED:
        answer(wish, Wish.Outcome.MET, _("已按批准的内容办理"), permit.asked_by, at)
    else:
        wish.save()
        if permit.state in (Permit.State.EXPIRED, Permit.State.WITHDRAWN):
            owe_an_answer(wish, at)
