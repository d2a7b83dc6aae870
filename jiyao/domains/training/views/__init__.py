"""The pages of training."""

from jiyao.domains.training.views.batches import batch
from jiyao.domains.training.views.certificates import certificate
from jiyao.domains.training.views.courses import course, requirement
from jiyao.domains.training.views.examining import attempt, question
from jiyao.domains.training.views.following_up import follow_up, step
from jiyao.domains.training.views.records import record
from jiyao.domains.training.views.sessions import session
from jiyao.domains.training.views.years import coverage, mine, programme, year

__all__ = [
    "attempt",
    "batch",
    "certificate",
    "course",
    "coverage",
    "follow_up",
    "mine",
    "programme",
    "question",
    "record",
    "requirement",
    "session",
    "step",
    "year",
]
