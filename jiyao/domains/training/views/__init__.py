"""The pages of training."""

from jiyao.domains.training.views.certificates import certificate
from jiyao.domains.training.views.courses import course, requirement
from jiyao.domains.training.views.examining import attempt, question
from jiyao.domains.training.views.records import record
from jiyao.domains.training.views.years import coverage, mine, programme, year

__all__ = [
    "attempt",
    "certificate",
    "course",
    "coverage",
    "mine",
    "programme",
    "question",
    "record",
    "requirement",
    "year",
]
