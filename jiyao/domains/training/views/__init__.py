"""The pages of training."""

from jiyao.domains.training.views.certificates import certificate
from jiyao.domains.training.views.courses import course, requirement
from jiyao.domains.training.views.examining import attempt, question
from jiyao.domains.training.views.records import record

__all__ = ["attempt", "certificate", "course", "question", "record", "requirement"]
