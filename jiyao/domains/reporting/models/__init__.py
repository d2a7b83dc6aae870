"""The bodies above and below, what goes to them and what comes from them."""

from jiyao.domains.reporting.models.counterparts import Counterpart
from jiyao.domains.reporting.models.packages import Package, Periodic, Submission
from jiyao.domains.reporting.models.rectifying import Rectification, RectificationSeries

__all__ = [
    "Counterpart",
    "Package",
    "Periodic",
    "Rectification",
    "RectificationSeries",
    "Submission",
]
