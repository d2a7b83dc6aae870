"""What is owed to and agreed with a person, as a table of the person's file (PER-10, PER-13)."""

from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Agreement, Compensation, Entitlement
from jiyao.foundation.boards.sections import Section, section


def rights_of(person: Any) -> Section:
    """Return the table of entitlements, compensations and agreements, newest first."""
    lines = chain(
        _lines(Agreement, person, "since", lambda row: row.state),
        _lines(Entitlement, person, "since", lambda row: row.what),
        _lines(Compensation, person, "granted_at", lambda row: row.given),
    )
    heads = [(_("种类"), "text"), (_("内容"), "title"), (_("说明"), "text"), (_("自"), "time")]
    ordered = sorted(lines, key=lambda line: line[3], reverse=True)
    return section(_("权益、补偿和协议"), heads, ordered, _("没有登记权益、补偿和协议。"))


def _lines(model: Any, person: Any, column: str, note: Any) -> Any:
    name = model._meta.verbose_name
    for row in model.objects.filter(person=person):
        row.person = person
        yield name, _what(row), note(row), getattr(row, column), row.get_absolute_url()


def _what(row: Any) -> str:
    return str(
        row.get_restricted_display()
        if row.kind() == "personnel.compensation"
        else row.get_kind_of_display()
    )
