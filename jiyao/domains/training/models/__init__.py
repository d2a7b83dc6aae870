"""Training, by area; everything is imported from here."""

from jiyao.domains.training.models.certificates import Certificate

__all__ = ["Certificate"]
