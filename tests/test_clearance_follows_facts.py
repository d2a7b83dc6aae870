"""Clearance follows the facts: post, vetting, training, pledge, and nothing that bars (PER-04)."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.organisation.models import Pledge
from jiyao.domains.organisation.procedures.posts import rate_post
from jiyao.domains.personnel.models import Bar, PersonFile, PostHolding, Vetting
from jiyao.domains.personnel.procedures.suspending import resume, suspend
from jiyao.domains.training.models import Certificate
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Clearance
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import close, the_room
from tests.clearing import out_of_post

FACTS = (PostHolding, Vetting, Certificate, Pledge)
TITLE = "关于自查的通知"


@pytest.fixture
def file_of(cast: Any, behind_the_doors: Any) -> Any:
    def find(key: str) -> PersonFile:
        with behind_the_doors():
            return PersonFile.objects.select_related("person").get(person=cast[key])

    return find


@pytest.fixture
def secret_for(cast: Any, level: Any, behind_the_doors: Any) -> Any:
    """Whether a member of the cast is cleared for state secrets of the lowest level now."""

    def ask(key: str) -> bool:
        with behind_the_doors():
            facts = facts_of(cast[key], timezone.now())
        return level("state", "secret").pk in facts.levels

    return ask


@pytest.mark.clause("PER-04")
@pytest.mark.parametrize("missing", list(product((False, True), repeat=5)))
def test_clearance_holds_exactly_while_every_fact_does(
    missing: tuple[bool, ...], cast: Any, secret_for: Any
) -> None:
    *facts, barred = missing
    assert secret_for("junior")
    with system_scope("tests.facts.ended") as act:
        for model, ended in zip(FACTS, facts, strict=True):
            if ended:
                model.objects.get(person=cast["junior"]).end(act.recorded_at)
        if barred:
            fields = {"kind_of": "suspended", "reason": "测试", "since": act.recorded_at}
            Bar.objects.create(person=cast["junior"], **fields)
    assert secret_for("junior") is not any(missing)


@pytest.mark.clause("PER-01")
def test_the_levels_of_a_post_are_those_of_its_people(
    cast: Any, level: Any, secret_for: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        post = PostHolding.objects.get(person=cast["junior"]).post
        assert post.category_at(timezone.now()).label == "一般"
    rate_post(post, levels=[level("work", "internal")], by=cast["personnel"])
    assert not secret_for("junior")
    rate_post(post, levels=[level("state", "confidential")], by=cast["personnel"])
    assert not secret_for("junior"), "vetted for secret alone"
    rate_post(post, levels=[level("state", "secret")], by=cast["personnel"])
    assert secret_for("junior")


@pytest.mark.clause("PER-19")
def test_suspended_the_next_request_of_every_session_sees_less(
    received: Any, cast: Any, client_of: Any, file_of: Any
) -> None:
    document = received("state", "secret")
    sessions = [client_of("junior"), client_of("junior")]
    assert [s.get(document.get_absolute_url()).status_code for s in sessions] == [200, 200]
    bar = suspend(file_of("junior"), reason="核查", by=cast["secrecy_office"])
    assert [s.get(document.get_absolute_url()).status_code for s in sessions] == [404, 404]
    resume(bar, by=cast["secrecy_office"])
    assert sessions[0].get(document.get_absolute_url()).status_code == 200


@pytest.mark.clause("PER-04")
def test_a_copy_in_his_hands_is_taken_back_and_he_knows_what_to_return(
    copy: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    fields = {"to": cast["reader"], "due": None, "place": the_room(), "by": cast["keeper"]}
    send(copy, **fields, proofs=signs(to=cast["reader"]))
    with behind_the_doors():
        holding = PostHolding.objects.get(person=cast["reader"])
    out_of_post(holding)
    page = client_of("reader").get("/").content.decode()
    assert copy.number in page
    assert TITLE not in page
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(kind_code="carriers.take_back")
        assert duty.owner == cast["keeper"]
    for job in SCHEDULE:
        run(job, timezone.now())
    with behind_the_doors():
        assert Duty.objects.pending().filter(kind_code="carriers.take_back").count() == 1


@pytest.mark.clause("PER-04")
def test_nobody_takes_back_what_he_may_hold_again(
    copy: Any, cast: Any, signs: Any, file_of: Any, behind_the_doors: Any
) -> None:
    fields = {"to": cast["reader"], "due": None, "place": the_room(), "by": cast["keeper"]}
    send(copy, **fields, proofs=signs(to=cast["reader"]))
    bar = suspend(file_of("reader"), reason="核查", by=cast["secrecy_office"])
    with behind_the_doors():
        assert Duty.objects.pending().filter(kind_code="carriers.take_back").exists()
    resume(bar, by=cast["secrecy_office"])
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code="carriers.take_back").exists()


@pytest.mark.clause("PER-04")
@pytest.mark.parametrize("member", ["keeper", "office_head"])
def test_in_a_closed_matter_those_named_to_it_alone_are_told(
    copy: Any, cast: Any, signs: Any, file_of: Any, behind_the_doors: Any, member: str
) -> None:
    fields = {"to": cast["reader"], "due": None, "place": the_room(), "by": cast["keeper"]}
    send(copy, **fields, proofs=signs(to=cast["reader"]))
    with behind_the_doors():
        document = Document.objects.select_related("label").get(pk=copy.document_id)
    close(document, cast["reader"], cast[member], cast["leader"])
    suspend(file_of("reader"), reason="核查", by=cast["secrecy_office"])
    with behind_the_doors():
        told = Duty.objects.pending().filter(kind_code="carriers.take_back")
        owners = {duty.owner for duty in told.select_related("owner")}
    named = {cast["keeper"]} if member == "keeper" else {cast[member], cast["leader"]}
    assert owners == named


@pytest.mark.clause("EDU-02", shows="overdue")
def test_a_certificate_that_runs_out_ends_clearance_by_itself(
    copy_of: Any, cast: Any, signs: Any, secret_for: Any, behind_the_doors: Any
) -> None:
    fields = {"to": cast["reader"], "due": None, "place": the_room(), "by": cast["keeper"]}
    send(copy_of("state", "secret"), **fields, proofs=signs(to=cast["reader"]))
    with system_scope("tests.facts.ended"):
        Certificate.objects.get(person=cast["reader"]).end(timezone.now() + timedelta(days=365))
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert secret_for("reader")
    with time_machine.travel(timezone.now() + timedelta(days=367)):
        assert not secret_for("reader")
        for job in SCHEDULE:
            run(job, timezone.now())
        with behind_the_doors():
            assert Duty.objects.pending().filter(kind_code="carriers.take_back").count() == 1


def test_what_did_not_change_leaves_clearance_alone(
    cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with behind_the_doors():
        before = set(Clearance.objects.values_list("pk", "until"))
    with system_scope("tests.facts.touched"):
        Vetting.objects.get(person=cast["reader"]).save()
    with behind_the_doors():
        assert set(Clearance.objects.values_list("pk", "until")) == before
    assert len(new_entries("tests.facts.touched")) == 1
