"""Mistakes are mended; old and new both remain visible, and some need a second person."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Custody, Document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.correcting import correct, reassign, relevel, renumber
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Correction
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import the_room

WHY = {"reason": "登记时看错"}


@pytest.fixture
def agreed(cast: Any, signs: Any) -> Any:
    """The keeper asks, the office head agrees, the keeper carries it out."""

    def through(procedure: Any, record: Any, **fields: Any) -> Any:
        permit = ask(procedure, record, by=cast["keeper"], asked_for="更正", **fields, **WHY)
        grant(permit, remark="", by=cast["office_head"], proofs=signs())
        return procedure(record, by=cast["keeper"], **fields, **WHY)

    return through


@pytest.mark.clause("DOC-01")
def test_old_and_new_remain_visible(
    received: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = correct(received(), field="sender", value="青岭市统计局", by=cast["keeper"], **WHY)
    page = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert "青岭市统计局" in page
    assert "<s>青岭市档案馆</s>" in page
    assert WHY["reason"] in page


def test_a_value_that_does_not_fit_is_refused_at_the_field(received: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="整型"):
        correct(received(), field="amount", value="六页", by=cast["keeper"], **WHY)


@pytest.mark.clause("CLS-03", shows="refused")
def test_a_corrected_period_is_read_as_everywhere_and_kept_to_the_longest(
    received: Any, cast: Any, behind_the_doors: Any
) -> None:
    document = received("state", "secret", period="5年")

    def mend(field: str, value: str, of: Any = document) -> Any:
        return correct(of, field=field, value=value, reason="抄错", by=cast["keeper"])

    assert mend("period", "十年").period == "10年"
    with pytest.raises(Refused, match="秘密的保密期限最长 10 年"):
        mend("period", "二十年")
    mend("period_note", "来文封面标明")
    assert mend("period", "20年").period == "20年"
    internal = received()
    with pytest.raises(Refused, match="不标保密期限"):
        mend("period", "1年", internal)


def test_the_present_values_stand_beside_the_fields(received: Any, client_of: Any) -> None:
    document = received("state", "secret", period="5年")
    page = client_of("keeper").get(f"/act/carriers.document.corrected/{document.public_id}/")
    assert "保密期限（现为：5年）" in page.content.decode()


def test_level_number_and_holder_cannot_be_corrected_by_one_person(
    received: Any, cast: Any, level: Any
) -> None:
    document = received()
    with pytest.raises(Refused, match="不能直接更正"):
        correct(document, field="number", value="1", by=cast["keeper"], **WHY)
    with pytest.raises(Refused, match="须经办公室负责人批准"):
        renumber(document, number="收内〔2026〕9001号", by=cast["keeper"], **WHY)
    with pytest.raises(Refused, match="须经办公室负责人批准"):
        relevel(received("state", "secret"), level=level("state", "top"), by=cast["keeper"], **WHY)


def test_a_corrected_number_is_never_used_again(
    received: Any, cast: Any, agreed: Any, behind_the_doors: Any
) -> None:
    first, second = received(), received()
    old = first.number
    agreed(renumber, first, number="收内〔2026〕9001号")
    with behind_the_doors():
        assert set(first.copies.values_list("number", flat=True)) == {
            "收内〔2026〕9001号/001",
            "收内〔2026〕9001号/002",
        }
    with pytest.raises(Refused, match="已经用过"):
        ask(renumber, second, by=cast["keeper"], asked_for="", number=old, **WHY)


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_level_can_be_corrected_upwards_only(
    received: Any, cast: Any, agreed: Any, level: Any, behind_the_doors: Any
) -> None:
    document = received("state", "secret")
    agreed(relevel, document, level=level("state", "confidential"))
    with behind_the_doors():
        fresh = Document.objects.get(pk=document.pk)
        assert fresh.label.level.code == "confidential"
        assert {c.level.code for c in fresh.copies.all()} == {"confidential"}
        assert Correction.objects.filter(subject_ref=document.public_id).count() == 1
    with pytest.raises(Refused, match="更高密级"):
        ask(
            relevel,
            document,
            by=cast["keeper"],
            asked_for="",
            level=level("state", "secret"),
            **WHY,
        )


@pytest.mark.clause("DOC-15")
def test_a_wrong_holder_is_corrected_and_the_duty_follows(
    copy: Copy, cast: Any, signs: Any, agreed: Any, behind_the_doors: Any
) -> None:
    send(
        copy,
        to=cast["reader"],
        due=None,
        place=the_room(),
        by=cast["keeper"],
        proofs=signs(to=cast["reader"]),
    )
    agreed(reassign, copy, holder=cast["junior"])
    with behind_the_doors():
        fresh = Copy.objects.get(pk=copy.pk)
        assert fresh.holder == cast["junior"]
        assert fresh.open_leg().reader == cast["junior"]
        assert [d.owner for d in Duty.objects.pending()] == [cast["junior"]]
        last = Custody.objects.filter(copy=copy).last()
        assert (last.giver, last.taker) == (cast["reader"], cast["junior"])
