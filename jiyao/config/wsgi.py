"""The web application, refused when the database roles are not as they must be."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiyao.config.settings")
application = get_wsgi_application()

from jiyao.foundation.store.roles import refuse_unsafe_roles  # noqa: E402
from jiyao.foundation.vault.keys import refuse_unsafe_keys  # noqa: E402

refuse_unsafe_roles()
refuse_unsafe_keys()
