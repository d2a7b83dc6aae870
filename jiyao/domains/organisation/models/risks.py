"""Risks that secrets get out, rated by a matrix that is data (ORG-12)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Dated, Person

SCALE = (1, 2, 3, 4, 5)


class Rating(models.TextChoices):
    """How grave a risk is, from the matrix."""

    LOW = "low", _("低")
    MEDIUM = "medium", _("中")
    HIGH = "high", _("高")
    EXTREME = "extreme", _("极高")


class Likelihood(models.IntegerChoices):
    """How probable it is that a threat becomes true."""

    RARE = 1, _("1 极少")
    UNLIKELY = 2, _("2 较少")
    POSSIBLE = 3, _("3 可能")
    LIKELY = 4, _("4 很可能")
    CERTAIN = 5, _("5 几乎必然")


class Impact(models.IntegerChoices):
    """How much harm it does."""

    SLIGHT = 1, _("1 轻微")
    MINOR = 2, _("2 较小")
    MODERATE = 3, _("3 中等")
    MAJOR = 4, _("4 严重")
    GRAVE = 5, _("5 特别严重")


L, M, H, X = Rating.LOW, Rating.MEDIUM, Rating.HIGH, Rating.EXTREME
# A row a likelihood, a column an impact, both from 1; what ships until a cell is set otherwise.
SHIPPED = (
    (L, L, L, M, H),
    (L, L, M, H, H),
    (L, M, M, H, X),
    (L, M, H, X, X),
    (M, H, H, X, X),
)
Grid = dict[tuple[int, int], Rating]


class RiskCell(Dated):
    """A cell of the matrix that the organisation rates in its own way."""

    likelihood = models.PositiveSmallIntegerField(_("可能性"), choices=Likelihood.choices)
    impact = models.PositiveSmallIntegerField(_("影响"), choices=Impact.choices)
    rating = models.CharField(_("风险等级"), max_length=10, choices=Rating.choices)

    class Meta:
        verbose_name = _("风险矩阵")
        indexes = [models.Index(fields=["likelihood", "impact"], name="risk_cell_by_place")]

    def __str__(self) -> str:
        return f"{self.likelihood} × {self.impact}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:risk_matrix")

    @classmethod
    def matrix_at(cls, at: datetime) -> Grid:
        """Return the rating of every likelihood and impact as it holds at `at`."""
        grid = {(x, y): SHIPPED[x - 1][y - 1] for x in SCALE for y in SCALE}
        for cell in cls.objects.holding_at(at).order_by("since", "pk"):
            grid[cell.likelihood, cell.impact] = Rating(cell.rating)
        return grid


class Risk(Dated):
    """A threat to something that is to be protected; until: when it was gone."""

    asset = models.CharField(_("保护对象"), max_length=120)
    threat = models.CharField(_("威胁"), max_length=200)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("部门")
    )

    class Meta:
        verbose_name = _("泄密风险")

    def __str__(self) -> str:
        return f"{self.asset}：{self.threat}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:risk", args=[self.public_id])


class RiskAssessment(Dated):
    """How a risk was assessed; it stands until the next assessment or the end of the risk."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="assessments")
    likelihood = models.PositiveSmallIntegerField(_("可能性"), choices=Likelihood.choices)
    impact = models.PositiveSmallIntegerField(_("影响"), choices=Impact.choices)
    rating = models.CharField(_("风险等级"), max_length=10, choices=Rating.choices)
    measure = models.CharField(_("防护措施"), max_length=300)
    owner = models.ForeignKey(
        Person, models.PROTECT, related_name="risks_owned", verbose_name=_("责任人")
    )
    review_on = models.DateField(_("复评日期"))

    GRAVE: ClassVar[tuple[str, ...]] = (Rating.HIGH, Rating.EXTREME)

    class Meta:
        verbose_name = _("风险评估")
        indexes = [models.Index(fields=["since", "id"], name="risk_assessment_by_date")]

    def __str__(self) -> str:
        return self.risk.asset

    def get_absolute_url(self) -> str:
        return self.risk.get_absolute_url()


def standing_of(risk: Risk) -> Any:
    """Return the assessment that stands, or stood last."""
    rows = risk.assessments.select_related("owner", "set_by")
    return rows.order_by("-since", "-pk").first()
