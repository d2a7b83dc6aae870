from typing import Any
from uuid import UUID

from allauth.account import views as allauth_views
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.models import Appointment, Clearance
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts import setting_up
from jiyao.foundation.accounts.attempts import locked_until
from jiyao.foundation.accounts.models import Session
from jiyao.foundation.accounts.own_forms import PinForm, UnlockForm
from jiyao.foundation.accounts.sessions import LOCKED, go_on
from jiyao.foundation.accounts.set_up_form import SetUpForm
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.people.models import Membership, Person
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone, system_scope
from jiyao.foundation.ui.parts import Fact

# What is due on a person's page; what a loss alone asks for does not stand out.
NEXT = ("accounts.lock-out.lifted", "accounts.password.given")


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for number and password; before the first set-up, lead to it."""
    if not setting_up.is_set_up():
        return redirect("set_up")
    return allauth_views.login(request)


@login_not_required
def set_up(request: HttpRequest) -> HttpResponse:
    """Enrol the three administrators on the first start; closed for good afterwards."""
    if setting_up.is_set_up():
        raise Http404
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        setting_up.set_up(form.founders())
        messages.success(request, _("三名管理员已建立，请各自登录，设置签名 PIN 和二次验证。"))
        return redirect("account_login")
    return render(request, "accounts/set_up.html", {"form": form})


def unlock(request: SignedIn) -> HttpResponse:
    """Go on with a session that was locked for idleness, after the password."""
    if not request.session.get(LOCKED):
        return redirect(_safe_next(request))
    form = UnlockForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        go_on(request)
        record_alone(request.user.number, "accounts.session.unlocked", Outcome.DONE)
        return redirect(_safe_next(request))
    return render(request, "accounts/unlock.html", {"form": form})


def own_pin(request: SignedIn) -> HttpResponse:
    """Set one's own signing PIN."""
    form = PinForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        with system_scope("people.pin.set", request.user.number):
            set_pin(Person.objects.get(pk=request.user.pk), form.cleaned_data["pin"])
        messages.success(request, _("签名 PIN 已设置"))
        return redirect("me")
    return render(request, "accounts/pin.html", {"form": form})


def me(request: SignedIn) -> HttpResponse:
    """Show a person's own account: who I am, what I may, how I sign in, where I am signed in."""
    now = timezone.now()
    context = {
        "facts": _facts(request.user, now),
        **_standing(request.user, now),
        "has_second_factor": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "sessions": Session.objects.open_at(request.user, now),
        "this_session": request.session.session_key,
        "now": now,
    }
    return render(request, "accounts/me.html", context)


@require_POST
def end_session(request: SignedIn) -> HttpResponse:
    """End another of one's own sessions; for this one there is signing out."""
    mine = Session.objects.open_at(request.user, timezone.now())
    mine = mine.exclude(session_key=request.session.session_key)
    found = next((each for each in mine if each.ref == request.POST.get("session")), None)
    if found is None:
        raise Http404
    with system_scope("accounts.session.ended", request.user.number):
        found.delete()
    messages.success(request, _("那一处的登录已结束"))
    return redirect("me")


def person(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a person to the administrators who manage people and access."""
    if not request.facts.roles & {SYSTEM.code, SECURITY.code}:
        raise Refused([wrong_role([SYSTEM, SECURITY])])
    record = Person.objects.select_related("unit").filter(public_id=ref).first()
    if record is None:
        raise Http404
    note_opening(request, record)
    return render(request, "accounts/person.html", _about(request, record))


def _about(request: SignedIn, record: Person) -> dict[str, Any]:
    now = timezone.now()
    available = actions_on(record, request.user, request.facts, now)
    possible = {each.procedure.code for each in available if not each.refusals}
    return {
        "record": record,
        "title": record.name,
        "subtitle": record.number,
        "facts": _facts(record, now),
        "now_facts": [Fact(_("状态"), _state(record, now))],
        **_standing(record, now),
        "grants": SECURITY.code in request.facts.roles,
        "sessions": Session.objects.open_at(record, now),
        "available": available,
        "permits": usable_by(request.user, now).filter(subject_ref=record.public_id),
        "comes_next": next((code for code in NEXT if code in possible), ""),
        "now": now,
    }


def _facts(person: Any, now: Any) -> list[Fact]:
    circles = Membership.objects.holding_at(now).filter(person=person).select_related("circle")
    return [
        Fact(_("姓名"), person.name),
        Fact(_("人员编号"), person.number),
        Fact(_("部门"), person.unit),
        Fact(_("职务"), person.position),
        Fact(_("所属范围"), "、".join(str(each.circle) for each in circles)),
    ]


def _standing(person: Any, now: Any) -> dict[str, Any]:
    return {
        "appointments": Appointment.objects.filter(person=person).order_by("-since"),
        "clearances": Clearance.objects.filter(person=person)
        .select_related("level__scheme")
        .order_by("-since"),
    }


def _state(person: Person, now: Any) -> str:
    if not person.is_active:
        return _("已停用")
    return _("登录已锁定") if locked_until(person.number, now) else _("在册")


def _safe_next(request: SignedIn) -> str:
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return "today"
