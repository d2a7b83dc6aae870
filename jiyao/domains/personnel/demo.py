"""Fictional people on their way: one vetted, one abroad soon, one on leave, made by procedures."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import Post
from jiyao.domains.organisation.procedures.posts import set_up_post
from jiyao.domains.personnel.briefing import BRIEFING
from jiyao.domains.personnel.models import Journey, Opinion, Particulars, PersonFile, Vetting
from jiyao.domains.personnel.procedures.conditions import Checked, check_conditions
from jiyao.domains.personnel.procedures.leave import book_leave
from jiyao.domains.personnel.procedures.opinions import circulate, give_opinion
from jiyao.domains.personnel.procedures.particulars import add_relative, fill_in, state_abroad
from jiyao.domains.personnel.procedures.passports import deposit, hand_out
from jiyao.domains.personnel.procedures.travelling import acknowledge, ask_to_travel, brief, decide
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.foundation.access.models import Level
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope

BASICS: dict[str, Any] = {
    "gender": "male",
    "nationality": "中国",
    "nation": "汉",
    "native_place": "青岭",
    "born_on": date(1988, 5, 12),
    "political": "中共党员",
    "marriage": "已婚",
    "education": "大学本科",
    "identity_number": "110101198805120012",
    "registered_at": "青岭市东湖路 18 号",
    "address": "青岭市东湖路 18 号",
    "phone": "6600 0401",
    "working_since": date(2010, 7, 1),
    "resume": "2010年7月—2018年3月 后勤处办事员；2018年3月至今 后勤处科员",
}
ABROAD = {
    "documents": "普通护照一本，已交存",
    "residence": "无",
    "own_abroad": "无",
    "family_abroad": "无",
    "last_trips": "2024年5月赴新加坡旅游",
}
FAMILY = (
    ("配偶", "许静", date(1989, 9, 1), "群众", "青岭市第一小学教师"),
    ("父亲", "何大山", date(1960, 2, 3), "中共党员", "退休"),
)
SPEAKERS = ("office_head", "personnel", "secrecy_office")
WORDS = ("工作认真，遵守纪律，现实表现良好", "档案齐全，未见异常", "符合涉密岗位要求")


class Office:
    """The people of the demo and their PINs."""

    def __init__(self, people: dict[str, Any], pins: dict[str, str]) -> None:
        self.people = people
        self.pins = pins

    def signed(self, key: str) -> dict[str, Any]:
        """Return who acts and the own PIN, as a procedure takes them."""
        person = self.people[key]
        proofs = {"by": Proof(Kind.SESSION, self.pins[person.number])}
        return {"by": person, "proofs": proofs}

    def speak(self, record: Any, stages: int = 3) -> None:
        """Let so many offices agree."""
        with writing_scope():
            opinions = list(Opinion.objects.about(record))[:stages]
        for opinion, key, words in zip(opinions, SPEAKERS, WORDS, strict=False):
            give_opinion(opinion, verdict="agrees", words=words, **self.signed(key))


def load(people: dict[str, Any], pins: dict[str, str]) -> None:
    """Vet the stranger for a post, send the junior abroad, let the reader be on leave."""
    office = Office(people, pins)
    _vet(office)
    _travel(office)
    leaves = timezone.now()
    back = timezone.make_aware(datetime.combine(timezone.localdate(), time(9)))
    fields = {"reason": "探亲", "where": "青岭县，手机畅通", "leaves_at": leaves}
    due = back + timedelta(days=3)
    by = people["personnel"]
    book_leave(person=people["reader"], **fields, due_back_at=due, by=by)


def _vet(office: Office) -> None:
    people = office.people
    by = people["personnel"]
    levels = [Level.objects.get(scheme__code="state", code="secret")]
    fields: dict[str, Any] = {"unit": people["stranger"].unit, "duties": "管理服务器和网络"}
    post = set_up_post(name="网络管理员", kind=Post.Kind.COMPUTER, levels=levels, **fields, by=by)
    file = PersonFile.objects.select_related("person").get(person=people["stranger"])
    vetting = open_vetting(file, post=post, by=by)
    _state(vetting)
    with writing_scope():
        conditions = list(vetting.conditions_at(timezone.now()))
    checks = [Checked(each.pk, True, "查阅人事档案") for each in conditions[:-1]]
    check_conditions(vetting, checks=checks, by=by)
    circulate(vetting, head=people["office_head"], by=by)
    office.speak(vetting, stages=2)


def _state(vetting: Vetting) -> None:
    with writing_scope():
        form = Particulars.objects.select_related("person").get(vetting=vetting)
    for relation, name, born_on, political, employer in FAMILY:
        add_relative(
            form,
            relation=relation,
            name=name,
            nationality="中国",
            born_on=born_on,
            political=political,
            employer=employer,
            lives_in="青岭市",
            residence="无",
            by=form.person,
        )
    fill_in(form, **BASICS, by=form.person)
    state_abroad(form, **ABROAD, by=form.person)


def _travel(office: Office) -> None:
    people = office.people
    leaves = timezone.localdate() + timedelta(days=20)
    journey: Journey = ask_to_travel(
        kind_of="private",
        destination="马来西亚",
        via="新加坡",
        purpose="旅游",
        leaves_on=leaves,
        returns_on=leaves + timedelta(days=8),
        history="2023年8月赴泰国旅游",
        head=people["office_head"],
        **office.signed("junior"),
    )
    office.speak(journey)
    brief(journey, briefing=BRIEFING, by=people["secrecy_office"])
    acknowledge(journey, **office.signed("junior"))
    fields = {"outcome": "approved", "by": people["personnel"]}
    permit = ask(decide, journey, asked_for="年休假旅游", **fields)
    grant(permit, remark="同意", **office.signed("leader"))
    decide(journey, **fields)
    of_him = {"kind_of": "ordinary", "number": "E20260401", "expires_on": date(2031, 6, 1)}
    passport = deposit(person=people["junior"], **of_him, by=people["personnel"])
    hand_out(passport, journey=journey, by=people["personnel"])
