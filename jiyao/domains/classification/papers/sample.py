"""A sample with its seed and method, and what the checks found (CLS-09, CLS-21)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.facts import METHOD
from jiyao.domains.classification.models import Sample, SampleLine
from jiyao.domains.classification.papers.approval import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day


def fill_sample(sample: Any, person: PersonFacts) -> Sheet:
    """Make the sheet: how it was drawn, each decision with the value that drew it, the result."""
    rows = SampleLine.objects.visible_to(person, Action.HANDLE).filter(sample=sample)
    rows = rows.select_related("event__item__label__level__scheme", "checked_by", "sample")
    lines = list(rows.order_by("place"))
    headings = [_("序"), _("编号、办理、时间"), _("密级"), _("抽取值"), _("核查结果"), _("说明"),
                _("核查人"), _("日期")]  # fmt: skip
    return Sheet(
        [(sample.label.level, ""), *((x.event.item.label.level, "") for x in lines)],
        {
            "facts": [
                fact(_("抽查编号"), sample.number),
                fact(_("抽查什么"), sample.get_of_display()),
                fact(_("自"), full_day(sample.since)),
                fact(_("至"), full_day(sample.until)),
                fact(_("总体"), sample.population),
                fact(_("随机种子"), sample.seed),
                fact(_("总体摘要"), sample.fingerprint, wide=True),
                fact(_("抽取方法"), METHOD, wide=True),
                fact(_("抽取人"), sample.drawn_by),
                fact(_("抽取日期"), full_day(sample.drawn_at)),
            ],
            "headings": headings,
            "rows": [_line(line) for line in lines],
        },
    )


def _line(line: Any) -> list[str]:
    return [
        str(line.place),
        str(line),
        str(line.event.item.marking),
        line.value,
        line.get_result_display(),
        line.words,
        str(line.checked_by or ""),
        full_day(line.checked_at),
    ]


paper(
    Paper(
        code="classification.sample",
        title=gettext_lazy("定密抽查表"),
        template=f"{TEMPLATES}/sample.typ",
        rows=lambda: Sample.objects.select_related("label__level__scheme", "drawn_by"),
        action=Action.HANDLE,
        fill=fill_sample,
    )
)
