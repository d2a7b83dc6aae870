"""Values as the paper form would say them: a row by its name, a choice by its words, a time."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiyao.foundation.procedures.binding import Hidden
from jiyao.foundation.procedures.declarations import Procedure


def in_words(field: forms.Field | None, value: Any) -> str:
    """Return a value in words; field: where it was filled in, if a form has it."""
    if isinstance(value, list | tuple | QuerySet):
        return "、".join(in_words(field, each) for each in value) or _("无")
    if isinstance(value, Hidden):
        return _("不在您知悉范围内的记录")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "Y年n月j日 H:i")
    if isinstance(value, date):
        return date_format(value, "Y年n月j日")
    return _chosen(field, value) or (_("无") if value in (None, "") else str(value))


def _chosen(field: forms.Field | None, value: Any) -> str:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return ""
    return next((str(words) for key, words in _flat(field.choices) if str(key) == str(value)), "")


def _flat(choices: Any) -> Any:
    for key, words in choices:
        if isinstance(words, list | tuple):
            yield from words
        else:
            yield key, words


def titles_of(procedure: Procedure, form: type[forms.Form]) -> dict[str, str]:
    """Return the Chinese name of each field that an approval binds."""
    names = procedure.approval.fields if procedure.approval else ()
    return {n: _title(procedure, form, n) for n in names if n != procedure.subject}


def _title(procedure: Procedure, form: type[forms.Form], name: str) -> str:
    field = form.base_fields.get(name)
    if field is not None and field.label:
        return str(field.label)
    meta = getattr(procedure.parameters[name], "_meta", None)
    return str(meta.verbose_name) if meta else name
