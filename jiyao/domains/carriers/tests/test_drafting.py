"""What may be drafted: well-formed, necessary, to organisations (DOC-04, DOC-13, DOC-25)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.drafting import NECESSITY, Target
from jiyao.domains.carriers.models import Outgoing, OutgoingText, Term
from jiyao.domains.carriers.procedures import drafting, issuing
from jiyao.domains.carriers.procedures.terms import end, enter
from jiyao.domains.carriers.settings import ARCHIVE_COPIES
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose
from tests.issued_at_hand import TITLE, a_draft, drafted, series, work_secret

DAY = timedelta(days=1)
WORDS = {"words": ""}
TO_MANY = [Target("main", "青岭市财政局", 3), Target("copied", "青岭市档案馆", 3)]


@pytest.mark.clause("DOC-04", shows="refused")
@pytest.mark.parametrize("name", ["青办发2026", "青办〔发〕", "QB"])
def test_a_malformed_series_is_refused_with_the_reason(name: str, cast: Any) -> None:
    fields = {"use": "series", "secret": False, "by": cast["office_head"]}
    with pytest.raises(Refused, match="只用汉字"):
        enter(name=name, **fields)


@pytest.mark.clause("DOC-04", shows="refused")
def test_a_series_is_entered_once_and_what_was_ended_is_not_begun_again(cast: Any) -> None:
    found = series(cast)
    fields = {"use": "series", "name": "青办发", "secret": False, "by": cast["office_head"]}
    with pytest.raises(Refused, match="已经登记过"):
        enter(**fields)
    end(found, by=cast["office_head"])
    with pytest.raises(Refused, match="已经登记过"):
        enter(**fields)
    with pytest.raises(Refused, match="已经停用"):
        end(found, by=cast["office_head"])
    row = {"use": "series", "name": "青办发", "since": timezone.now()}
    with pytest.raises(IntegrityError), system_scope("tests.term.entered"):
        Term.objects.create(**row)


@pytest.mark.clause("DOC-04", shows="refused")
def test_words_out_of_use_and_a_series_for_other_levels_are_refused(cast: Any, signs: Any) -> None:
    item = work_secret(cast, signs)
    with pytest.raises(Refused, match="不用于内部"):
        drafted(cast, signs, item=item, series=series(cast, "青办密", secret=True))
    kind = end(Term.objects.get(use="kind", name="通报"), by=cast["office_head"])
    with pytest.raises(Refused, match="不在用"):
        drafted(cast, signs, item=item, kind=kind)


@pytest.mark.clause("DOC-04", shows="refused")
@pytest.mark.parametrize(
    ("urgency", "in_days", "why"),
    [("timed", None, "送达时限"), ("timed", -1, "送达时限"), ("urgent", 1, "只有限时送达")],
)
def test_a_time_limit_goes_with_the_urgency_that_has_one(
    urgency: str, in_days: int | None, why: str, cast: Any, signs: Any
) -> None:
    by = None if in_days is None else timezone.now() + in_days * DAY
    with pytest.raises(Refused, match=why):
        drafted(cast, signs, urgency=urgency, deliver_by=by)


@pytest.mark.clause("DOC-04", "DOC-24", shows="shown")
@pytest.mark.clause("DOC-04", "DOC-24", shows="hidden")
def test_kind_category_and_urgency_stand_in_the_register_and_are_found_there(
    cast: Any, signs: Any, client_of: Any
) -> None:
    urgent = {"urgency": "timed", "deliver_by": timezone.now() + DAY}
    outgoing = drafted(cast, signs, **urgent)
    book = reverse("register", args=["carriers.outgoing"])
    address = outgoing.get_absolute_url()
    page = client_of("keeper").get(book, {"q": "一般通知通报"}).content.decode()
    assert "限时送达" in page
    assert address in page
    assert address in client_of("keeper").get(book, {"q": "青岭市财政局"}).content.decode()
    assert address not in client_of("keeper").get(book, {"q": "合同协议"}).content.decode()
    assert address not in client_of("stranger").get(book).content.decode()


@pytest.mark.clause("DOC-24")
def test_the_seven_categories_ship_and_may_be_changed(cast: Any) -> None:
    ours = Term.objects.filter(use="category")
    assert ours.count() == 7
    enter(use="category", name="信访件", secret=False, by=cast["secrecy_office"])
    end(ours.get(name="合同协议"), by=cast["secrecy_office"])
    now = timezone.now()
    assert {t.name for t in Term.objects.used_as("category", now)} >= {"信访件", "往来函件"}
    assert not Term.objects.used_as("category", now).filter(name="合同协议").exists()


@pytest.mark.clause("DOC-24")
def test_what_is_received_has_a_category_too_and_is_found_by_it(
    counted: Any, cast: Any, client_of: Any
) -> None:
    document = counted()
    address = reverse("act", args=["carriers.document.registered", document.public_id])
    category = Term.objects.get(name="上级指示任免")
    fields = {"title": "任免通知", "urgency": "ordinary", "amount": 2, "enclosures": 0}
    client = client_of("keeper")
    assert client.post(address, {**fields, "category": category.pk}).status_code == 302
    book = reverse("register", args=["carriers.document"])
    page = document.get_absolute_url()
    assert page in client.get(book, {"q": "上级指示任免"}).content.decode()
    assert page not in client.get(book, {"q": "合同协议"}).content.decode()
    assert "上级指示任免" in client.get(page).content.decode()


@pytest.mark.clause("DOC-13", shows="refused")
@pytest.mark.parametrize("name", ["王立言", "李某某同志", "张局长亲启"])
def test_what_is_secret_is_addressed_to_bodies_never_to_persons(
    name: str, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="发单位不发个人"):
        drafted(cast, signs, targets=[Target("main", name, 1)])


@pytest.mark.clause("DOC-25", shows="refused")
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"checked": ["needed"]}, "必要性没有核对"),
        ({"sent_before": "青办传〔2026〕2号"}, "不再印发"),
        ({"published_in": "青岭日报"}, "只印存档份数"),
    ],
)
def test_first_it_is_asked_whether_it_need_be_issued(
    changes: Any, why: str, cast: Any, signs: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match=why):
        drafted(cast, signs, **changes)
    [entry] = new_entries("carriers.outgoing.drafted")
    assert entry["outcome"] == "refused"


@pytest.mark.clause("DOC-25")
def test_a_reprint_needs_a_reason_and_a_published_text_the_archive_copies(
    cast: Any, signs: Any
) -> None:
    again = {"sent_before": "青办传〔2026〕2号", "reprint_reason": "存档"}
    assert drafted(cast, signs, **again).reprint_reason == "存档"
    choose(ARCHIVE_COPIES, 5)
    assert drafted(cast, signs, published_in="青岭日报").published_in


@pytest.mark.clause("DOC-25", shows="refused")
def test_it_is_not_issued_while_a_concerned_department_has_not_agreed(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = drafted(cast, signs, countersigners=[], concerned=["青岭市财政局"])
    issuing.check(outgoing, **WORDS, by=cast["office_head"], proofs=signs())
    with pytest.raises(Refused, match="还没有同意：青岭市财政局"):
        issuing.review(outgoing, **WORDS, by=cast["secrecy_office"], proofs=signs())
    letter = {"reference": "青财函〔2026〕8号", "by": cast["reader"]}
    with pytest.raises(Refused, match="没有等待"):
        issuing.book_consent(outgoing, body="别的单位", **letter)
    issuing.book_consent(outgoing, body="青岭市财政局", **letter)
    issuing.review(outgoing, **WORDS, by=cast["secrecy_office"], proofs=signs())
    with behind_the_doors():
        assert Outgoing.objects.get(pk=outgoing.pk).state == Outgoing.State.REVIEWED


@pytest.mark.clause("DOC-25", shows="shown")
@pytest.mark.clause("DOC-25", shows="hidden")
def test_what_was_asked_stands_on_the_page(cast: Any, signs: Any, client_of: Any) -> None:
    outgoing = drafted(cast, signs, concerned=["青岭市财政局"])
    page = client_of("keeper").get(outgoing.get_absolute_url()).content.decode()
    assert "青岭市财政局：还没有答复" in page
    assert "已核对是否已经登报" in page
    assert client_of("stranger").get(outgoing.get_absolute_url()).status_code == 404


@pytest.mark.clause("DOC-03", shows="refused")
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"targets": TO_MANY}, "共 6 份"),
        ({"targets": []}, "没有主送"),
        ({"title": ""}, "都没有填"),
    ],
)
def test_a_draft_fits_what_was_determined(changes: Any, why: str, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match=why):
        drafted(cast, signs, **changes)


def test_enclosures_stand_under_a_code_title_too(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = drafted(cast, signs, title="", body="", code_title="七号件", enclosures="清册")
    with behind_the_doors():
        assert OutgoingText.objects.get(outgoing=outgoing).enclosures == "清册"


def test_only_the_drafter_changes_or_withdraws_it(cast: Any, signs: Any, client_of: Any) -> None:
    outgoing = drafted(cast, signs)
    with pytest.raises(Refused, match="只有拟稿人"):
        drafting.withdraw(outgoing, by=cast["classifier"])
    address = reverse("act", args=["carriers.outgoing.revised", outgoing.public_id])
    page = client_of("reader").get(address).content.decode()
    assert TITLE in page
    assert "青岭市财政局 2" in page
    drafting.withdraw(outgoing, by=cast["reader"])


def test_it_is_drafted_on_the_page(cast: Any, signs: Any, client_of: Any) -> None:
    draft = a_draft(cast, work_secret(cast, signs))
    fields = {
        "item": draft.item.pk,
        "kind": draft.kind.pk,
        "category": draft.category.pk,
        "series": draft.series.pk,
        "leader": draft.leader.pk,
        "title": TITLE,
        "body": draft.body,
        "urgency": "ordinary",
        "main": "青岭市财政局 2 份\n业务一处 1",
        "checked": list(NECESSITY),
        "by_pin": "482915",
    }
    address = reverse("act", args=["carriers.outgoing.drafted"])
    client = client_of("reader")
    for wrong, why in (
        ("青岭市财政局", "没有写份数"),
        ("青岭市财政局\x00 2", "空字符串"),
        (f"{'长' * 81} 2", "不超过 80 个字"),
    ):
        assert why in client.post(address, {**fields, "main": wrong}).content.decode()
    answer = client.post(address, fields)
    assert answer.status_code == 302, answer.content.decode()
    assert "本单位" in client.get(answer.url).content.decode()
