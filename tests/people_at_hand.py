"""One row of every kind about people, for the doors."""

from typing import Any

from jiyao.domains.organisation.models import Pledge, PledgeText, Post
from jiyao.domains.personnel.models import PersonFile, PostHolding
from jiyao.domains.personnel.procedures.suspending import resume, suspend
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.domains.training.models import Certificate


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
    return {**rows, "bar": bar, "vetting": vetting}
