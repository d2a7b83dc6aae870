"""Numbers of the lists of a year, without gaps."""

from typing import Any, ClassVar, Self

from django.db import models

from jiyao.foundation.trail.sealing import Traced


class YearlySeries(Traced):
    """The last number of a year; a kind of list has its own table and its own sign."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    SIGN: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def of(cls, year: int) -> Self:
        """Return the series of a year, locked, inside an act."""
        rows: Any = cls.objects.select_for_update()
        series: Self = rows.get_or_create(year=year)[0]
        return series

    def take(self) -> str:
        """Return the next number; without gaps, since it is taken inside the act."""
        self.last += 1
        self.save()
        return f"{self.SIGN}〔{self.year}〕{self.last:03d}号"
