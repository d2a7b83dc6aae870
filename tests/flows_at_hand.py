"""Requests and flows that tests of approving begin with."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.approvals.procedures.flowing import set_flow
from jiyao.foundation.approvals.procedures.substituting import appoint_substitute
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Flow, Permit, Substitute
from jiyao.foundation.store.aliases import writing_scope

UNITS = ("办公室", "后勤处", "机要岗")


@pytest.fixture
def circle(database: None) -> Circle:
    """A unit that is not in the scope of received documents."""
    return Circle.objects.get(name="后勤处")


@pytest.fixture
def asks(received: Any, circle: Circle, cast: Any) -> Callable[..., Permit]:
    """Let the keeper ask to widen the scope of a received document."""

    def begin(*level: str, circles: tuple[str, ...] | None = None, by: str = "keeper") -> Permit:
        document = received(*level, **({} if circles is None else {"circles": circles}))
        return ask(widen, document, by=cast[by], asked_for="协助办理", circle=circle)

    return begin


@pytest.fixture
def asked(asks: Callable[..., Permit]) -> Permit:
    """The keeper has asked to widen the scope of a received document to another unit."""
    return asks()


@pytest.fixture
def three(received: Any, cast: Any) -> list[Permit]:
    """Three requests about one document, oldest first."""
    document = received()
    circles = [Circle.objects.get(name=name) for name in UNITS]
    return [
        ask(widen, document, by=cast["keeper"], asked_for=f"给{circle}", circle=circle)
        for circle in circles
    ]


def document_of(permit: Permit) -> Document:
    """Return the document that a request is about."""
    with writing_scope():
        return Document.objects.get(public_id=permit.subject_ref)


@pytest.fixture
def flow(cast: Any, signs: Any) -> Callable[..., Flow]:
    """Set the flow of a procedure, proposed by one office and approved by the other."""

    def put(*steps: FlowStep, code: str = "carriers.scope.widened") -> Flow:
        fields: dict[str, Any] = {"code": code, "steps": [step.written() for step in steps]}
        permit = ask(set_flow, None, by=cast["security"], asked_for="会议决定", **fields)
        grant(permit, remark="", by=cast["secrecy_office"], proofs=signs())
        return set_flow(by=cast["security"], **fields)

    return put


@pytest.fixture
def second_leader(cast: Any) -> Any:
    """The classifier is a leader too: cleared up to confidential."""
    appoint(cast["classifier"], role="leader", by=cast["security"])
    return cast["classifier"]


@pytest.fixture
def stands_in(cast: Any) -> Callable[..., Substitute]:
    """Appoint a substitute of the leader for a week."""

    def put(substitute: str, *, by: str = "leader", days: int = 7, **changes: Any) -> Substitute:
        now = timezone.now()
        fields: dict[str, Any] = {"principal": cast["leader"], "role": "leader"}
        fields |= {"since": now, "until": now + timedelta(days=days)}
        return appoint_substitute(substitute=cast[substitute], by=cast[by], **(fields | changes))

    return put


@pytest.fixture
def stored(behind_the_doors: Any) -> Callable[[Permit], Permit]:
    """Read a request again as procedures see it."""

    def read(permit: Permit) -> Permit:
        with behind_the_doors():
            return Permit.objects.get(pk=permit.pk)

    return read
