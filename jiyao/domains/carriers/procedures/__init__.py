"""What is done with carriers. The first that are declared are the first actions of a page."""

from jiyao.domains.carriers.procedures import circulating, receiving

__all__ = ["circulating", "receiving"]
