"""Both sides sign once for the batch that is shown in full; all of it is done or nothing."""

from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.batch import Batch
from jiyao.domains.carriers.counter.scanning import Answer, to_sign
from jiyao.foundation.procedures.calling import perform_for_each
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.procedures.signing import Kind, Proof


def sign(batch: Batch, other_pin: str, own_pin: str) -> Answer:
    """Carry the batch out, one entry a copy, and begin anew; or say what stands against it."""
    asked = to_sign(batch)
    if batch.person is None or not batch.is_whole:
        return asked
    turn, person, number = batch.turn, batch.person, len(batch.lines)
    other = Proof(Kind.COUNTER, other_pin, person.number)
    try:
        perform_for_each(
            turn.procedure,
            batch.copies,
            by=batch.look.person,
            proofs={"by": Proof(Kind.SESSION, own_pin), turn.part: other},
            each=[line.fields or {} for line in batch.lines],
            **{turn.part: person},
        )
    except Unseen:
        raise
    except Refused as refused:
        about = next((each for each in batch.copies if each == refused.subject), None)
        return Answer("no", "", tuple(refused.refusals), about, to_sign=True)
    batch.lines, batch.person = [], None
    done = {"what": turn.title, "who": person, "number": number}
    return Answer("done", _("已%(what)s %(number)d 份：%(who)s") % done)
