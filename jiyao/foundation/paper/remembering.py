"""Which papers were printed in this sitting, so that they are not offered with new ones."""

from collections.abc import Iterable
from typing import Any

PRINTED, MOST = "printed", 500


def remember(session: Any, code: str, records: Iterable[Any]) -> None:
    """Note in the session that a paper was printed of these records; the latest are kept."""
    before = session.get(PRINTED, {})
    refs = [*before.get(code, []), *(record.public_id.hex for record in records)]
    session[PRINTED] = before | {code: list(dict.fromkeys(refs))[-MOST:]}


def is_printed(session: Any, code: str, record: Any) -> bool:
    """Whether the paper of this record was printed in this sitting."""
    return record.public_id.hex in session.get(PRINTED, {}).get(code, ())
