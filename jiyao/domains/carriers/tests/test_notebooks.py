"""Notebooks: issued by number, counted page by page, given back, never carried off (DOC-21)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Alarm, Copy, Damage, Document, Notebook
from jiyao.domains.carriers.procedures.circulating import sign_as_read, take_back
from jiyao.domains.carriers.procedures.correcting import renumber
from jiyao.domains.carriers.procedures.damaging import settle
from jiyao.domains.carriers.procedures.leaving import hand_over
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.notebooks import count, issue
from jiyao.domains.carriers.settings import NOTEBOOK_DAYS, SWEPT, YES
from jiyao.foundation.accounts.procedures.people import remove
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose
from tests.clearing import left

DAY = timedelta(days=1)
REGISTER = "/registers/carriers.notebook/"


@pytest.fixture
def book(cast: Any, signs: Any, level: Any) -> Any:
    """Issue a notebook of a hundred pages to a member of the cast."""

    def given(to: str = "reader", rated: tuple[str, str] = ("state", "secret")) -> Notebook:
        fields = {"level": level(*rated), "size": "32 开", "pages": 100, "to": cast[to]}
        return issue(by=cast["keeper"], proofs=signs(to=cast[to]), **fields)

    return given


@pytest.fixture
def give_back(cast: Any, signs: Any) -> Any:
    def over(copy: Copy, counted: int = 100) -> Any:
        fields = {"reader": cast["reader"], "counted": counted, "condition": ""}
        return take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["reader"]), **fields)

    return over


@pytest.mark.clause("DOC-21", shows="shown")
def test_number_holder_pages_and_counts_stand_in_the_register(
    book: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    notebook = book()
    with behind_the_doors():
        number, due = str(notebook), notebook.leg.due_at
    assert number.startswith("本秘〔")
    assert timezone.localdate(due) == timezone.localdate() + 90 * DAY
    assert [e["outcome"] for e in new_entries("carriers.notebook.issued")] == ["done"]
    count(notebook, counted=100, by=cast["keeper"], proofs=signs())
    keeper = client_of("keeper")
    page = keeper.get(REGISTER).content.decode()
    assert all(words in page for words in (number, "32 开", "100", "李思远"))
    assert number not in keeper.get("/registers/carriers.document/").content.decode()
    assert number in client_of("reader").get("/duties/").content.decode()


@pytest.mark.parametrize("who", ["keeper", "reader"])
def test_its_page_says_what_concerns_a_notebook_alone(
    who: str, book: Any, client_of: Any, behind_the_doors: Any
) -> None:
    notebook = book()
    with behind_the_doors():
        pages = [notebook.get_absolute_url(), notebook.leg.copy.document.get_absolute_url()]
    copy, line = (client_of(who).get(page) for page in pages)
    assert [fact.title for fact in copy.context["facts"]] == [
        "编号",
        "规格",
        "页数",
        "领用",
        "发放人",
        "上次清点",
    ]
    assert [fact.title for fact in copy.context["now_facts"]] == ["持有人", "下次清点"]
    assert (line.context["now_facts"], line.context["scope"]) == ([], None)


@pytest.mark.clause("DOC-21", shows="hidden")
def test_a_notebook_is_hidden_from_all_but_its_holder(book: Any, client_of: Any) -> None:
    address = book().get_absolute_url()
    assert client_of("reader").get(address).status_code == 200
    assert client_of("classifier").get(address).status_code == 404
    assert client_of("stranger").get(REGISTER).status_code == 403


@pytest.mark.clause("DOC-21", shows="refused")
def test_a_notebook_is_issued_up_to_the_clearance_of_its_holder(
    book: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="涉密等级不足"):
        book("stranger", ("state", "top"))
    [entry] = new_entries("carriers.notebook.issued")
    assert "DOC-21" in entry["clauses"]


@pytest.mark.clause("DOC-21")
def test_missing_pages_are_a_finding_and_more_than_all_are_an_error(
    book: Any, cast: Any, signs: Any, give_back: Any, behind_the_doors: Any
) -> None:
    notebook = book()
    with pytest.raises(Refused, match="共 100 页"):
        count(notebook, counted=101, by=cast["keeper"], proofs=signs())
    count(notebook, counted=97, by=cast["keeper"], proofs=signs())
    with behind_the_doors():
        assert Damage.objects.get().condition == "缺 3 页，应有 100 页"
        copy = Copy.objects.get()
    with pytest.raises(Refused, match="应有 100 页"):
        give_back(copy, 97)


@pytest.mark.clause("DOC-21")
def test_what_lacks_is_found_once_and_when_it_is_settled_the_notebook_can_be_given_back(
    book: Any, cast: Any, signs: Any, give_back: Any, behind_the_doors: Any
) -> None:
    notebook = book()
    for counted in (97, 97, 96):
        count(notebook, counted=counted, by=cast["keeper"], proofs=signs())
    with behind_the_doors():
        found = list(Damage.objects.order_by("pk"))
        assert [each.condition[:3] for each in found] == ["缺 3", "缺 1"]
        copy = Copy.objects.get()
    for each in found:
        settle(each, outcome="误撕，已写检查", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="共 96 页"):
        count(notebook, counted=97, by=cast["keeper"], proofs=signs())
    give_back(copy, 96)
    with behind_the_doors():
        assert Copy.objects.get().holder is None


def test_a_notebook_has_one_number_after_a_correction_too(
    book: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    book()
    with behind_the_doors():
        document = Document.objects.get()
    fields = {"number": "本秘〔2026〕0901号", "reason": "登记时看错", "by": cast["keeper"]}
    approved(renumber, document, approver=cast["office_head"], proofs=signs(), **fields)
    with behind_the_doors():
        assert str(Copy.objects.get()) == "本秘〔2026〕0901号"


@pytest.mark.clause("DOC-21")
def test_nobody_leaves_with_a_notebook(
    book: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    book()
    with pytest.raises(Refused, match="手里还有：载体 1"):
        remove(cast["reader"], by=cast["system"])
    with behind_the_doors():
        copies = list(Copy.objects.all())
    people = {"leaver": cast["reader"], "receiver": cast["keeper"]}
    hand_over(copies=copies, by=cast["secrecy_office"], proofs=signs(**people), **people)
    left(cast["reader"])
    assert remove(cast["reader"], by=cast["system"]).is_active is False
    with behind_the_doors():
        assert not Duty.objects.owed_by(cast["reader"].pk).exists()


@pytest.mark.clause("DOC-21")
def test_given_back_it_is_counted_no_more_and_nothing_is_owed(
    book: Any, cast: Any, signs: Any, give_back: Any, behind_the_doors: Any
) -> None:
    notebook = book()
    with behind_the_doors():
        copy = Copy.objects.get()
    give_back(copy)
    with behind_the_doors():
        assert not Duty.objects.pending().filter(subject_ref=notebook.public_id).exists()
    with pytest.raises(Refused, match="已经交回"):
        count(notebook, counted=100, by=cast["keeper"], proofs=signs())


@pytest.mark.clause("DOC-21")
def test_the_setting_says_when_a_notebook_is_counted_and_late_is_overdue(
    book: Any, cast: Any, behind_the_doors: Any
) -> None:
    choose(NOTEBOOK_DAYS, 30)
    notebook = book()
    with behind_the_doors():
        duty = Duty.objects.get(subject_ref=notebook.public_id)
    assert duty.owner == cast["reader"]
    assert not duty.is_overdue(timezone.now() + 29 * DAY)
    assert duty.is_overdue(timezone.now() + 31 * DAY)


def test_it_is_not_swept_at_closing_nor_signed_as_read(
    book: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    choose(SWEPT, YES)
    book()
    with behind_the_doors():
        copy = Copy.objects.get()
    with pytest.raises(Refused, match="不用阅毕签字"):
        sign_as_read(copy, by=cast["reader"], proofs=signs())
    with time_machine.travel(timezone.now() + 2 * DAY, tick=True):
        for job in SCHEDULE:
            run(job, timezone.now())
    with behind_the_doors():
        assert not Alarm.objects.exists()


def test_a_missing_notebook_is_frozen(
    book: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    notebook = book()
    with behind_the_doors():
        copy = Copy.objects.get()
    report_missing(copy, last_seen="会议室", by=cast["reader"])
    with pytest.raises(Refused, match="冻结"):
        count(notebook, counted=100, by=cast["keeper"], proofs=signs())


def test_only_a_keeper_issues(cast: Any, signs: Any, level: Any) -> None:
    fields = {"level": level("state", "secret"), "size": "", "pages": 1, "to": cast["reader"]}
    with pytest.raises(Refused, match="不办理此事项"):
        issue(by=cast["reader"], proofs=signs(to=cast["reader"]), **fields)


def test_its_holder_sees_what_it_is(book: Any, client_of: Any, behind_the_doors: Any) -> None:
    with behind_the_doors():
        copy = Copy.objects.get(legs__notebook=book())
    page = client_of("reader").get(copy.get_absolute_url()).content.decode()
    assert "保密本" in page
    assert "不在您的知悉范围" not in page
