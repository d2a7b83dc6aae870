"""Sign-ins, failures and second factors on the trail (clauses SYS-01, SYS-03)."""

from typing import Any

from allauth.mfa import signals as second_factor
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone

NOBODY = "nobody"


def connect() -> None:
    """Listen to the sign-in of Django, the lock-out of axes and the second factors of allauth."""
    user_logged_in.connect(_signed_in, dispatch_uid="jiyao.in")
    user_logged_out.connect(_signed_out, dispatch_uid="jiyao.out")
    user_login_failed.connect(_failed, dispatch_uid="jiyao.failed")
    user_locked_out.connect(_locked_out, dispatch_uid="jiyao.locked")
    second_factor.authenticator_added.connect(_factor_added, dispatch_uid="jiyao.factor")
    second_factor.authenticator_removed.connect(_factor_removed, dispatch_uid="jiyao.nofactor")


def _signed_in(user: Any, **kwargs: Any) -> None:
    record_alone(user.number, "accounts.session.opened", Outcome.DONE)


def _signed_out(user: Any, **kwargs: Any) -> None:
    if user is not None:
        record_alone(user.number, "accounts.session.closed", Outcome.DONE)


def _failed(**kwargs: Any) -> None:
    record_alone(NOBODY, "accounts.session.opened", Outcome.REFUSED, clauses=("SYS-07",))


def _locked_out(**kwargs: Any) -> None:
    record_alone(NOBODY, "accounts.session.locked-out", Outcome.REFUSED, clauses=("SYS-07",))


def _factor_added(user: Any, **kwargs: Any) -> None:
    record_alone(user.number, "accounts.second-factor.added", Outcome.DONE, clauses=("SYS-01",))


def _factor_removed(user: Any, **kwargs: Any) -> None:
    record_alone(user.number, "accounts.second-factor.removed", Outcome.DONE, clauses=("SYS-01",))
