"""One row of every kind about people, for the doors."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import Pledge, PledgeText, Post
from jiyao.domains.personnel.models import (
    Condition,
    Journey,
    Leave,
    Leaving,
    Opinion,
    Particulars,
    Passport,
    PersonFile,
    PostHolding,
    Relative,
    Release,
    Resignation,
    Review,
    RollReport,
    Vetting,
)
from jiyao.domains.personnel.procedures.agreeing import draw_up_agreement
from jiyao.domains.personnel.procedures.conditions import Checked, check_conditions
from jiyao.domains.personnel.procedures.identifying import record_identity
from jiyao.domains.personnel.procedures.leave import book_leave
from jiyao.domains.personnel.procedures.leaving import begin_leaving, withdraw_leaving
from jiyao.domains.personnel.procedures.opinions import circulate, give_opinion
from jiyao.domains.personnel.procedures.particulars import add_relative, fill_in, state_abroad
from jiyao.domains.personnel.procedures.passports import deposit
from jiyao.domains.personnel.procedures.reporting import open_report
from jiyao.domains.personnel.procedures.resigning import ask_to_leave
from jiyao.domains.personnel.procedures.reviewing import Reviewed, open_reviews
from jiyao.domains.personnel.procedures.rights import (
    grant_compensation,
    grant_entitlement,
    suggest,
)
from jiyao.domains.personnel.procedures.suspending import resume, suspend
from jiyao.domains.personnel.procedures.travelling import ask_to_travel
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.domains.training.models import Certificate
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.trail.recording import system_scope
from tests.responsible_at_hand import made_responsible

YEAR = timedelta(days=365)


ID_NUMBER = "110101199003071233"
BASICS: dict[str, Any] = {
    "gender": "female",
    "nationality": "中国",
    "nation": "汉",
    "native_place": "北京",
    "born_on": date(1990, 3, 7),
    "political": "中共党员",
    "marriage": "已婚",
    "education": "大学本科",
    "identity_number": ID_NUMBER,
    "registered_at": "北京市东城区东交民巷",
    "address": "北京市西城区月坛南街",
    "phone": "66000000",
    "working_since": date(2012, 7, 1),
    "resume": "2012年7月参加工作，任科员",
}
ABROAD = {
    "documents": "护照一本",
    "residence": "无",
    "own_abroad": "无",
    "family_abroad": "无",
    "last_trips": "2019年赴日本旅游",
}
RELATIVE: dict[str, Any] = {
    "relation": "配偶",
    "name": "许安",
    "nationality": "中国",
    "born_on": date(1988, 1, 2),
    "political": "群众",
    "employer": "某厂工程师",
    "lives_in": "北京",
    "residence": "无",
}
JOURNEY: dict[str, Any] = {
    "kind_of": "private",
    "destination": "新加坡",
    "via": "",
    "purpose": "探亲",
    "history": "2019年赴日本旅游",
}
SPEAKERS = {"unit": "office_head", "personnel": "personnel", "secrecy": "secrecy_office"}


def state(vetting: Vetting, behind: Any) -> Particulars:
    """Let the person fill in the form of a vetting."""
    with behind():
        form = Particulars.objects.select_related("person").get(vetting=vetting)
    add_relative(form, **RELATIVE, by=form.person)
    fill_in(form, **BASICS, by=form.person)
    return state_abroad(form, **ABROAD, by=form.person)


def check(vetting: Vetting, cast: Any, behind: Any, unmet: str = "") -> None:
    """Let personnel check every condition; one that begins with `unmet` is not met."""
    with behind():
        rows = list(vetting.conditions_at(timezone.now()))
    checks = [
        Checked(row.pk, not (unmet and row.text.startswith(unmet)), "查阅档案") for row in rows
    ]
    check_conditions(vetting, checks=checks, by=cast["personnel"])


def speak(record: Any, cast: Any, signs: Any, behind: Any, against: str = "") -> None:
    """Let the offices give their opinions in order; `against` is the stage that objects."""
    with behind():
        opinions = list(Opinion.objects.about(record))
    for opinion in opinions:
        verdict = "objects" if opinion.stage == against else "agrees"
        by = cast[SPEAKERS[opinion.stage]]
        give_opinion(opinion, verdict=verdict, words="表现良好", by=by, proofs=signs())


def considered(vetting: Vetting, cast: Any, signs: Any, behind: Any, against: str = "") -> Vetting:
    """Bring a vetting up to its conclusion: form, conditions, opinions."""
    state(vetting, behind)
    check(vetting, cast, behind)
    circulate(vetting, head=cast["office_head"], by=cast["personnel"])
    speak(vetting, cast, signs, behind, against)
    return vetting


def on_a_journey(cast: Any, signs: Any, key: str = "junior", head: str = "office_head") -> Journey:
    """Let somebody ask to travel abroad for ten days, a month from now."""
    leaves = timezone.localdate() + timedelta(days=30)
    days = {"leaves_on": leaves, "returns_on": leaves + timedelta(days=10)}
    fields = {**JOURNEY, **days, "head": cast[head]}
    journey: Journey = ask_to_travel(**fields, by=cast[key], proofs=signs())
    return journey


def kept_passport(cast: Any, number: str = "E12345678") -> Passport:
    """Let the junior's passport be kept by personnel."""
    expires = timezone.localdate() + timedelta(days=900)
    fields = {"kind_of": "ordinary", "number": number, "expires_on": expires}
    kept: Passport = deposit(person=cast["junior"], **fields, by=cast["personnel"])
    return kept


def away(cast: Any, key: str = "junior") -> Leave:
    """Let somebody be on leave until eight in the morning, three days from now."""
    leaves = timezone.now()
    back = start_of(timezone.localdate() + timedelta(days=3)) + timedelta(hours=8)
    fields = {"reason": "探亲", "where": "天津", "leaves_at": leaves, "due_back_at": back}
    leave: Leave = book_leave(person=cast[key], **fields, by=cast["personnel"])
    return leave


def resigning(cast: Any, signs: Any, key: str = "junior", head: str = "office_head") -> Resignation:
    """Let somebody ask to be transferred."""
    fields = {"kind_of": "transfer", "reason": "家庭原因", "to_where": "市教育局"}
    by = cast[key]
    asked: Resignation = ask_to_leave(**fields, head=cast[head], by=by, proofs=signs())
    return asked


def looked_after(cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Vet the junior for another post, and suspend him for a moment."""
    with behind():
        mine: dict[str, Any] = {"person": cast["junior"]}
        file = PersonFile.objects.select_related("person").get(**mine)
        holding = PostHolding.objects.get(**mine)
        post = Post.objects.exclude(pk=holding.post_id).order_by("pk").first()
        rows = {
            "person_file": file,
            "holding": holding,
            "secret_post": post,
            "pledge": Pledge.objects.get(**mine),
            "pledge_text": PledgeText.objects.get(occasion="annual"),
            "certificate": Certificate.objects.get(**mine),
        }
    bar = suspend(file, reason="核查", by=cast["secrecy_office"])
    resume(bar, by=cast["secrecy_office"])
    vetting = open_vetting(file, post=post, by=cast["personnel"])
    form = state(vetting, behind)
    circulate(vetting, head=cast["reader"], by=cast["personnel"])
    with behind():
        vetted = {
            "particulars": form,
            "relative": Relative.objects.get(particulars=form),
            "said": Opinion.objects.get(about=vetting.public_id, stage="unit"),
            "condition": Condition.objects.first(),
        }
    return {
        **rows,
        **vetted,
        "bar": bar,
        "vetting": vetting,
        **made_responsible(cast),
        **_in_the_course(cast, signs, behind),
        **looked_after_to_the_end(file, cast),
    }


def _in_the_course(cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """One row of what happens to a person in a post, about the junior."""
    rows = {
        "journey": on_a_journey(cast, signs, head="reader"),
        "passport": kept_passport(cast),
        "leave": away(cast),
        "resignation": resigning(cast, signs, head="reader"),
    }
    with behind():
        at = timezone.now()
        holdings = list(PostHolding.objects.filter(person=cast["junior"]).select_related("person"))
    with system_scope("tests.year.begun"):
        open_reviews(Reviewed(holdings, at.year), at)
        open_report(at.year, at)
    with behind():
        review = Review.objects.get(person=cast["junior"], kind_of="fitness")
        return {**rows, "review": review, "roll_report": RollReport.objects.get()}


def looked_after_to_the_end(file: PersonFile, cast: Any) -> dict[str, Any]:
    """Let the junior begin to leave and stay after all, with all that people are given."""
    by = {"by": cast["personnel"]}
    leaving = begin_leaving(file, way="stays", reason="换岗", **by)
    withdraw_leaving(leaving, remark="留任", **by)
    nothing = {"nation": "", "native_place": "", "political": "", "education": "", "address": ""}
    known = {"identity_number": "", "phone": "13800138000", "gender": "", "born_on": None}
    today = timezone.localdate()
    paid = {"restricted": "publishing", "what": "暂缓发表", "given": "2000 元", "basis": "委1号"}
    agreed = {"kind": "after", "starts_on": today, "ends_on": None, "compensation": ""}
    return {
        "leaving": leaving,
        "release": _released(leaving, cast),
        "identity": record_identity(file, **known, **nothing, **by),
        "entitlement": grant_entitlement(file, kind="training", what="脱产", basis="3号", **by),
        "compensation": grant_compensation(file, **paid, **by),
        "agreement": draw_up_agreement(file, **agreed, **by),
        "suggestion": suggest(text="加一台碎纸机", by=file.person),
    }


def _released(leaving: Leaving, cast: Any) -> Release:
    """A release period as an approval would have begun it; the junior is still needed."""
    with system_scope("tests.release.begun") as act:
        fields = {"weight": 20, "months": 12, "body": "own", "supervisor": cast["leader"]}
        who = {"person": leaving.person, "leaving": leaving, "since": act.recorded_at}
        return Release.objects.create(**who, **fields, until=act.recorded_at + YEAR)
