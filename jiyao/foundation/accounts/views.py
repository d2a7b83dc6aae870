from uuid import UUID

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.models import Appointment, Clearance
from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts.forms import PinForm, UnlockForm
from jiyao.foundation.accounts.middleware import LOCKED, SEEN_AT
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.people.models import Membership, Person
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused
from jiyao.foundation.trail.recording import system_scope
from jiyao.foundation.ui.parts import Fact


def unlock(request: HttpRequest) -> HttpResponse:
    """Go on with a session that was locked for idleness, after the password."""
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = request.user.number
        if authenticate(request, username=number, password=form.cleaned_data["password"]):
            request.session.pop(LOCKED, None)
            request.session[SEEN_AT] = timezone.now().timestamp()
            return redirect(_safe_next(request))
        form.add_error("password", _("口令不正确"))
    return render(request, "accounts/unlock.html", {"form": form})


def own_pin(request: HttpRequest) -> HttpResponse:
    """Set one's own signing PIN."""
    form = PinForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        with system_scope("people.pin.set", request.user.number):
            set_pin(Person.objects.get(pk=request.user.pk), form.cleaned_data["pin"])
        messages.success(request, _("签名 PIN 已设置"))
        return redirect("today")
    return render(request, "accounts/pin.html", {"form": form})


def person(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a person to the administrators who manage people and access."""
    if not request.facts.roles & {SYSTEM.code, SECURITY.code}:
        raise Refused([WRONG_ROLE])
    record = Person.objects.select_related("unit").filter(public_id=ref).first()
    if record is None:
        raise Http404
    note_opening(request, record)
    now = timezone.now()
    circles = Membership.objects.holding_at(now).filter(person=record).select_related("circle")
    context = {
        "record": record,
        "title": record.name,
        "subtitle": record.number,
        "facts": [
            Fact(_("部门"), record.unit),
            Fact(_("职务"), record.position),
            Fact(_("所属范围"), "、".join(str(each.circle) for each in circles)),
        ],
        "now_facts": [Fact(_("状态"), _("在册") if record.is_active else _("已停用"))],
        "appointments": Appointment.objects.filter(person=record).order_by("-since"),
        "clearances": Clearance.objects.filter(person=record)
        .select_related("level__scheme")
        .order_by("-since"),
        "available": actions_on(record, request.user, request.facts, now),
        "permits": usable_by(request.user, now).filter(subject_ref=record.public_id),
        "now": now,
    }
    return render(request, "accounts/person.html", context)


def _safe_next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return "today"
