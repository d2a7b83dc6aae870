"""Training, by area; everything is imported from here."""

from jiyao.domains.training.models.attempts import Attempt
from jiyao.domains.training.models.batches import Batch
from jiyao.domains.training.models.certificates import Certificate, CertificateSeries
from jiyao.domains.training.models.courses import Course
from jiyao.domains.training.models.follow_ups import FollowUp, FollowUpStep
from jiyao.domains.training.models.questions import Question, Solution
from jiyao.domains.training.models.records import TrainingRecord
from jiyao.domains.training.models.requirements import Requirement
from jiyao.domains.training.models.sessions import Attendance, StudySession
from jiyao.domains.training.models.years import Programme, TrainingYear

__all__ = [
    "Attempt",
    "Attendance",
    "Batch",
    "Certificate",
    "CertificateSeries",
    "Course",
    "FollowUp",
    "FollowUpStep",
    "Programme",
    "Question",
    "Requirement",
    "Solution",
    "StudySession",
    "TrainingRecord",
    "TrainingYear",
]
