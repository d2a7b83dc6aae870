"""What everybody owes once a year: the pledge, the duties of the post, the code of conduct."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation import yearly
from jiyao.domains.organisation.duties import ANNUAL_PLEDGE, READ_CODE, READ_DUTIES
from jiyao.domains.organisation.models import Agreement, DutyList, Pledge, PledgeText, Post, Receipt
from jiyao.domains.organisation.procedures.agreements import book_agreement
from jiyao.domains.organisation.procedures.duty_lists import issue_list
from jiyao.domains.organisation.procedures.pledging import sign_pledge
from jiyao.domains.organisation.procedures.posts import set_up_post
from jiyao.domains.organisation.procedures.reading import confirm, promise
from jiyao.domains.organisation.settings import RESPONSIBILITY_DAYS
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose
from tests.clearing import seat

PLEDGES = Job("organisation.pledge.demanded", "", yearly.to_demand_pledges, yearly.demand_pledge)
READING = Job("organisation.reading.demanded", "", yearly.to_demand_reading, yearly.demand_reading)
SHIPPED = {
    "leader": 8,
    "secretary": 11,
    "staff": 9,
    "print": 5,
    "courier": 9,
    "computer": 8,
    "committee": 9,
    "chair": 4,
    "vice_chair": 4,
    "member": 2,
}


@pytest.fixture
def two_posts(cast: Any) -> Any:
    """Let the junior hold a second post, in the print room."""
    fields: dict[str, Any] = {"name": "文印岗", "unit": None, "kind": "print", "duties": ""}
    post = set_up_post(**fields, levels=[], by=cast["personnel"])
    seat(cast["junior"], post.circle)
    return cast["junior"]


@pytest.mark.clause("ORG-14")
def test_each_kind_of_post_has_its_duties_and_a_new_version_asks_its_people_again(
    cast: Any, behind_the_doors: Any
) -> None:
    lists = DutyList.objects.holding_at(timezone.now())
    assert {row.kind_of: len(row.items) for row in lists} == SHIPPED
    now = timezone.now()
    run(READING, now)
    issue_list(kind="staff", text="一条新的职责", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="与现行版本相同"):
        issue_list(kind="staff", text="一条新的职责", by=cast["secrecy_office"])
    assert run(READING, timezone.now()) == len(Post.objects.all())
    with behind_the_doors():
        asked = Receipt.objects.filter(person=cast["reader"], subject_kind="organisation.dutylist")
        assert sorted(row.subject().version for row in asked) == [1, 2]


@pytest.mark.clause("ORG-14", shows="shown")
def test_who_holds_two_posts_sees_both_lists_and_confirms_both_each_year(
    two_posts: Any, client_of: Any, signs: Any, behind_the_doors: Any
) -> None:
    page = client_of("junior").get(reverse("organisation:mine")).content.decode()
    assert "文印岗位保密职责" in page
    assert "机关工作人员岗位保密职责" in page
    now = timezone.now()
    run(READING, now)
    with behind_the_doors():
        owed = list(Duty.objects.pending().filter(kind_code=READ_DUTIES, owner=two_posts))
        receipts = [duty.subject() for duty in owed]
    assert len(receipts) == 2
    for receipt in receipts:
        confirm(receipt, by=two_posts, proofs=signs())
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code=READ_DUTIES, owner=two_posts).exists()
    assert run(READING, now) == 0
    assert run(READING, now + timedelta(days=366)) > 0


@pytest.mark.clause("ORG-14", "EDU-06", shows="hidden")
def test_nobody_confirms_for_another_or_twice_or_reads_what_another_was_given(
    cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    run(READING, timezone.now())
    with behind_the_doors():
        receipt = Receipt.objects.filter(person=cast["reader"]).first()
    with pytest.raises(Unseen):
        confirm(receipt, by=cast["stranger"], proofs=signs())
    with pytest.raises(Refused, match="本人确认"):
        confirm(receipt, by=cast["secrecy_office"], proofs=signs())
    with pytest.raises(Refused, match="缺少签名"):
        confirm(receipt, by=cast["reader"])
    confirm(receipt, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="已确认"):
        confirm(receipt, by=cast["reader"], proofs=signs())
    assert "已确认" in client_of("reader").get(receipt.get_absolute_url()).content.decode()
    assert client_of("stranger").get(receipt.get_absolute_url()).status_code == 404


@pytest.mark.clause("EDU-06", shows="shown")
def test_the_ten_articles_are_shown_and_promised_on_the_first_sign_in_and_asked_yearly(
    cast: Any, client_of: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    newcomer = cast["stranger"]
    with system_scope("tests.pin.forgotten"):
        newcomer.pin = ""
        newcomer.save()
    browser = client_of("stranger")
    page = reverse("organisation:code")
    assert browser.get("/").url == page
    assert browser.get(page).content.decode().count("<td>") == 10
    assert browser.post(page).status_code == 302
    assert browser.get("/").url == reverse("pin")
    assert len(new_entries("organisation.code.promised")) == 1
    now = timezone.now()
    run(READING, now)
    owed = Duty.objects.pending().filter(kind_code=READ_CODE, owner=newcomer)
    with behind_the_doors():
        assert not owed.exists()
    run(READING, now + timedelta(days=366))
    with behind_the_doors():
        assert owed.count() == 1
        old = PledgeText.objects.get(occasion="entry")
    with pytest.raises(Refused, match="不是现行的保密守则"):
        promise(old, by=newcomer)
    with pytest.raises(Refused, match="用签名 PIN 确认"):
        promise(old, by=cast["reader"])


@pytest.mark.clause("ORG-08", shows="shown")
def test_every_year_who_is_in_a_post_with_secrets_owes_the_annual_pledge(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    choose(RESPONSIBILITY_DAYS, 7)
    now = timezone.now()
    assert run(PLEDGES, now) == 0
    next_year = now.replace(month=1, day=15) + timedelta(days=365)
    due = run(PLEDGES, next_year)
    assert due == len(Post.objects.all())
    assert run(PLEDGES, next_year) == 0
    with behind_the_doors():
        owed = Duty.objects.pending().get(kind_code=ANNUAL_PLEDGE, owner=cast["reader"])
        text = PledgeText.objects.get(occasion="annual")
    assert timezone.localdate(owed.due_at) == timezone.localdate(next_year) + timedelta(days=7)
    sign_pledge(text, by=cast["reader"], proofs=signs())
    with behind_the_doors():
        assert Duty.objects.get(pk=owed.pk).closed_at
        assert Pledge.objects.filter(person=cast["reader"], text=text).count() == 1
    with pytest.raises(Refused, match="已签订"):
        sign_pledge(text, by=cast["reader"], proofs=signs())


@pytest.mark.clause("ORG-08")
def test_a_letter_or_the_code_is_not_pledged(cast: Any, signs: Any, behind_the_doors: Any) -> None:
    with behind_the_doors():
        code = PledgeText.objects.get(occasion="code")
    with pytest.raises(Refused, match="不作为承诺书"):
        sign_pledge(code, by=cast["reader"], proofs=signs())


@pytest.mark.clause("ORG-08", shows="shown")
def test_an_agreement_of_a_supplier_keeps_the_text_that_was_signed(
    cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    today = timezone.localdate()
    fields = {
        "supplier": "示例软件公司",
        "signatory": "马力",
        "matter": "系统维护",
        "paper": "协1",
    }
    late = today + timedelta(days=1)
    with pytest.raises(Refused, match="今天之后"):
        book_agreement(**fields, signed_on=late, ends_on=None, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="终止日期"):
        book_agreement(**fields, signed_on=today, ends_on=today, by=cast["secrecy_office"])
    row = book_agreement(**fields, signed_on=today, ends_on=None, by=cast["secrecy_office"])
    assert isinstance(row, Agreement)
    page = client_of("secrecy_office").get(row.get_absolute_url()).content.decode()
    assert "供应商保密协议（第 1 版）" in page
    assert client_of("stranger").get(row.get_absolute_url()).status_code == 403
