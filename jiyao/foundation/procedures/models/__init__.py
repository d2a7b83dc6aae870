from jiyao.foundation.procedures.models.about import AboutARecord, about
from jiyao.foundation.procedures.models.flows import Flow, Substitute
from jiyao.foundation.procedures.models.permits import Approver, Permit, PermitStep, PermitVersion
from jiyao.foundation.procedures.models.signatures import (
    Correction,
    LateBooking,
    Signature,
    SignatureSetting,
)

__all__ = [
    "AboutARecord",
    "Approver",
    "Correction",
    "Flow",
    "LateBooking",
    "Permit",
    "PermitStep",
    "PermitVersion",
    "Signature",
    "SignatureSetting",
    "Substitute",
    "about",
]
