"""The web application, refused when the database roles are not as they must be.

Where a request came from, and whether over TLS, only the proxies of `JIYAO_PROXIES` may say.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiyao.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402
from granian.utils.proxies import wrap_wsgi_with_proxy_headers  # noqa: E402

from jiyao.config.settling import settle_down  # noqa: E402
from jiyao.foundation.store.roles import refuse_unsafe_roles  # noqa: E402
from jiyao.foundation.vault.keys import refuse_unsafe_keys  # noqa: E402

application = wrap_wsgi_with_proxy_headers(application, settings.PROXIES)
refuse_unsafe_roles()
refuse_unsafe_keys()
settle_down()
