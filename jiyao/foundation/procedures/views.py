"""One page for every procedure: its form, its refusals beside the button, its result."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.doors import fetch
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.access.marks import period_of
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.procedures.asking import needed, why_not
from jiyao.foundation.procedures.binding import is_partly_hidden, unbind_for
from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.procedures.forms import ProcedureForm, form_class
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refused, Unseen, field_of, wrong_role
from jiyao.foundation.procedures.tools import list_next
from jiyao.foundation.trail.sealing import Traced
from jiyao.foundation.ui.parts import Choice
from jiyao.foundation.ui.telling import tell


def act(request: SignedIn, code: str, ref: UUID | None = None) -> HttpResponse:
    """Show a procedure's form, or carry the procedure out."""
    procedure = _procedure(code, ref)
    if not procedure.opens_to(request.facts.roles):
        raise Refused([wrong_role(procedure.by)], procedure)
    subject = _subject(request, procedure, ref)
    form = _form(request, procedure, subject)
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, form)
    if form.on_the_record and (form.posted_elsewhere or not form.is_bound):
        return redirect(subject)
    return _page(request, form, _already_refused(request, procedure, subject))


def matrix(request: SignedIn) -> HttpResponse:
    """Show who may do what, straight from the declarations (clause SYS-06)."""
    rows = sorted(PROCEDURES.values(), key=lambda p: p.code)
    return render(request, "procedures/matrix.html", {"roles": ROLES.values(), "procedures": rows})


def _procedure(code: str, ref: UUID | None) -> Procedure:
    procedure = PROCEDURES.get(code)
    if procedure is None or bool(procedure.model) != bool(ref):
        raise Http404
    return procedure


def _subject(request: SignedIn, procedure: Procedure, ref: UUID | None) -> Any:
    if procedure.model is None or ref is None:
        return None
    rows: Any = procedure.model._default_manager.all()  # type: ignore[attr-defined]
    if isinstance(rows, LabelledQuerySet):
        return fetch(request, rows, ref, procedure.needs)
    found = rows.filter(public_id=ref).first()
    if found is None:
        raise Http404
    return found


def _form(request: SignedIn, procedure: Procedure, subject: Any) -> ProcedureForm:
    usable = _own(request, "permit", Permit.objects.usable_at(timezone.now()), procedure, subject)
    amends = _own(request, "amend", Permit.objects.undecided(), procedure, subject)
    initial = _read_back(request, amends.bound) if amends else request.GET.dict()
    form = form_class(procedure)
    if usable:
        initial |= {form.reason_field: usable.reason}
    return form(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=initial,
        subject=subject,
        person=request.user,
        facts=request.facts,
        permit_values=_read_back(request, usable.bound) if usable else None,
        amends=amends,
    )


def _own(
    request: SignedIn, name: str, rows: Any, procedure: Procedure, subject: Any
) -> Permit | None:
    """Return the person's own request that the address names, if it names one."""
    if procedure.approval is None or name not in request.GET:
        return None
    ref = getattr(subject, "public_id", None)
    mine = rows.filter(code=procedure.code, asked_by=request.user.pk, subject_ref=ref)
    found = next((each for each in mine if str(each.public_id) == request.GET[name]), None)
    if found is None:
        raise Http404
    return found


def _read_back(request: SignedIn, bound: dict[str, Any]) -> dict[str, Any]:
    """Return what was asked for; the request is gone for who may no longer know all of it."""
    [values] = unbind_for(request.facts, [bound])
    if is_partly_hidden(values):
        raise Http404
    return values


def _already_refused(request: SignedIn, procedure: Procedure, subject: Any) -> list[Any]:
    if subject is None:
        return []
    return why_not(procedure, [subject], request.user, request.facts, timezone.now())[subject.pk]


def _carry_out(request: SignedIn, form: ProcedureForm) -> HttpResponse:
    try:
        result = form.carry_out()
    except Unseen:
        raise
    except Refused as refused:
        return _page(request, form, refused.refusals, status=409)
    done = _("已提出申请：%(what)s") if form.is_request else _("已办理：%(what)s")
    said = done % {"what": form.procedure.title}
    _tell(request, said, _record(form, result))
    many = list_next(request.GET)
    if many and not (form.is_request or form.leads_on):
        return redirect(many)
    return redirect(_where_next(_what_to_show(form, result)))


def _record(form: ProcedureForm, result: Any) -> Any:
    """Return the record as it is now; what was begun is shown next and tells of itself."""
    record = result if type(result) is type(form.subject) else form.subject
    return record if isinstance(record, Traced) else None


def _tell(request: SignedIn, said: str, record: Traced | None) -> None:
    """Say what was done and how its record is called, unless it is called by one that its holder
    may not know."""
    name = ""
    with suppress(ObjectDoesNotExist):
        name = record.short_name() if record else ""
    if record and name:
        tell(request, f"{said} {name}", record.kind(), record.public_id)
    else:
        tell(request, said)


def _what_to_show(form: ProcedureForm, result: Any) -> Any:
    """After asking, the request; after acting, the record or what was begun with it."""
    if form.is_request or form.leads_on or form.subject is None:
        return result
    return form.subject


def _where_next(record: Any) -> str:
    return record.get_absolute_url() if hasattr(record, "get_absolute_url") else reverse("today")


def _level(form: ProcedureForm) -> Any:
    """The mark of the record; none where a holder may know the record and not its label."""
    with suppress(Label.DoesNotExist):
        shown = getattr(form.subject, "shown_level", None)
        return shown or getattr(getattr(form.subject, "label", None), "level", None)
    return None


def _other_answers(request: SignedIn, form: ProcedureForm) -> list[Choice]:
    """Return the other answers to the same question, as far as they are possible.

    What was asked with the address is asked of them, too.
    """
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    others = [PROCEDURES[code] for code in form.procedure.instead if form.subject is not None]
    return [
        Choice(each.title, reverse("act", args=[each.code, form.subject.public_id]) + asked)
        for each in others
        if not _already_refused(request, each, form.subject)
    ]


def _page(
    request: SignedIn, form: ProcedureForm, refusals: list[Any], status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "procedure": form.procedure,
        "subject": form.subject,
        "level": _level(form),
        "period": period_of(form.subject, request.facts),
        "refusals": refusals,
        "anew": field_of(refusals),
        "approved": form.bound_in_words(form.permit_values or {}),
        "needed": needed(form.procedure, form.subject, request.user, timezone.now()),
        "others": _other_answers(request, form),
        "submit": _("提出申请") if form.is_request else form.procedure.title,
        "back": _where_next(form.subject) if form.subject is not None else reverse("today"),
    }
    return render(request, "procedures/act.html", context, status=status)
