"""One row of every kind about responsibility, for the doors; the personal ones are the junior's."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import (
    Agreement,
    Citation,
    Conveyance,
    DutyList,
    Letter,
    Notice,
    OuterRule,
    PledgeText,
    RegimeDocument,
    RegimeVersion,
    SignedSheet,
)
from jiyao.domains.organisation.receipts import ask_to_read
from jiyao.foundation.people.models import Circle
from jiyao.foundation.trail.recording import system_scope


def made_responsible(cast: Any) -> dict[str, Any]:
    """Write the rows as their procedures would have."""
    with system_scope("tests.responsibility.founded") as act:
        at, unit, today = act.recorded_at, Circle.objects.get(name="业务二处"), timezone.localdate()
        later, who = at + timedelta(days=30), {"person": cast["junior"]}
        texts = {text.occasion: text for text in PledgeText.objects.filter(until=None)}
        duties = DutyList.objects.get(kind_of="staff", until=None)
        document = RegimeDocument.objects.create(
            rank="basic", number="制1", title="规定", added_at=at
        )
        version = RegimeVersion.objects.create(
            document=document,
            version=1,
            text="第一条",
            issued_on=today,
            since=at,
            review_on=today + timedelta(days=300),
            interpreter="保密办",
            drafted_by=cast["secrecy_office"],
            drafted_at=at,
        )
        outer = OuterRule.objects.create(
            agency="全国人大",
            title="保密法",
            force="法律",
            published_on=today,
            effective_on=today,
            added_at=at,
        )
        Citation.objects.create(document=document, outer=outer)
        notice = Notice.objects.create(
            kind_of="reminder",
            title="提醒",
            text="锁好柜门",
            cascades=True,
            published_at=at,
            due_at=later,
            published_by=cast["secrecy_office"],
        )
        return {
            "letter": Letter.objects.create(
                layer="unit",
                year=today.year,
                unit=unit,
                giver=cast["leader"],
                text=texts["of_unit"],
                issued_at=at,
                due_at=later,
                **who,
            ),
            "signed_sheet": SignedSheet.objects.filter(person=cast["junior"]).earliest("pk"),
            "reading_receipt": ask_to_read(duties, [cast["junior"]], at, later)[0],
            "unit_with_people": unit,
            "duty_list": duties,
            "supplier_agreement": Agreement.objects.create(
                supplier="示例公司",
                signatory="马力",
                matter="维护",
                text=texts["supplier"],
                paper="协1",
                since=at,
            ),
            "regime_document": document,
            "regime_version": version,
            "outer_rule": outer,
            "secrecy_notice": notice,
            "notice_conveyance": Conveyance.objects.create(
                notice=notice, unit=unit, asked_at=at, **who
            ),
        }
