"""What goes up of people in posts: vetted, suspended, abroad, left (ORG-16)."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Bar, Journey, Leaving, Release, Vetting
from jiyao.domains.reporting.declared import Reported, Span, in_span, reported

GROUP = _("涉密人员管理")


def _in_release(span: Span) -> int:
    return int(Release.objects.holding_at(span.seen).count())


reported(
    Reported(
        "personnel.vetted",
        GROUP,
        _("本期审查通过"),
        in_span(Vetting, "concluded_at", outcome=Vetting.Outcome.PASSED),
    ),
    Reported(
        "personnel.failed",
        GROUP,
        _("本期审查未通过"),
        in_span(Vetting, "concluded_at", outcome=Vetting.Outcome.FAILED),
    ),
    Reported(
        "personnel.suspended",
        GROUP,
        _("本期暂停接触秘密"),
        in_span(Bar, "since", kind_of=Bar.Kind.SUSPENDED),
    ),
    Reported(
        "personnel.abroad",
        GROUP,
        _("本期批准出国（境）"),
        in_span(Journey, "decided_at", outcome=Journey.Outcome.APPROVED),
    ),
    Reported("personnel.leaving", GROUP, _("本期开始离岗"), in_span(Leaving, "began_at")),
    Reported("personnel.release", GROUP, _("在脱密期内"), _in_release),
)
