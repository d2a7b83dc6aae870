"""Notices reach whom they are for, each confirms, heads convey them (EDU-07, EDU-11)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.organisation.duties import CONVEY, READ_NOTICE
from jiyao.domains.organisation.models import Conveyance, Notice, Receipt
from jiyao.domains.organisation.procedures.letters import issue_letter, sign_letter
from jiyao.domains.organisation.procedures.notices import convey, publish
from jiyao.domains.organisation.procedures.reading import confirm
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused, Unseen


def unit(name: str) -> Circle:
    found: Circle = Circle.objects.get(kind_of=Circle.Kind.UNIT, name=name)
    return found


@pytest.fixture
def published(cast: Any, signs: Any) -> Any:
    """Publish a notice to two units, of which one has a head that has signed for it."""
    letter = issue_letter(
        unit("业务一处"), person=cast["classifier"], by=cast["leader"], proofs=signs()
    )
    sign_letter(letter, by=cast["classifier"], proofs=signs())

    def make(**changes: Any) -> Notice:
        fields: dict[str, Any] = {
            "kind": "reminder",
            "title": "节前保密提醒",
            "text": "锁好柜门",
            "circles": [unit("业务一处"), unit("业务二处")],
            "due_on": timezone.localdate() + timedelta(days=3),
            "cascades": True,
            **changes,
        }
        return publish(**fields, by=cast["secrecy_office"])

    return make


@pytest.mark.clause("EDU-07")
def test_whom_it_is_for_confirms_and_the_unread_are_listed(
    published: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    notice = published()
    with behind_the_doors():
        asked = Receipt.objects.filter(subject_ref=notice.public_id).select_related("person")
        assert {r.person for r in asked} == {cast[k] for k in ("classifier", "reader", "junior")}
        receipt = asked.get(person=cast["reader"])
    assert "锁好柜门" in client_of("reader").get(receipt.get_absolute_url()).content.decode()
    confirm(receipt, by=cast["reader"], proofs=signs())
    page = client_of("secrecy_office").get(notice.get_absolute_url()).content.decode()
    assert "共 3 人，未读 2 人" in page
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now() + timedelta(days=5))
        owners = {duty.owner for duty in late.filter(kind_code=READ_NOTICE)}
    assert owners == {cast["classifier"], cast["junior"]}
    for key, status in (("stranger", 403), ("junior", 403)):
        assert client_of(key).get(notice.get_absolute_url()).status_code == status


@pytest.mark.clause("EDU-07", shows="refused")
def test_without_the_own_signature_nothing_is_confirmed(
    published: Any, cast: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="确认期限"):
        published(due_on=timezone.localdate() - timedelta(days=1))
    notice = published()
    with behind_the_doors():
        receipt = Receipt.objects.get(subject_ref=notice.public_id, person=cast["reader"])
    with pytest.raises(Refused, match="缺少签名"):
        confirm(receipt, by=cast["reader"])


@pytest.mark.clause("EDU-11", shows="shown")
def test_the_head_confirms_to_whom_it_was_conveyed_and_units_left_out_are_listed(
    published: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    notice = published()
    with behind_the_doors():
        told = Conveyance.objects.get(notice=notice)
        owed = Duty.objects.pending().get(kind_code=CONVEY)
    assert (told.person, owed.owner) == (cast["classifier"], cast["classifier"])
    office = client_of("secrecy_office")
    before = office.get(notice.get_absolute_url()).content.decode()
    assert "空缺：未签责任书" in before
    assert before.count("未传达") == 2
    convey(told, people=[cast["reader"]], how="处务会", by=cast["classifier"], proofs=signs())
    after = office.get(notice.get_absolute_url()).content.decode()
    assert after.count("未传达") == 1
    assert "李思远" in after
    with behind_the_doors():
        assert Duty.objects.get(pk=owed.pk).closed_at
        assert Receipt.objects.get(subject_ref=notice.public_id, person=cast["reader"])


@pytest.mark.clause("EDU-11", shows="refused")
def test_nobody_but_the_head_conveys_and_only_to_people_of_the_unit(
    published: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        told = Conveyance.objects.get(notice=published())
    fields: dict[str, Any] = {"how": "处务会", "proofs": signs()}
    with pytest.raises(Unseen):
        convey(told, people=[cast["reader"]], by=cast["reader"], **fields)
    with pytest.raises(Refused, match="负责人"):
        convey(told, people=[cast["reader"]], by=cast["secrecy_office"], **fields)
    with pytest.raises(Refused, match="其他部门"):
        convey(told, people=[cast["junior"]], by=cast["classifier"], **fields)
    convey(told, people=[cast["reader"]], by=cast["classifier"], **fields)
    with pytest.raises(Refused, match="已确认传达"):
        convey(told, people=[cast["reader"]], by=cast["classifier"], **fields)


@pytest.mark.clause("EDU-11", shows="hidden")
def test_the_conveying_of_a_unit_is_shown_to_its_head_and_the_offices_alone(
    published: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        told = Conveyance.objects.get(notice=published())
    assert client_of("classifier").get(told.get_absolute_url()).status_code == 200
    assert client_of("reader").get(told.get_absolute_url()).status_code == 404
