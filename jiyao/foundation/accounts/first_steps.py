"""What a person owes after sign-in before anything else opens, in this order.

The first password is replaced, the signing PIN set, the second factor enrolled (SYS-01, SYS-07).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

COVERS: dict[str, Callable[[Any], bool]] = {
    "administrators": lambda facts: facts.is_administrator,
    "all": lambda facts: True,
    "none": lambda facts: False,
}
ALWAYS = ("account_logout", "account_reauthenticate", "mfa_reauthenticate", "unlock")


@dataclass(frozen=True)
class Step:
    """One thing owed: whether it is, why, and the pages that serve it; the first is led to."""

    is_owed: Callable[[Any], bool]
    why: Any
    pages: tuple[str, ...]


def second_factor_is_demanded(facts: Any) -> bool:
    """Whether the installation's setting demands a second factor of this person."""
    return COVERS[settings.SECOND_FACTOR_FOR](facts)


def check_setting() -> None:
    """Raise ImproperlyConfigured when the setting names nobody that we know of."""
    if settings.SECOND_FACTOR_FOR not in COVERS:
        raise ImproperlyConfigured(f"JIYAO_SECOND_FACTOR: {', '.join(COVERS)}")


def _second_factor_is_missing(request: Any) -> bool:
    demanded = second_factor_is_demanded(request.facts)
    return demanded and not is_mfa_enabled(request.user, [Authenticator.Type.TOTP])


STEPS = [
    Step(
        lambda request: request.user.must_change_password,
        _("您用的是别人给的初始口令，请先改成只有您自己知道的口令。"),
        ("account_change_password",),
    ),
    Step(
        lambda request: not request.user.pin,
        _("请先设置签名 PIN，签收、批准时用它确认是您本人。"),
        ("pin",),
    ),
    Step(
        _second_factor_is_missing,
        _("您的职责要求二次验证，请先启用验证器。"),
        ("mfa_activate_totp", "mfa_index", "mfa_view_recovery_codes"),
    ),
]


def step_before(page: str, step: Step) -> None:
    """Let an area demand a step of its own before the one whose first page this is."""
    pages = [each.pages[0] for each in STEPS]
    if step.pages[0] not in pages:
        STEPS.insert(pages.index(page), step)


class FirstSteps:
    """Lead to the first step that is owed; its pages and those of earlier steps stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        here = request.resolver_match.view_name  # type: ignore[union-attr]
        if not request.user.is_authenticated or here in ALWAYS:
            return None
        for step in STEPS:
            if step.is_owed(request):
                return None if here in step.pages else _lead_to(request, step)
            if here in step.pages:
                return None
        return None


def _lead_to(request: HttpRequest, step: Step) -> HttpResponse:
    messages.info(request, step.why)
    return redirect(step.pages[0])
