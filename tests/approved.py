"""Doing what needs an approval: asked for, granted by another, then done."""

from typing import Any

from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.signing import Proof


def approved(
    procedure: Procedure,
    record: Any,
    *,
    by: Any,
    approver: Any,
    proofs: dict[str, Proof],
    **fields: Any,
) -> Any:
    """Ask for the approval, let `approver` grant it, do it; raises what any of them raises."""
    permit = ask(procedure, record, by=by, asked_for="工作需要", **fields)
    grant(permit, remark="同意", by=approver, proofs={"by": proofs["by"]})
    return procedure(record, by=by, proofs=proofs, **fields)
