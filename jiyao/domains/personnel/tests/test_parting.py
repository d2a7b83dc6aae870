"""Nobody slips out of a classified post, or out of the house, without a leaving (PER-07)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.models import PostHolding
from jiyao.domains.personnel.procedures.leaving import begin_leaving, name_body, talk
from jiyao.domains.personnel.procedures.posting import give_up_post
from jiyao.domains.personnel.procedures.resigning import decide_resignation
from jiyao.foundation.accounts.procedures.people import remove
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.clearing import out_of_post
from tests.leaving_at_hand import file_of, get_ready, let_go
from tests.people_at_hand import resigning


@pytest.fixture
def holding(cast: Any, behind_the_doors: Any) -> PostHolding:
    """The only post of the junior."""
    with behind_the_doors():
        rows = PostHolding.objects.select_related("post__circle", "person")
        found: PostHolding = rows.get(person=cast["junior"])
    return found


@pytest.mark.clause("PER-07", shows="refused")
def test_the_last_classified_post_is_left_by_a_leaving_alone(
    holding: PostHolding, cast: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="最后一个涉密岗位"):
        give_up_post(holding, by=cast["personnel"])
    [entry] = new_entries("personnel.post.given-up")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["PER-07"])


@pytest.mark.clause("PER-07")
def test_who_has_another_classified_post_gives_one_up(holding: PostHolding, cast: Any) -> None:
    with system_scope("tests.post.taken") as act:
        posts = Post.objects.rated_at(act.recorded_at).exclude(pk=holding.post_id)
        other = posts.filter(top__gte=30).order_by("pk").first()
        PostHolding.objects.create(person=holding.person, post=other, since=act.recorded_at)
    assert give_up_post(holding, by=cast["personnel"]).until


@pytest.mark.clause("PER-07", shows="refused")
def test_an_account_is_closed_after_the_leaving_alone(
    holding: PostHolding, cast: Any, signs: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="离岗手续没有办完"):
        remove(cast["junior"], by=cast["system"])
    [entry] = new_entries("people.person.removed")
    assert entry["clauses"] == ["PER-07"]
    out_of_post(holding)
    with pytest.raises(Refused, match="离岗手续没有办完"):
        remove(cast["junior"], by=cast["system"])
    leaving = begin_leaving(
        file_of("junior", cast), way="stays", reason="换岗", by=cast["personnel"]
    )
    get_ready(leaving, cast, signs, "body")
    name_body(leaving, body="own", body_name="", by=cast["personnel"])
    let_go(leaving, 12, cast, signs)
    assert remove(cast["junior"], by=cast["system"]).is_active is False


def test_who_never_held_a_classified_post_is_closed_at_once(cast: Any, newcomer: Any) -> None:
    assert remove(newcomer().person, by=cast["system"]).is_active is False


@pytest.mark.clause("PER-09", shows="refused")
def test_a_filed_resignation_is_agreed_to_before_the_leaving_begins(cast: Any, signs: Any) -> None:
    asked, file = resigning(cast, signs), file_of("junior", cast)
    fields = {"reason": "调任", "by": cast["personnel"]}
    with pytest.raises(Refused, match="调动审批中"):
        begin_leaving(file, way="moves", **fields)
    decision = {"outcome": "refused", "by": cast["personnel"]}
    permit = ask(decide_resignation, asked, asked_for="调动", **decision)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    decide_resignation(asked, **decision)
    with pytest.raises(Refused, match="调动不同意"):
        begin_leaving(file, way="resigns", **fields)
    assert begin_leaving(file, way="retires", **fields)


def test_what_is_next_in_a_leaving_comes_first_on_the_file(
    cast: Any, signs: Any, client_of: Any
) -> None:
    file = file_of("junior", cast)

    def next_for(who: str) -> str:
        shown = client_of(who).get(file.get_absolute_url())
        return str(shown.context["comes_next"])

    leaving = begin_leaving(file, way="retires", reason="到龄", by=cast["personnel"])
    talk(leaving, words="保密义务", by=cast["personnel"])
    assert next_for("personnel") == "personnel.leaving.body-named"
    assert next_for("junior") == "personnel.leaving.pledged"
    get_ready(leaving, cast, signs, "talk")
    let_go(leaving, 18, cast, signs)
    assert next_for("personnel") == "personnel.release.contacted"
    with time_machine.travel(timezone.now() + timedelta(days=600)):
        assert next_for("personnel") == "personnel.release.ended"
