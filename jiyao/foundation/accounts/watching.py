"""Sign-ins, failures and second factors on the trail, once each (clauses SYS-01, SYS-03)."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from allauth.mfa import signals as second_factor
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest, HttpResponse

from jiyao.foundation.accounts import sessions
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import (
    Act,
    NoActUnderWay,
    acting,
    current_act,
    record_alone,
)

NOBODY = "nobody"
View = Callable[..., HttpResponse]


def connect() -> None:
    """Listen to the sign-in of Django and to wrong codes of allauth."""
    user_logged_in.connect(_signed_in, dispatch_uid="jiyao.in")
    user_logged_out.connect(_signed_out, dispatch_uid="jiyao.out")
    second_factor.authentication_failed.connect(_wrong_code, dispatch_uid="jiyao.code")


def note(who: str, code: str, outcome: str, **fields: Any) -> None:
    """Record in the act under way, under this person's number, or alone when there is none."""
    act = _under_way()
    if act is None:
        record_alone(who, code, outcome, **fields)
        return
    act.who = who
    act.record(code, outcome, **fields)


def recorded(code: str, view: View, method: str = "POST") -> View:
    """Return a view of allauth that writes inside one act: its rows and the entry, or neither.

    code: the entry of a request that nothing else records; a form shown again counts as refused.
    A view that another one resumes joins the act of that one.
    """

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != method:
            return view(request, *args, **kwargs)
        under_way = _under_way()
        opened = acting(request.user.get_username() or NOBODY)
        with nullcontext(under_way) if under_way else opened as act:
            response = view(request, *args, **kwargs)
            if not act.recorded:
                act.record(code, _outcome(method, response), clauses=("SYS-01",))
        return response

    return inside


def _under_way() -> Act | None:
    try:
        return current_act()
    except NoActUnderWay:
        return None


def _outcome(method: str, response: HttpResponse) -> str:
    if method == "GET":
        return Outcome.OPENED
    return Outcome.DONE if response.status_code == 302 else Outcome.REFUSED


def _signed_in(user: Any, request: HttpRequest, **kwargs: Any) -> None:
    sessions.begin(request)
    note(user.number, "accounts.session.opened", Outcome.DONE)


def _signed_out(user: Any, **kwargs: Any) -> None:
    if user is not None:
        note(user.number, "accounts.session.closed", Outcome.DONE)


def _wrong_code(sender: Any, user: Any, request: Any, **kwargs: Any) -> None:
    """Count a wrong code like a wrong password; whoever is locked out by it starts anew."""
    credentials = {"username": user.number}
    user_login_failed.send(sender=sender, credentials=credentials, request=request)
    if request.axes_locked_out:
        request.session.flush()
