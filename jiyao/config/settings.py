"""Settings of an installation, read from `JIYAO_*` variables (listed in docs/operations.md)."""

import os
from pathlib import Path

from jiyao.config.databases import databases
from jiyao.config.secrets import secret_key

HOME = Path(os.environ.get("JIYAO_HOME", "var")).resolve()
DEMO = os.environ.get("JIYAO_DEMO", "") == "1"
DEBUG = False

SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("JIYAO_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
BEHIND_TLS = os.environ.get("JIYAO_TLS", "") == "1"
PROXIES = [p for p in os.environ.get("JIYAO_PROXIES", "").split(",") if p]

INSTALLED_APPS = [
    "jiyao.foundation.store",
    "jiyao.foundation.people",
    "jiyao.foundation.trail",
    "jiyao.foundation.access",
    "jiyao.foundation.procedures",
    "jiyao.foundation.duties",
    "jiyao.foundation.regime",
    "jiyao.foundation.approvals",
    "jiyao.foundation.registers",
    "jiyao.foundation.paper",
    "jiyao.foundation.vault",
    "jiyao.foundation.imports",
    "jiyao.foundation.accounts",
    "jiyao.foundation.audit",
    "jiyao.foundation.calendar",
    "jiyao.foundation.exports",
    "jiyao.foundation.backup",
    "jiyao.foundation.ui",
    "jiyao.domains.organisation",
    "jiyao.domains.reporting",
    "jiyao.domains.training",
    "jiyao.domains.personnel",
    "jiyao.domains.classification",
    "jiyao.domains.carriers",
    "jiyao.domains.archives",
    "jiyao.domains.inspection",
    "jiyao.domains.release",
    "jiyao.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "jiyao.config.settling.room_for_calls",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jiyao.foundation.accounts.middleware.RequestNotes",
    "jiyao.foundation.accounts.middleware.Stopped",
    "jiyao.foundation.accounts.middleware.IdleLock",
    "jiyao.foundation.store.middleware.OneReadTransaction",
    "jiyao.foundation.accounts.first_steps.FirstSteps",
    "jiyao.foundation.procedures.middleware.RefusalPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "jiyao.config.urls"
WSGI_APPLICATION = "jiyao.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jiyao.foundation.ui.context.frame",
            ],
            "builtins": ["jiyao.foundation.ui.templatetags.jiyao"],
        },
    }
]

VAULT = Path(os.environ.get("JIYAO_VAULT", HOME / "vault")).resolve()
KEYS = Path(os.environ.get("JIYAO_KEYS", HOME / "keys")).resolve()
FILE_MEGABYTES = int(os.environ.get("JIYAO_FILE_MEGABYTES", "50"))
FILE_UPLOAD_HANDLERS = ["jiyao.foundation.vault.uploads.InMemory"]

DATABASES = databases(HOME)
DATABASE_ROUTERS = ["jiyao.foundation.store.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "jiyao.foundation.accounts.backend.PasswordBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "jiyao.foundation.accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": int(os.environ.get("JIYAO_PASSWORD_LENGTH", "10"))},
    },
    {"NAME": "jiyao.foundation.accounts.passwords.KindsOfCharacter"},
    {"NAME": "jiyao.foundation.accounts.passwords.NotCommon"},
    {"NAME": "jiyao.foundation.accounts.passwords.NotTheNumberOrName"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "jiyao.foundation.accounts.adapter.ClosedAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "jiyao.foundation.accounts.own_forms.SignInForm",
    "change_password": "jiyao.foundation.accounts.own_forms.OwnPasswordForm",
    "reauthenticate": "jiyao.foundation.accounts.own_forms.ConfirmForm",
}
MFA_FORMS = {
    "authenticate": "jiyao.foundation.accounts.own_forms.CodeForm",
    "reauthenticate": "jiyao.foundation.accounts.own_forms.ConfirmCodeForm",
    "activate_totp": "jiyao.foundation.accounts.own_forms.ActivateForm",
}
MFA_ADAPTER = "jiyao.foundation.accounts.adapter.OfflineSecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Jiyao"

AXES_FAILURE_LIMIT = int(os.environ.get("JIYAO_SIGN_IN_FAILURES", "5"))
AXES_COOLOFF_TIME = int(os.environ.get("JIYAO_LOCK_OUT_MINUTES", "30")) / 60
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HANDLER = "jiyao.foundation.accounts.attempts.TrailedAttempts"
AXES_LOCKOUT_CALLABLE = "jiyao.foundation.accounts.attempts.locked_out"
AXES_USERNAME_FORM_FIELD = "username"
AXES_SENSITIVE_PARAMETERS = ["username", "login", "oldpassword", "ip_address"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

CLOSING_TIME = os.environ.get("JIYAO_CLOSING_TIME", "17:30")
ORGANISATION = os.environ.get("JIYAO_ORGANISATION", "")
IDLE_LOCK_MINUTES = int(os.environ.get("JIYAO_IDLE_MINUTES", "10"))
SECOND_FACTOR_FOR = os.environ.get("JIYAO_SECOND_FACTOR", "none" if DEMO else "administrators")

CACHES = {"default": {"BACKEND": "jiyao.foundation.accounts.remembering.SharedMemory"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_ENGINE = "jiyao.foundation.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
if BEHIND_TLS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS, SECURE_HSTS_INCLUDE_SUBDOMAINS = 365 * 24 * 3600, True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jiyao.foundation.ui.faults.stale_form"
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("JIYAO_ORIGINS", "").split(",") if o]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
