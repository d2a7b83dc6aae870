"""What an act leaves besides its own rows: signatures, and the note of a late booking."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import open_duty
from jiyao.foundation.procedures.models import LateBooking, Signature, about
from jiyao.foundation.procedures.signing import Kind
from jiyao.foundation.trail.recording import Act

SIGN = duty_kind("procedures.sign", _("补签"), act="procedures.signature.given")
ATTACH_SCAN = duty_kind(
    "procedures.attach_scan", _("补附纸质签收单"), act="procedures.signature.evidenced"
)


def keep_signatures(call: Any, act: Act, record: Any) -> None:
    """Store who signed and how; what is still owed becomes a duty."""
    for part in call.procedure.signature.signers:
        proof = call.proofs[part]
        person = call.fields.get(part, call.by)
        later = part != "by" and proof.kind is Kind.SESSION
        signature = Signature.objects.create(
            entry_id=act.entry_id,
            code=call.procedure.code,
            part=part,
            person=person,
            kind_of=proof.kind,
            given_at=None if later else call.happened_at or act.recorded_at,
            **about(record),
        )
        if later:
            open_duty(SIGN, signature, person, act.recorded_at, None)
        elif proof.kind is Kind.PAPER:
            open_duty(ATTACH_SCAN, signature, call.by, act.recorded_at, None)


def keep_late_booking(call: Any, act: Act, record: Any) -> None:
    """Store when the act happened and on which paper that stands."""
    LateBooking.objects.create(
        entry_id=act.entry_id,
        happened_at=call.happened_at,
        source=call.source,
        by=call.by,
        **about(record),
    )
