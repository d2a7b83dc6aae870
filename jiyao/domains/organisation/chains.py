"""Who answered for somebody on the day of an event, for pages of findings and losses (ORG-23)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import chain_at
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.people.models import Circle, Membership


def unit_at(person: Any, at: datetime) -> Circle | None:
    """Return the unit to which the person belonged at `at`, if it was one."""
    rows = Membership.objects.holding_at(at).filter(person=person, circle__kind_of=Circle.Kind.UNIT)
    row = rows.select_related("circle").order_by("-since", "-pk").first()
    return row.circle if row else None


def chain_section(person: Any, at: datetime) -> Section:
    """Return the table of the chain above the person as it stood at `at`, the person last."""
    lines = [(tier, who, unit or "", "") for tier, unit, who in _chain(person, at)]
    heads = [(_("责任层级"), "text"), (_("责任人"), "person"), (_("部门"), "text")]
    return section(_("当日的责任链条"), heads, lines, "")


def chain_in_words(person: Any, at: datetime) -> str:
    """Return the same chain in a line."""
    return " → ".join(f"{tier} {who}" for tier, _unit, who in _chain(person, at))


def _chain(person: Any, at: datetime) -> list[tuple[Any, Any, Any]]:
    unit = unit_at(person, at)
    links = chain_at(at, unit)
    above = [
        (link.tier.label, link.unit, link.charge.person if link.charge else _("未明确"))
        for link in links
    ]
    return [*above, (_("本人"), unit, person)]
