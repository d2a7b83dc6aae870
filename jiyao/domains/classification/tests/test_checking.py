"""What was decided is checked: drawn at random, anybody can draw it again (CLS-08, CLS-09)."""

from datetime import timedelta
from typing import Any

import pytest

from jiyao.domains.classification.models import Finding, Sample, SampleLine, name_of
from jiyao.domains.classification.procedures.checking import (
    answer,
    check,
    draw,
    find,
    population,
)
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.sampling import digest_of, drawn
from jiyao.domains.classification.tests.conftest import today
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused


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
    return rows.select_related("event__item__label__level__scheme").get()


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
    assert sample("changes").population == 0


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
    assert client_of("classifier").get(finding.get_absolute_url()).status_code == 200


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
