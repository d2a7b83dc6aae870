"""The trail without the rest of the project, on one alias: for bench/trail.py."""

import tempfile
from pathlib import Path

HOME = Path(tempfile.gettempdir()) / "jiyao-trail-tests"
SECRET_KEY = "only for tests"
INSTALLED_APPS = [
    "jiyao.foundation.store",
    "jiyao.foundation.people",
    "jiyao.foundation.trail",
    "django.contrib.auth",
    "django.contrib.contenttypes",
]
AUTH_USER_MODEL = "people.Person"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DATABASE_ROUTERS = ["jiyao.foundation.store.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
