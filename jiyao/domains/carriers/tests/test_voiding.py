"""What was registered by mistake is crossed out, not rubbed out; titles stay with their readers."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.counter.entering import entered_today, with_labels
from jiyao.domains.carriers.models import Copy, Document, MendedTitle
from jiyao.domains.carriers.papers.labels import labels_of
from jiyao.domains.carriers.papers.receiving import fill_book
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.correcting import correct, relevel
from jiyao.domains.carriers.procedures.voiding import add_copy, retitle, void, void_copy
from jiyao.domains.carriers.titles import HIDDEN, corrections_of
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Ceiling
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Correction
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.approved import approved
from tests.carriers_at_hand import the_room

WHY = {"reason": "同一信封登记了两次"}


@pytest.fixture
def agreed(cast: Any, signs: Any) -> Any:
    """The keeper asks, the office head agrees, the keeper carries it out."""

    def through(procedure: Any, record: Any, **fields: Any) -> Any:
        keeper, head = cast["keeper"], cast["office_head"]
        given = {"by": keeper, "approver": head, "proofs": signs(), **WHY}
        return approved(procedure, record, **given, **fields)

    return through


def of(document: Document, copy_number: str) -> Copy:
    return Copy.objects.get(document=document, copy_number=copy_number)


def test_of_what_is_void_no_label_is_printed_with_those_of_the_day(
    received: Any, cast: Any, agreed: Any, behind_the_doors: Any
) -> None:
    agreed(void, received(circles=()))
    stands = received(circles=())
    with behind_the_doors():
        now = timezone.now()
        today = entered_today(facts_of(cast["keeper"], now), now)
        assert (len(today), with_labels(today)) == (2, [stands])


@pytest.mark.clause("DOC-15")
def test_a_void_registration_stays_in_the_book_and_its_number_is_taken(
    received: Any, cast: Any, agreed: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = received(circles=())
    agreed(void, document)
    with behind_the_doors():
        fresh = Document.objects.get(pk=document.pk)
        assert (fresh.state, fresh.waits_for) == ("void", "")
        assert {copy.state for copy in fresh.copies.all()} == {"void"}
        assert not Document.objects.unfinished().filter(pk=fresh.pk).exists()
        assert not Document.objects.received().filter(pk=fresh.pk).exists()
        person = facts_of(cast["keeper"], timezone.now())
        line = fill_book([fresh], person).data["rows"][0]
        assert (line[0], line[10]) == (document.number, "登记作废")
        assert labels_of([fresh], person).data["labels"] == []
    page = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert "收文进度：<s>已签收</s> → 登记作废" in page
    book = client_of("keeper").get("/registers/carriers.document/").content.decode()
    assert document.number in book
    with pytest.raises(Refused, match="已经作废"):
        agreed(void, document)


FILES = ("carriers.document-file.attached",)


@pytest.mark.clause("DOC-15", shows="refused")
def test_nothing_more_is_done_with_what_is_void(
    received: Any, registered: Any, cast: Any, agreed: Any, behind_the_doors: Any
) -> None:
    for document in (received(), received(circles=()), registered()):
        agreed(void, document)
        with behind_the_doors():
            fresh = Document.objects.get(pk=document.pk)
        for who in ("keeper", "office_head", "classifier", "reader"):
            now = timezone.now()
            with reading_as(cast[who].pk):
                found = actions_on(fresh, cast[who], facts_of(cast[who], now), now)
            able = {each.procedure.code for each in found if not each.refusals}
            assert able <= set(FILES), "the scan of what was void may still be put beside it"
        with pytest.raises(Refused, match="已经作废"):
            correct(document, field="sender", value="青岭市统计局", by=cast["keeper"], **WHY)


@pytest.mark.clause("DOC-15", shows="refused")
def test_what_was_handed_out_is_not_made_void(
    received: Any, cast: Any, signs: Any, agreed: Any, behind_the_doors: Any
) -> None:
    document = received()
    with behind_the_doors():
        first, second = of(document, "001"), of(document, "002")
    to = cast["reader"]
    proofs = signs(to=to)
    send(first, to=to, due=None, place=the_room(), by=cast["keeper"], proofs=proofs)
    for procedure, record in ((void, document), (void_copy, first)):
        with pytest.raises(Refused, match="登记以后已经办理过"):
            agreed(procedure, record)
    agreed(void_copy, second)
    with behind_the_doors():
        assert of(document, "002").state == "void"


@pytest.mark.clause("DOC-01")
def test_a_copy_too_many_and_a_copy_forgotten_change_what_was_counted(
    received: Any, cast: Any, agreed: Any, behind_the_doors: Any
) -> None:
    document = received()
    with behind_the_doors():
        second = of(document, "002")
    agreed(void_copy, second)
    with behind_the_doors():
        assert Document.objects.get(pk=document.pk).counted == 1
        assert [duty.kind_code for duty in Duty.objects.pending()] == ["carriers.report_mismatch"]
    with pytest.raises(Refused, match="份号 002 已经用过"):
        agreed(add_copy, document, copy_number="002")
    agreed(add_copy, document, copy_number="003")
    with behind_the_doors():
        added = of(document, "003")
        assert (added.number, added.state) == (f"{document.number}/003", "room")
        assert not Duty.objects.pending().exists()
        first = of(document, "001")
    agreed(void_copy, added)
    with pytest.raises(Refused, match="只有这一份"):
        agreed(void_copy, first)


@pytest.mark.clause("DOC-01")
def test_where_the_cover_says_one_less_too_the_sender_is_told_nothing(
    received: Any, agreed: Any, behind_the_doors: Any, client_of: Any
) -> None:
    document = received()
    with behind_the_doors():
        second = of(document, "002")
    agreed(void_copy, second, cover=True)
    with behind_the_doors():
        fresh = Document.objects.get(pk=document.pk)
        assert (fresh.declared, fresh.counted) == (1, 1)
        assert not Duty.objects.pending().exists()
    page = client_of("keeper").get(second.get_absolute_url())
    voided = page.context["moments"][0]
    assert (str(voided.who), voided.detail) == ("陈静", f"理由：{WHY['reason']}")
    assert "待办公室负责人" not in page.content.decode()


def test_the_reason_that_was_granted_need_not_be_written_again(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any, client_of: Any
) -> None:
    document = received()
    permit = ask(void, document, by=cast["keeper"], asked_for="重复登记", **WHY)
    grant(permit, remark="", by=cast["office_head"], proofs=signs())
    form = client_of("keeper").get(permit.use_url).context["form"]
    assert form["reason"].value() == "重复登记"


@pytest.mark.clause("DOC-01")
def test_one_person_makes_nothing_void(received: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="须经办公室负责人批准"):
        void(received(), by=cast["keeper"], **WHY)


def test_the_very_same_is_asked_for_once(received: Any, cast: Any, signs: Any) -> None:
    document, other = received(), received()
    asked = {"by": cast["keeper"], "asked_for": "重复登记", **WHY}
    permit = ask(void, document, **asked)
    assert permit.effect == [f"{document.number}/001", f"{document.number}/002"]
    ask(void, other, **asked)
    with pytest.raises(Refused, match="您已提出同样的申请，现为：审批中"):
        ask(void, document, **asked)
    grant(permit, remark="", by=cast["office_head"], proofs=signs())
    with pytest.raises(Refused, match="已批准，待办理"):
        ask(void, document, **asked)
    void(document, by=cast["keeper"], **WHY)


@pytest.mark.clause("DOC-01")
def test_what_was_counted_is_corrected_until_there_is_a_number(
    registered: Any, received: Any, cast: Any, behind_the_doors: Any
) -> None:
    document = registered()
    correct(document, field="counted", value="3", by=cast["keeper"], **WHY)
    with behind_the_doors():
        assert [duty.subject_ref for duty in Duty.objects.pending()] == [document.public_id]
    correct(document, field="declared", value="3", by=cast["keeper"], **WHY)
    with behind_the_doors():
        assert not Duty.objects.pending().exists()
    with pytest.raises(Refused, match="为零"):
        correct(document, field="counted", value="0", by=cast["keeper"], **WHY)
    with pytest.raises(Refused, match="份数随各份增减"):
        correct(received(), field="counted", value="3", by=cast["keeper"], **WHY)


@pytest.mark.clause("DOC-01")
def test_a_title_is_corrected_by_who_reads_it_and_told_to_no_other(
    received: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = received(circles=())
    old, new = "关于自查的通知", "关于开展自查的通知"
    retitle(document, title=new, by=cast["keeper"], **WHY)
    page = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert f"标题：<s>{old}</s> → {new}" in page
    with behind_the_doors():
        assert Document.objects.get(pk=document.pk).content.title == new
        kept = Correction.objects.get()
        assert (kept.field, kept.old, kept.new) == ("标题", "", "")
        outside = facts_of(cast["secrecy_office"], timezone.now())
        told = corrections_of(document, outside)
        assert [(each.old, each.new) for each in told] == [(HIDDEN, HIDDEN)]
        assert MendedTitle.objects.count() == 1


@pytest.mark.clause("SYS-10", shows="shown")
def test_a_level_corrected_above_the_ceiling_takes_the_title_and_what_it_was_out(
    received: Any, cast: Any, agreed: Any, level: Any, behind_the_doors: Any
) -> None:
    with system_scope("tests.ceiling.raised"):
        Ceiling.objects.create(level=level("state", "secret"), since=timezone.now())
    document = received("state", "secret", circles=())
    retitle(document, title="关于开展自查的通知", by=cast["keeper"], **WHY)
    agreed(relevel, document, level=level("state", "confidential"))
    with behind_the_doors():
        fresh, mended = Document.objects.get(pk=document.pk), MendedTitle.objects.get()
        assert (fresh.content.title, mended.old, mended.new) == ("", "", "")
    assert fresh.code_title == document.number


@pytest.mark.clause("SYS-02", shows="refused")
def test_who_may_not_read_a_title_does_not_correct_it(received: Any, cast: Any) -> None:
    document = received()
    with pytest.raises(Refused):
        retitle(document, title="关于开展自查的通知", by=cast["keeper"], **WHY)
