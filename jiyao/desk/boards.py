"""What the boards show of requests and of accounts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import (
    CLASSIFIER,
    LEADER,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    SECURITY,
    SYSTEM,
)
from jiyao.foundation.accounts.attempts import locked_numbers
from jiyao.foundation.approvals.queries import how_many_to_sign, to_sign
from jiyao.foundation.boards.declarations import Figure, Look, Offer, Worklist, figure, worklist
from jiyao.foundation.duties.titles import add_record_titles
from jiyao.foundation.people.models import Person
from jiyao.foundation.ui.parts import Choice, Work

SIGNERS = (LEADER, OFFICE_HEAD, CLASSIFIER, SECRECY_OFFICE, SYSTEM, SECURITY)


def locked_out(look: Look) -> Any:
    """Return the people who are locked out of signing in."""
    return Person.objects.filter(number__in=locked_numbers(look.now)).order_by("number")


def add_titles(permits: list[Any], look: Look) -> None:
    """Put the title of its record on each request, as far as the person may read it."""
    add_record_titles(permits, look.facts)


def request_line(permit: Any) -> Work:
    """Return a request as a line: about what, why, by whom, since when it waits."""
    about = f"{permit.subject_title} {permit.record_title}".strip()
    return Work(
        number=about or str(_("待签")),
        url=permit.get_absolute_url(),
        label=permit.level,
        title=f"{permit.title}：{permit.reason}",
        who=permit.asked_by,
        since=permit.asked_at,
        actions=[Choice(_("审批"), permit.get_absolute_url())],
    )


def person_line(person: Any) -> Work:
    """Return a person as a line."""
    return Work(number=person.number, url=person.get_absolute_url(), title=person.name)


figure(
    Figure(
        "approvals.to-sign",
        _("待签"),
        lambda look: how_many_to_sign(look.facts),
        SIGNERS,
        1,
        lambda look: reverse("to_sign"),
    )
)
figure(
    Figure(
        "accounts.locked-out",
        _("登录被锁定"),
        lambda look: locked_out(look).count(),
        (SYSTEM, SECURITY),
        60,
    )
)
worklist(
    Worklist(
        code="approvals.to-sign",
        title=_("待批申请"),
        rows=lambda look: to_sign(look.facts),
        enrich=add_titles,
        line=request_line,
        by=SIGNERS,
        order=1,
        url=lambda look: reverse("to_sign"),
        empty=_("没有等您签的事项。有人提出须您批准的申请时，会列在这里。"),
    )
)
worklist(
    Worklist(
        code="accounts.locked-out",
        title=_("登录被锁定"),
        rows=locked_out,
        line=person_line,
        offers=(Offer("accounts.lock-out.lifted", sure=True),),
        by=(SYSTEM, SECURITY),
        order=20,
        empty=_("没有人被锁定。"),
    )
)
