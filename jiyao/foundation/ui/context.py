"""What the frame of every page shows. Asked only when shown: a page part costs no query."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.ui.clauses import own_articles
from jiyao.foundation.ui.navigation import drawn, url_or_blank


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the names that `base.html` and `base_plain.html` use."""
    facts = getattr(request, "facts", None)
    shown = {
        "organisation": getattr(settings, "ORGANISATION", "") or _("本单位"),
        "ceiling": SimpleLazyObject(_ceiling),
        "base": _base(request),
        "own_articles": SimpleLazyObject(own_articles),
        "demo": getattr(settings, "DEMO", False),
        "now": facts.at if facts else timezone.now(),
    }
    return shown | _of_person(request, facts) if facts else shown


def _base(request: HttpRequest) -> str:
    """A register's part alone when htmx swaps it; the whole page in every other case."""
    htmx = getattr(request, "htmx", None)
    part = htmx and htmx.target == "register" and not htmx.history_restore_request
    return "base_part.html" if part else "base.html"


def _of_person(request: HttpRequest, facts: Any) -> dict[str, Any]:
    return {
        "navigation": SimpleLazyObject(lambda: drawn(request, facts.roles)),
        "search_url": url_or_blank("search"),
        "duty_url": url_or_blank("duties"),
        "duty_count": SimpleLazyObject(lambda: _duty_count(facts.person_id)),
        "my_roles": _roles_text(facts.roles),
    }


def _ceiling() -> str:
    from jiyao.foundation.access.ceiling import current_ceiling

    return _("处理上限：%s") % (current_ceiling() or _("未设定"))


def _duty_count(person_id: int) -> int:
    from jiyao.foundation.duties.models import Duty

    return Duty.objects.owed_by(person_id).count()


def _roles_text(codes: frozenset[str]) -> str:
    offices = [str(role) for code, role in ROLES.items() if code in codes and role is not STAFF]
    return "、".join(offices) or str(STAFF)
