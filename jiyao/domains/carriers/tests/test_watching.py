"""Who supervises a destruction is known by the card; a choice is asked for on paper alone."""

from typing import Any

import pytest
from django.utils import timezone

from conftest import PIN
from jiyao.domains.carriers.models import Copy, Destruction
from jiyao.domains.carriers.papers.destroying import fill_destruction
from jiyao.domains.carriers.procedures.destroying import draft, watch
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.store.middleware import reading_as

FIRST, SECOND = "secrecy_office", "leader"


@pytest.fixture
def watching(
    received: Any, cast: Any, level: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> Any:
    """Send the form of an approved destruction; return the answer and what became of the list."""
    document, keeper = received(), cast["keeper"]
    place = rate(
        name="市销毁中心", kind="destruction", container="none", level=level("state", "top"),
        by=cast["secrecy_office"],
    )  # fmt: skip
    with behind_the_doors():
        copies = list(Copy.objects.filter(document=document))
    fields = {"reason": "清退", "appraisal": "无保存价值", "method": "city_station"}
    record = draft(copies=copies, place=place, **fields, by=keeper)
    with behind_the_doors():
        items = list(record.items.all())
    permit = ask(watch, record, by=keeper, asked_for="年度销毁", items=items)
    grant(permit, remark="同意", by=cast["office_head"], proofs=signs())

    def send(**more: Any) -> tuple[Any, Destruction]:
        address = f"/act/carriers.destruction.watched/{record.public_id}/?permit={permit.public_id}"
        sent = {"ticked": [items[0].pk], "by_pin": PIN, "receipt": "销回 7 号", **more}
        answer = client_of("keeper").post(address, sent)
        with behind_the_doors():
            done = Destruction.objects.select_related("first", "second").get(pk=record.pk)
            return answer, done

    return send


@pytest.fixture
def asked_for(watching: Any, behind_the_doors: Any) -> Permit:
    """The approval of the list."""
    with behind_the_doors():
        permit: Permit = Permit.objects.get(code=watch.code)
        return permit


def by_card(cast: Any, part: str, who: str) -> dict[str, str]:
    return {f"{part}_kind": "counter", f"{part}_card": cast[who].number, f"{part}_pin": PIN}


@pytest.mark.clause("DES-03")
def test_the_card_says_who_supervises(watching: Any, cast: Any) -> None:
    answer, done = watching(**by_card(cast, "first", FIRST), **by_card(cast, "second", SECOND))
    assert answer.status_code == 302
    assert (done.first, done.second) == (cast[FIRST], cast[SECOND])


@pytest.mark.clause("DES-03")
def test_without_a_card_somebody_is_chosen(watching: Any, cast: Any) -> None:
    answer, done = watching(**by_card(cast, "first", FIRST), second_kind="paper")
    assert answer.context["form"].errors["second"] == ["请监销人刷卡，或在此选定"]
    assert done.done_at is None


@pytest.mark.clause("DES-03")
def test_a_card_of_nobody_or_of_the_keeper_is_no_supervisor(watching: Any, cast: Any) -> None:
    sent = {**by_card(cast, "first", "keeper"), **by_card(cast, "second", SECOND)}
    answer, done = watching(**sent)
    assert "first" in answer.context["form"].errors
    assert done.done_at is None


@pytest.mark.clause("DES-02", shows="refused")
def test_what_goes_to_the_station_is_not_gone_without_its_receipt(watching: Any, cast: Any) -> None:
    cards = {**by_card(cast, "first", FIRST), **by_card(cast, "second", SECOND)}
    answer, done = watching(**cards, receipt="")
    assert "没有回执不能销账" in answer.content.decode()
    assert done.done_at is None
    assert answer.context["form"].fields["second_card"].label == "监销人二卡号"


@pytest.mark.clause("DES-01")
def test_who_approves_a_list_reads_its_head_and_is_named_on_paper(
    asked_for: Permit, cast: Any, client_of: Any
) -> None:
    page = client_of("office_head").get(asked_for.get_absolute_url()).content.decode()
    assert "鉴定意见：无保存价值" in page
    with reading_as(cast["keeper"].pk):
        facts = facts_of(cast["keeper"], timezone.now())
        rows = Destruction.objects.select_related("label__level__scheme")
        record = rows.get(public_id=asked_for.subject_ref)
        assert "审批人：赵文博" in fill_destruction(record, facts).data["signed"]
