"""The code of conduct is read on the first sign-in, before the PIN is set (EDU-06)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Receipt
from jiyao.domains.organisation.models.pledges import Occasion, text_in_force
from jiyao.foundation.accounts.first_steps import Step, step_before


def _code_is_unread(request: Any) -> bool:
    """Whoever has a PIN has been here before: no page of theirs is made slower by asking."""
    if request.user.pin:
        return False
    text = text_in_force(Occasion.CODE, timezone.now())
    rows = Receipt.objects.filter(person=request.user, confirmed_at__isnull=False)
    return text is not None and not rows.filter(subject_ref=text.public_id).exists()


def declare() -> None:
    """Put the step before the one that sets the PIN."""
    why = _("请先学习保密守则，并承诺遵守。")
    step_before("pin", Step(_code_is_unread, why, ("organisation:code",)))
