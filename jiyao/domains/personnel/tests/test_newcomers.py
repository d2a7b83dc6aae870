"""A newcomer and the offices see at each step what comes next and who does it (PER-02, PER-04)."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jiyao.domains.organisation.models import PledgeText
from jiyao.domains.organisation.procedures.pledging import issue_text, sign_pledge
from jiyao.domains.organisation.procedures.posts import set_up_post
from jiyao.domains.personnel.models import Opinion, PersonFile, Vetting
from jiyao.domains.personnel.procedures.opinions import circulate, give_opinion
from jiyao.domains.personnel.procedures.posting import open_file
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.foundation.accounts.procedures.people import enrol
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.people_at_hand import check, considered, speak, state


@pytest.fixture
def file(newcomer: Any, cast: Any) -> PersonFile:
    opened: PersonFile = newcomer()
    with system_scope("tests.pin.set"):
        person = opened.person
        person.must_change_password = False
        set_pin(person, "482915")
    return opened


@pytest.fixture
def vetting(file: PersonFile, post: Any, cast: Any) -> Vetting:
    opened: Vetting = open_vetting(file, post=post, by=cast["personnel"])
    return opened


@pytest.fixture
def page_of(cast: Any) -> Any:
    """The page of a record as somebody of the cast, or the newcomer, sees it."""

    def read(who: Any, record: Any) -> str:
        address = record if isinstance(record, str) else record.get_absolute_url()
        client = Client()
        person = cast[who] if isinstance(who, str) else who
        client.force_login(person, "jiyao.foundation.accounts.backend.PasswordBackend")
        return str(client.get(address, follow=True).content.decode())

    return read


def owed(kind: str) -> list[tuple[str, str]]:
    rows = Duty.objects.pending().filter(kind_code=kind).order_by("pk")
    return [(duty.owner.number, duty.subject_title) for duty in rows]


def primary(page: str) -> list[str]:
    """The buttons that stand out beside the facts."""
    found = re.findall(r'button--primary" data-key="e"[^>]*>([^<]*?) <kbd>', page)
    return [words.strip() for words in found]


def test_without_a_post_the_file_says_so(file: PersonFile, page_of: Any) -> None:
    page = page_of("personnel", file)
    assert "尚未任岗" in page
    assert "现任岗位不要求" not in page
    assert "没有正在进行的审查" in page
    assert primary(page) == ["发起审查"]


def test_the_file_says_what_the_intended_post_still_asks_for(
    file: PersonFile, vetting: Vetting, page_of: Any
) -> None:
    page = page_of("personnel", file)
    assert "拟任办公室 文印员的条件" in page
    assert "待本人填写审查表" in page
    assert vetting.get_absolute_url() in page
    assert "指定课程" in page
    assert f"training.requirement.assigned/?person={file.person_id}" in page
    assert primary(page) == []
    own = page_of(file.person, file)
    assert "拟任办公室 文印员的条件" in own
    assert vetting.get_absolute_url() not in own
    assert vetting.particulars.get_absolute_url() in own
    assert "查某一岗位的条件" not in own
    assert '<a href="/training/mine/" data-open>' in own


def test_the_offices_ask_what_any_post_asks_for(file: PersonFile, post: Any, page_of: Any) -> None:
    page = page_of("personnel", f"{file.get_absolute_url()}?post={post.public_id}")
    assert "拟任办公室 文印员的条件" in page
    assert page.count("缺少") == 3
    assert "的条件</h2>" not in page_of("personnel", f"{file.get_absolute_url()}?post=x").replace(
        "查某一岗位的条件</h2>", ""
    )


def test_opening_a_vetting_leads_to_it_and_a_second_one_is_refused_with_a_way(
    file: PersonFile, post: Any, client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    address = f"/act/personnel.vetting.opened/{file.public_id}/"
    answer = client_of("personnel").post(address, {"post": post.pk})
    with behind_the_doors():
        vetting = Vetting.objects.get(person=file.person)
    assert answer.url == vetting.get_absolute_url()
    with pytest.raises(Refused, match="正在进行"):
        open_vetting(file, post=post, by=cast["personnel"])


def test_posts_of_one_name_are_told_apart_by_their_unit(
    file: PersonFile, cast: Any, client_of: Any
) -> None:
    unit = Circle.objects.get(name="业务一处")
    fields: dict[str, Any] = {"levels": [], "duties": "", "by": cast["personnel"]}
    set_up_post(name="文印员", unit=unit, kind="print", **fields)
    page = client_of("personnel").get(f"/act/personnel.vetting.opened/{file.public_id}/")
    assert "业务一处 文印员" in page.content.decode()


def test_the_next_act_stands_out_on_the_page_of_a_vetting(
    vetting: Vetting, cast: Any, signs: Any, page_of: Any, behind_the_doors: Any
) -> None:
    assert primary(page_of("personnel", vetting)) == []
    form = state(vetting, behind_the_doors)
    assert primary(page_of("personnel", vetting)) == ["核对任用条件"]
    assert vetting.get_absolute_url() in page_of("personnel", form)
    assert vetting.get_absolute_url() not in page_of(vetting.person, form)
    check(vetting, cast, behind_the_doors)
    assert primary(page_of("personnel", vetting)) == ["送签意见"]
    circulate(vetting, head=cast["office_head"], by=cast["personnel"])
    page = page_of("personnel", vetting)
    assert "待签署：本部门意见" in page
    assert primary(page) == []
    with behind_the_doors():
        assert owed("personnel.conclude") == []
    speak(vetting, cast, signs, behind_the_doors)
    assert primary(page_of("personnel", vetting)) == ["作出审查结论"]
    with behind_the_doors():
        assert owed("personnel.conclude") == [("P0104", vetting.short_name())]


def test_who_signs_sees_on_the_same_page_what_is_judged(
    vetting: Vetting, cast: Any, signs: Any, client_of: Any, page_of: Any, behind_the_doors: Any
) -> None:
    state(vetting, behind_the_doors)
    check(vetting, cast, behind_the_doors)
    circulate(vetting, head=cast["office_head"], by=cast["personnel"])
    with behind_the_doors():
        unit, personnel, secrecy = Opinion.objects.about(vetting)
    seen = page_of("office_head", f"/act/personnel.opinion.given/{unit.public_id}/")
    assert "您的签名 PIN" in seen
    assert "许安" not in seen
    fields = {"verdict": "agrees", "proofs": signs()}
    give_opinion(unit, words="踏实可靠", by=cast["office_head"], **fields)
    give_opinion(personnel, words="符合条件", by=cast["personnel"], **fields)
    seen = page_of("secrecy_office", f"/act/personnel.opinion.given/{secrecy.public_id}/")
    for words in ("踏实可靠", "符合条件", "许安", "查阅档案", "2012年7月1日", "您的签名 PIN"):
        assert words in seen, words
    assert vetting.get_absolute_url() in seen
    answer = {"verdict": "agrees", "words": "同意", "by_pin": "482915"}
    client_of("secrecy_office").post(f"/act/personnel.opinion.given/{secrecy.public_id}/", answer)
    assert "您的签名 PIN" not in page_of("secrecy_office", secrecy)


def test_who_is_vetted_owes_the_pledge_until_it_is_signed(
    vetting: Vetting, cast: Any, signs: Any, page_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        assert owed("organisation.entry_pledge") == [("N0901", "上岗承诺书（第 1 版）")]
    text = issue_text(occasion="entry", text="一、守密。\n二、履责。", by=cast["secrecy_office"])
    with behind_the_doors():
        assert owed("organisation.entry_pledge") == [("N0901", "上岗承诺书（第 2 版）")]
    page = page_of(vetting.person, f"/act/organisation.pledge.signed/{text.public_id}/")
    assert page.count('<td class="is-words">') == 2
    assert "autofocus" not in page
    assert "您的签名 PIN" in page
    sign_pledge(text, by=vetting.person, proofs=signs())
    with behind_the_doors():
        assert owed("organisation.entry_pledge") == []
    assert "您的签名 PIN" not in page_of(vetting.person, text)


def test_a_form_on_a_record_that_was_left_unsigned_says_so(vetting: Vetting, cast: Any) -> None:
    text = issue_text(occasion="entry", text="一、守密。", by=cast["secrecy_office"])
    client = Client()
    client.force_login(vetting.person, "jiyao.foundation.accounts.backend.PasswordBackend")
    page = client.post(f"/act/organisation.pledge.signed/{text.public_id}/", {})
    assert "by_pin" in page.context["form"].errors


def test_who_has_pledged_owes_no_pledge(
    file: PersonFile, post: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        text = PledgeText.objects.holding_at(timezone.now()).get(occasion="entry")
    sign_pledge(text, by=file.person, proofs=signs())
    open_vetting(file, post=post, by=cast["personnel"])
    with behind_the_doors():
        assert owed("organisation.entry_pledge") == []


def test_who_is_enrolled_stands_on_the_board_of_personnel_until_there_is_a_file(
    cast: Any, page_of: Any
) -> None:
    assert "人人都有档案" in page_of("personnel", "/")
    unit = Circle.objects.get(name="办公室")
    who = {"number": "N0902", "name": "许安", "unit": unit, "position": "科员"}
    person = enrol(**who, password="Harmless-Pass-9", by=cast["system"])
    board = page_of("personnel", "/")
    assert f"/act/personnel.file.opened/?person={person.pk}" in board
    page = page_of("personnel", f"/act/personnel.file.opened/?person={person.pk}")
    assert f'<option value="{person.pk}" selected>许安' in page
    assert "周启明" not in page
    assert "请系统管理员先“新增人员”" in page
    open_file(person=person, employment="regular", by=cast["personnel"])
    assert "人人都有档案" in page_of("personnel", "/")
    assert "人人都有档案" in page_of("personnel", "/act/personnel.file.opened/")


def test_the_heads_of_the_unit_come_first_where_one_speaks_for_it(
    vetting: Vetting, page_of: Any
) -> None:
    page = page_of("personnel", f"/act/personnel.vetting.circulated/{vetting.public_id}/")
    [choices] = re.findall(r'<select name="head".*?</select>', page, re.DOTALL)
    names = re.findall(r">([^<>]+)</option>", choices)
    assert sorted(names[1:4]) == ["赵文博", "郑守言", "钱知人"]
    assert names[4] == "陈静"
    assert "周启明" not in names
    assert "白新" not in names


def test_what_is_owed_at_once_stands_in_the_main_list_of_the_board(
    vetting: Vetting, page_of: Any
) -> None:
    board = page_of(vetting.person, "/")
    assert "今天没有要先办的" not in board
    assert "即办和超期的事" in board
    form = vetting.particulars.public_id
    assert f"/act/personnel.particulars.filled-in/{form}/" in board


def test_the_own_training_says_what_the_intended_post_asks_for(
    vetting: Vetting, page_of: Any, behind_the_doors: Any
) -> None:
    page = page_of(vetting.person, "/training/mine/")
    assert "拟任办公室 文印员须先取得" in page
    assert "指定课程" in page
    assert "拟任" not in page_of("stranger", "/training/mine/")


def test_the_request_names_what_was_said_and_asks_for_one_reason(
    vetting: Vetting, cast: Any, signs: Any, client_of: Any, page_of: Any, behind_the_doors: Any
) -> None:
    considered(vetting, cast, signs, behind_the_doors)
    address = f"/act/personnel.vetting.concluded/{vetting.public_id}/"
    assert "申请事由" not in page_of("personnel", address)
    fields = {"outcome": "passed", "opinion": "可以任用"}
    page = client_of("personnel").post(address, fields, follow=True).content.decode()
    assert page.count("<dt>已有意见</dt>") == 4
    assert page.count("<dd>可以任用</dd>") == 1
    assert "批准后</dt>" not in page


def test_the_overview_says_what_a_newcomer_still_lacks(vetting: Vetting, client_of: Any) -> None:
    page = client_of("secrecy_office").get("/personnel/overview/").content.decode()
    table = page.partition("还没有岗位的人（1）")[2].partition("</table>")[0]
    words = re.sub(r"<[^>]+>|\s+", " ", table)
    for told in (vetting.person.name, str(vetting.post), "涉密人员审查", "保密培训合格证"):
        assert told in words
