"""The pages of training."""

from jiyao.domains.training.views.certificates import certificate

__all__ = ["certificate"]
