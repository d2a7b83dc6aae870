"""Every job of a printer or copier is on its register: device, who, what, how much (CPY-08)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Output, Place
from jiyao.domains.carriers.procedures.own import compile_from
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.printing import number, print_run
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.behind_doors import duplicated
from tests.carriers_at_hand import the_room
from tests.issued_at_hand import PRINTED, printed, signed
from tests.own_at_hand import CODED

REGISTER = "/registers/carriers.output/"


@pytest.fixture
def device(cast: Any, level: Any) -> Any:
    """A copier with its keeper, rated up to a level."""

    def stand(*rated: str, keeper: str = "keeper") -> Place:
        fields = {"name": "文印室", "kind": "copying", "container": "none"}
        people = {"keeper": cast[keeper], "by": cast["secrecy_office"]}
        return rate(**fields, level=level(*(rated or ("state", "top"))), **people)

    return stand


def jobs(behind: Any) -> list[tuple[Any, ...]]:
    with behind():
        rows = Output.objects.order_by("pk").select_related("by", "approved_by")
        return [(job.how, job.pages, job.copies, job.by.name, job.approved_by.name) for job in rows]


@pytest.mark.clause("CPY-08", shows="shown")
def test_copying_printing_and_compiling_are_each_a_line_of_their_device(
    copy: Copy, cast: Any, signs: Any, level: Any, client_of: Any, behind_the_doors: Any
) -> None:
    duplicated(copy, cast, signs, by="office_head")
    outgoing = printed(cast, signs)
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs()}
    fields = {**CODED, "others": [], "origin": "reissued", "level": level("work", "internal")}
    fields |= {"copies": 2, "period": "", "purpose": "学习", "amount": 6, "place": the_room()}
    with behind_the_doors():
        document = copy.document
    approved(compile_from, document, **people, **fields)
    keeper, head, leader = (cast[who].name for who in ("keeper", "office_head", "leader"))
    assert jobs(behind_the_doors) == [
        ("copied", 6, 1, keeper, head),
        ("printed", PRINTED["pages"], 5, keeper, leader),
        ("reprinted", 6, 2, keeper, leader),
    ]
    page = client_of("keeper").get(f"{REGISTER}?show=printed").content.decode()
    assert all(words in page for words in (outgoing.number, "机要室", "内部", leader))
    assert document.number not in page
    words = words_of(client_of("keeper").get("/papers/carriers.output-book/").content)
    assert all(each in words for each in ("设备处所", "复印", "缮印", "汇编、翻印"))
    assert (
        outgoing.number in client_of("keeper").get(the_room().get_absolute_url()).content.decode()
    )


@pytest.mark.clause("CPY-08", shows="hidden")
def test_a_stranger_sees_no_job_and_the_reader_no_register(
    copy: Copy, cast: Any, signs: Any, client_of: Any
) -> None:
    duplicated(copy, cast, signs, by="office_head")
    for who in ("reader", "stranger"):
        assert client_of(who).get(REGISTER).status_code == 403
        assert client_of(who).get(the_room().get_absolute_url()).status_code == 403


def test_a_later_rating_of_a_device_keeps_its_jobs(
    copy: Copy, cast: Any, signs: Any, device: Any, client_of: Any
) -> None:
    duplicated(copy, cast, signs, by="office_head", place=device())
    later = device("state", "secret")
    page = client_of("keeper").get(later.get_absolute_url()).content.decode()
    assert copy.number.partition("/")[0] in page


@pytest.mark.clause("CPY-06", shows="refused")
def test_a_run_is_printed_where_it_may_be(
    cast: Any, signs: Any, device: Any, level: Any, new_entries: Any
) -> None:
    outgoing = number(signed(cast, signs), by=cast["keeper"])
    proofs, reader = signs(proofreader=cast["reader"]), cast["reader"]
    office = {"name": "办公室", "kind": "office", "container": "none"}
    unfit = rate(**office, level=level("state", "top"), by=cast["secrecy_office"])
    done = {"made": 5, "proofreader": reader, "by": cast["keeper"], "proofs": proofs}
    with pytest.raises(Refused, match="不是文印室"):
        print_run(outgoing, place=unfit, **done, **PRINTED)
    assert "CPY-06" in new_entries("carriers.outgoing.printed")[0]["clauses"]
    assert print_run(outgoing, place=device(), **done, **PRINTED).number
