"""What was decided is checked: drawn at random, anybody can draw it again (CLS-08, CLS-09)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.classification.models import Finding, Sample, SampleLine, name_of
from jiyao.domains.classification.procedures.checking import (
    answer,
    check,
    draw,
    find,
)
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.rules.checking import population
from jiyao.domains.classification.sampling import digest_of, drawn
from jiyao.domains.classification.tests.conftest import today
from jiyao.domains.organisation.merits import SOURCES, Span
from jiyao.foundation.access.roles import LEADER, SECRECY_OFFICE
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.clearing import bar, clear


@pytest.fixture
def sample(cast: Any) -> Any:
    """Draw from what was decided today."""

    def begin(of: str = "decisions", size: int = 2) -> Sample:
        days = {"since": today() - timedelta(days=1), "until": today()}
        return draw(of=of, size=size, **days, by=cast["secrecy_office"])

    return begin


@pytest.fixture
def sampled(signed: Any, sample: Any) -> SampleLine:
    """A drawn decision that is to be checked."""
    signed()
    rows = SampleLine.objects.using("act").filter(sample=sample())
    return rows.select_related("event__item__label__level__scheme", "sample").get()


def test_the_same_seed_draws_the_same_and_another_draws_others() -> None:
    names = [f"定机〔2026〕{n:04d}号" for n in range(300)]
    assert drawn("a", names, 10) == drawn("a", reversed(names), 10)
    assert drawn("a", names, 10) != drawn("b", names, 10)
    assert sorted(drawn("a", names[:3], 10)) == names[:3]
    assert digest_of(names) == digest_of(reversed(names)) != digest_of(names[1:])


@pytest.mark.clause("CLS-09", shows="shown")
def test_anybody_draws_the_sample_again_from_what_its_sheet_says(
    signed: Any, sample: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    for _each in range(3):
        signed()
    made = sample()
    with behind_the_doors():
        at, by = made.drawn_at, cast["secrecy_office"]
        names = [name_of(event) for event in population(made.of, made.since, made.until, by, at)]
        lines = [str(line) for line in made.lines.order_by("place")]
    assert drawn(made.seed, names, 2) == lines
    assert (made.population, made.fingerprint) == (3, digest_of(names))
    client = client_of("secrecy_office")
    sheet = words_of(client.get(f"/papers/classification.sample/{made.public_id}/").content)
    page = client.get(made.get_absolute_url()).content.decode()
    for text in (sheet, page):
        assert made.seed in text
        assert "SHA-256" in text


@pytest.mark.clause("CLS-09", shows="hidden")
def test_a_sample_is_the_offices_alone(signed: Any, sample: Any, client_of: Any) -> None:
    signed()
    made = sample()
    assert client_of("reader").get(made.get_absolute_url()).status_code == 404
    assert client_of("reader").get("/registers/classification.sample/").status_code == 403


@pytest.mark.clause("CLS-21")
def test_samples_are_drawn_from_changes_and_releases_too(
    signed: Any, sample: Any, with_approval: Any, behind_the_doors: Any
) -> None:
    item = signed()
    with_approval(release, item, ground="early")
    made = sample("releases")
    with behind_the_doors():
        [line] = made.lines.all()
        assert (line.event.item, line.event.what) == (item, "released")
    with pytest.raises(Refused, match="没有可抽查的决定"):
        sample("changes")


@pytest.mark.clause("CLS-08")
def test_a_wrong_end_is_a_finding_against_who_decided_on_it(
    signed: Any, sample: Any, with_approval: Any, appointed: Any, cast: Any, behind_the_doors: Any
) -> None:
    item = signed()
    clear(cast["office_head"], item.label.level)
    appoint(cast["office_head"], role=LEADER.code, by=cast["security"])
    appointed("office_head")
    people = {"by": cast["office_head"], "approver": cast["leader"]}
    with_approval(release, item, ground="early", **people)
    with behind_the_doors():
        line = sample("releases").lines.select_related("event").get()
    with pytest.raises(Refused, match="自己参与定密"):
        check_as(line, cast["office_head"], cast)
    check(line, result="high", words="", by=cast["secrecy_office"])
    with behind_the_doors():
        assert Finding.objects.get().decider == cast["office_head"]


def check_as(line: SampleLine, person: Any, cast: Any) -> None:
    """Let a person of the secrecy office check."""
    appoint(person, role=SECRECY_OFFICE.code, by=cast["security"])
    check(line, result="high", words="", by=person)


def test_for_who_decided_and_left_the_secrecy_office_answers(
    sampled: SampleLine, cast: Any, behind_the_doors: Any
) -> None:
    with system_scope("tests.person.left"):
        cast["classifier"].is_active = False
        cast["classifier"].save()
    check(sampled, result="low", words="", by=cast["secrecy_office"])
    with behind_the_doors():
        [finding] = Finding.objects.all()
        [duty] = Duty.objects.pending().filter(subject_ref=finding.public_id)
    assert duty.owner == cast["secrecy_office"]
    with pytest.raises(Refused, match="只有定密的人"):
        answer(finding, measure="redone", by=cast["reader"])
    assert answer(finding, measure="redone", by=cast["secrecy_office"]).answered_at


def test_a_check_is_offered_to_whom_it_is_open(
    sampled: SampleLine, client_of: Any, cast: Any
) -> None:
    address = f"/act/classification.sample.checked/{sampled.public_id}/"
    page = client_of("secrecy_office").get(sampled.get_absolute_url()).content.decode()
    assert address in page
    page = client_of("office_head").get(sampled.get_absolute_url()).content.decode()
    assert address not in page
    assert "未核查" in page


def test_who_decided_and_lost_clearance_still_reads_the_finding_and_answers(
    sampled: SampleLine, cast: Any, client_of: Any
) -> None:
    item = sampled.event.item
    found = find(item, kind="late", words="", by=cast["secrecy_office"])
    bar(cast["classifier"])
    client = client_of("classifier")
    assert client.get(found.get_absolute_url()).status_code == 200
    address = f"/act/classification.finding.answered/{found.public_id}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"measure": "redone"}).status_code == 302


@pytest.mark.clause("CLS-09", shows="refused")
def test_nothing_is_drawn_from_a_time_that_ends_before_it_begins(signed: Any, cast: Any) -> None:
    signed()
    days = {"since": today(), "until": today() - timedelta(days=1)}
    with pytest.raises(Refused, match="结束日早于开始日"):
        draw(of="decisions", size=1, **days, by=cast["secrecy_office"])


@pytest.mark.clause("CLS-08", shows="shown")
def test_what_is_wrong_becomes_a_finding_against_the_decider_who_answers(
    sampled: SampleLine, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    check(sampled, result="low", words="", by=cast["secrecy_office"])
    with behind_the_doors():
        [finding] = Finding.objects.all()
        assert finding.decider == cast["classifier"]
    assert "整改定密检查问题" in client_of("classifier").get("/duties/").content.decode()
    with pytest.raises(Refused, match="只有定密的人"):
        answer(finding, measure="changed", by=cast["leader"])
    answer(finding, measure="changed", by=cast["classifier"])
    with pytest.raises(Refused, match="已经报告整改情况"):
        answer(finding, measure="changed", by=cast["classifier"])
    with behind_the_doors():
        assert not Duty.objects.pending().filter(subject_ref=finding.public_id).exists()
    page = client_of("secrecy_office").get("/registers/classification.finding/?show=answered")
    assert "定低" in page.content.decode()
    chain = client_of("classifier").get(finding.get_absolute_url()).content.decode()
    assert "当日的责任链条" in chain
    assert "吴定山" in chain.partition("当日的责任链条")[2]


@pytest.mark.clause("CLS-08", shows="hidden")
def test_a_stranger_sees_no_finding(sampled: SampleLine, cast: Any, client_of: Any) -> None:
    found = find(sampled.event.item, kind="late", words="", by=cast["secrecy_office"])
    assert client_of("stranger").get(found.get_absolute_url()).status_code == 404
    assert client_of("stranger").get("/registers/classification.finding/").status_code == 403


def test_a_decision_is_checked_once_without_words_above_the_ceiling(
    sampled: SampleLine, cast: Any, behind_the_doors: Any
) -> None:
    by = cast["secrecy_office"]
    with pytest.raises(Refused, match="不得录入文字说明"):
        check(sampled, result="right", words="符合", by=by)
    check(sampled, result="right", words="", by=by)
    with pytest.raises(Refused, match="已经核查"):
        check(sampled, result="high", words="", by=by)
    with behind_the_doors():
        assert not Finding.objects.exists()


def test_nobody_finds_against_himself_nor_before_it_is_decided(
    proposed: Any, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="现在是：待审核"):
        find(proposed(), kind="late", words="", by=cast["secrecy_office"])
    own = proposed(by="secrecy_office")
    with pytest.raises(Refused, match="自己参与定密"):
        find(own, kind="late", words="", by=cast["secrecy_office"])


@pytest.mark.clause("ORG-13")
def test_what_a_check_found_wrong_counts_in_the_appraisal_of_who_decided(
    sampled: SampleLine, cast: Any, behind_the_doors: Any
) -> None:
    found = find(sampled.event.item, kind="late", words="", by=cast["secrecy_office"])
    people = [person.pk for person in cast.values()]
    now, day = timezone.now(), timedelta(days=1)
    with behind_the_doors():
        [merit] = SOURCES["inspection"].ask(people, Span(now - day, now + day))
        assert SOURCES["inspection"].ask(people, Span(now - 3 * day, now - 2 * day)) == []
    assert (merit.person, merit.points) == (found.decider_id, -5)
