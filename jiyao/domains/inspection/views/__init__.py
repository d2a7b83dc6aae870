from jiyao.domains.inspection.views.findings import finding
from jiyao.domains.inspection.views.machines import machine
from jiyao.domains.inspection.views.runs import run

__all__ = ["finding", "machine", "run"]
