from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from jiyao.foundation.accounts import level_views, roster_views, views
from jiyao.foundation.accounts.watching import recorded

SIGN_IN = [
    path("set-up/", views.set_up, name="set_up"),
    path("sign-in/", views.sign_in, name="account_login"),
    path(
        "second-factor/ask/",
        recorded("accounts.session.opened", second_factor.authenticate),
        name="mfa_authenticate",
    ),
    path("sign-out/", login_not_required(account.logout), name="account_logout"),
    path("unlock/", views.unlock, name="unlock"),
]
SECOND_FACTOR = [
    path("", second_factor.index, name="mfa_index"),
    path(
        "confirm/",
        recorded("accounts.second-factor.confirmed", second_factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path(
        "totp/on/",
        recorded("accounts.second-factor.added", totp.activate_totp),
        name="mfa_activate_totp",
    ),
    path(
        "totp/off/",
        recorded("accounts.second-factor.removed", totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "codes/",
        recorded("accounts.recovery-codes.opened", recovery.view_recovery_codes, "GET"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "codes/new/",
        recorded("accounts.recovery-codes.made", recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
urlpatterns = [
    *SIGN_IN,
    path("second-factor/", include(SECOND_FACTOR)),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("pin/", views.own_pin, name="pin"),
    path("me/", views.me, name="me"),
    path("me/sessions/end/", views.end_session, name="end_session"),
    path("levels/", level_views.levels, name="levels"),
    path("people/<uuid:ref>/", views.person, name="person"),
    path("rosters/<uuid:ref>/", roster_views.roster, name="roster"),
]
