"""What becomes of the items of the demo: changed, referred, drawn and checked."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.classification.models import Item
from jiyao.domains.classification.procedures.changing import change
from jiyao.domains.classification.procedures.checking import draw
from jiyao.domains.classification.procedures.projects import register_project
from jiyao.domains.classification.procedures.referring import refer
from jiyao.foundation.access.models import Level
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.signing import Proof


def load(people: dict[str, Any], proofs: dict[str, Proof], item: Item, unclear: Item) -> None:
    """Change one item, refer another, register a project, draw a sample of decisions."""
    circles = item.chosen_circles(timezone.now())
    new = {"level": _state("secret"), "period": "5年", "long_basis": "", "circles": circles}
    why = {"ground": "harm", "reference": "演示〔2026〕31号"}
    _approved(change, people, proofs, item, **new, **why)
    asked = {"highest": _state("secret"), "body": "city", "reference": "演示〔2026〕32号"}
    _approved(refer, people, proofs, unclear, **asked)
    today = timezone.localdate()
    days = {"since": today - timedelta(days=30), "until": today}
    register_project(
        name="（演示）晨星",
        unit=people["reader"].unit,
        approved_on=today - timedelta(days=3),
        reference="演示〔2026〕33号",
        asked=[people["reader"], people["classifier"], people["office_head"]],
        by=people["secrecy_office"],
    )
    draw(of="decisions", size=5, **days, by=people["secrecy_office"])


def _state(code: str) -> Level:
    return Level.objects.get(scheme__code="state", code=code)


def _approved(
    procedure: Procedure,
    people: dict[str, Any],
    proofs: dict[str, Proof],
    item: Item,
    **fields: Any,
) -> None:
    by = people["classifier"]
    permit = ask(procedure, item, by=by, asked_for="（演示）工作需要", **fields)
    grant(permit, remark="同意", by=people["leader"], proofs=proofs)
    procedure(item, by=by, **fields)
