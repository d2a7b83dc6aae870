"""One row of every kind about people, for the doors."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import Pledge, PledgeText, Post
from jiyao.domains.personnel.models import Leaving, PersonFile, PostHolding, Release
from jiyao.domains.personnel.procedures.agreeing import draw_up_agreement
from jiyao.domains.personnel.procedures.identifying import record_identity
from jiyao.domains.personnel.procedures.leaving import begin_leaving, withdraw_leaving
from jiyao.domains.personnel.procedures.rights import (
    grant_compensation,
    grant_entitlement,
    suggest,
)
from jiyao.domains.personnel.procedures.suspending import resume, suspend
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.domains.training.models import Certificate
from jiyao.foundation.trail.recording import system_scope
from tests.responsible_at_hand import made_responsible

YEAR = timedelta(days=365)


def looked_after(cast: Any, behind: Any) -> dict[str, Any]:
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
    rows = {**rows, **made_responsible(cast), "bar": bar, "vetting": vetting}
    return {**rows, **looked_after_to_the_end(file, cast)}


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
