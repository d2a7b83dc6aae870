"""A post is taken on facts alone: vetted, trained, pledged, regularly employed (PER-02)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.organisation.models import Pledge, PledgeText
from jiyao.domains.organisation.procedures.pledging import issue_text, sign_pledge
from jiyao.domains.organisation.procedures.posts import abolish_post, set_up_post
from jiyao.domains.personnel.models import PersonFile, PostHolding
from jiyao.domains.personnel.procedures.posting import take_post
from jiyao.domains.personnel.procedures.vetting import book_vetting, conclude, open_vetting
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.clearing import out_of_post
from tests.people_at_hand import considered

EDGE = timedelta(days=1)


@pytest.mark.clause("PER-02", "EDU-02", "PER-04", "ORG-08")
def test_who_fulfils_everything_takes_the_post_and_is_cleared(
    newcomer: Any, prepared: Any, post: Any, cast: Any, level: Any, behind_the_doors: Any
) -> None:
    file = prepared(newcomer())
    holding = take_post(file, post=post, by=cast["personnel"])
    with behind_the_doors():
        facts = facts_of(file.person, timezone.now())
        assert level("state", "secret").pk in facts.levels
        assert post.circle_id in facts.circles
    out_of_post(holding)
    with behind_the_doors():
        facts = facts_of(file.person, timezone.now())
        assert not facts.levels
        assert post.circle_id not in facts.circles


@pytest.mark.clause("PER-02", "EDU-02", "PER-04", "ORG-08", shows="refused")
@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("vetting", "缺少：涉密人员审查"),
        ("training", "缺少：保密培训合格证"),
        ("pledge", "缺少：保密承诺书"),
    ],
)
def test_without_one_of_them_the_post_is_refused(
    newcomer: Any, prepared: Any, post: Any, cast: Any, without: str, words: str
) -> None:
    file = prepared(newcomer(), without)
    with pytest.raises(Refused, match=words):
        take_post(file, post=post, by=cast["personnel"])


@pytest.mark.clause("PER-03", shows="refused")
def test_temporary_staff_take_no_classified_post(
    newcomer: Any, prepared: Any, post: Any, cast: Any
) -> None:
    file = prepared(newcomer("temporary"))
    with pytest.raises(Refused, match="临时聘用人员"):
        take_post(file, post=post, by=cast["personnel"])


@pytest.mark.clause("PER-03")
def test_temporary_staff_may_take_a_post_that_handles_no_secrets(newcomer: Any, cast: Any) -> None:
    plain = set_up_post(
        name="门卫", unit=None, kind="staff", levels=[], duties="", by=cast["personnel"]
    )
    take_post(newcomer("temporary"), post=plain, by=cast["personnel"])


@pytest.mark.clause("PER-02", shows="refused")
def test_nobody_books_his_own_vetting_nor_one_of_tomorrow(
    newcomer: Any, post: Any, cast: Any, behind_the_doors: Any
) -> None:
    file = newcomer()
    with behind_the_doors():
        own = PersonFile.objects.select_related("person").get(person=cast["personnel"])
    today = timezone.localdate()
    with pytest.raises(Refused, match="不得登记自己"):
        book_vetting(own, post=post, concluded_on=today, paper="1", by=cast["personnel"])
    with pytest.raises(Refused, match="不得给自己"):
        take_post(own, post=post, by=cast["personnel"])
    with pytest.raises(Refused, match="今天之后"):
        book_vetting(file, post=post, concluded_on=today + EDGE, paper="1", by=cast["personnel"])


@pytest.mark.clause("PER-01", "PER-12", shows="shown")
def test_the_register_shows_posts_levels_and_what_is_lacking(newcomer: Any, client_of: Any) -> None:
    newcomer()
    page = client_of("personnel").get("/registers/personnel.file/").content.decode()
    for words in ("陈静", "机要岗", "核心", "绝密", "白新", "非涉密"):
        assert words in page


@pytest.mark.clause("PER-01", "PER-12", shows="hidden")
def test_a_file_is_for_its_person_and_the_offices(
    cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        file = PersonFile.objects.get(person=cast["reader"])
    page = client_of("reader").get(file.get_absolute_url()).content.decode()
    assert "主任科员" in page
    assert "机密" in page
    for key in ("keeper", "leader", "stranger", "security"):
        assert client_of(key).get(file.get_absolute_url()).status_code == 404, key
    assert client_of("keeper").get("/registers/personnel.file/").status_code == 403
    assert client_of("reader").get("/personnel/mine/").url == file.get_absolute_url()
    assert "还没有" in client_of("system").get("/personnel/mine/").content.decode()


@pytest.mark.clause("ORG-08")
def test_a_pledge_keeps_the_version_that_was_signed(
    cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    new = issue_text(occasion="entry", text="新的正文", by=cast["secrecy_office"])
    with behind_the_doors():
        old = PledgeText.objects.get(occasion="entry", version=1)
        before = Pledge.objects.get(person=cast["reader"])
    with pytest.raises(Refused, match="已被新的版本代替"):
        sign_pledge(old, by=cast["reader"], proofs=signs())
    signed = sign_pledge(new, by=cast["reader"], proofs=signs())
    assert "新的正文" in client_of("reader").get(signed.get_absolute_url()).content.decode()
    page = client_of("reader").get(before.get_absolute_url()).content.decode()
    assert "了解国家和本单位的保密制度" in page
    with pytest.raises(Refused, match="已签订"):
        sign_pledge(new, by=cast["reader"], proofs=signs())


def test_a_post_with_people_is_not_abolished(cast: Any, behind_the_doors: Any) -> None:
    with behind_the_doors():
        holding = PostHolding.objects.select_related("post").get(person=cast["junior"])
    with pytest.raises(Refused, match="还有人"):
        abolish_post(holding.post, by=cast["personnel"])
    out_of_post(holding)
    abolish_post(holding.post, by=cast["personnel"])
    with pytest.raises(Refused, match="已撤销"):
        abolish_post(holding.post, by=cast["personnel"])


@pytest.mark.clause("SYS-06", "PER-02", shows="hidden")
def test_administrators_learn_nothing_of_a_request_about_a_person(
    newcomer: Any, post: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    vetting = open_vetting(newcomer(), post=post, by=cast["personnel"])
    considered(vetting, cast, signs, behind_the_doors)
    fields = {"outcome": "passed", "opinion": "表现良好"}
    permit = ask(conclude, vetting, by=cast["personnel"], asked_for="拟上岗", **fields)
    told = {"leader": True, "personnel": True, "secrecy_office": True}
    told |= {"system": False, "security": False, "keeper": False, "stranger": False}
    for who, seen in told.items():
        page = client_of(who).get("/registers/procedures.permit/").content.decode()
        assert ("白新" in page) is seen, who
        answer = client_of(who).get(permit.get_absolute_url()).status_code
        assert (answer == 200) is seen, who
