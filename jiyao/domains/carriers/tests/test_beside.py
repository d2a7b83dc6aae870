"""What stands beside the batch at the counter for the person whose card was read."""

from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.counter.beside import cards_beside
from jiyao.domains.carriers.models import Copy
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.trail.recording import system_scope


def test_what_the_leader_is_asked_to_instruct_on_waits_for_its_readers(
    copy: Copy, cast: Any, behind_the_doors: Any
) -> None:
    def waiting() -> list[str]:
        now = timezone.now()
        look = Look(cast["keeper"], facts_of(cast["keeper"], now), now)
        cards = cards_beside(cast["leader"], look)
        return [work.number for card in cards if "可送阅" in str(card.title) for work in card.works]

    with behind_the_doors():
        document = Copy.objects.select_related("document__opinion").get(pk=copy.pk).document
        assert waiting() == [document.number]
        with system_scope("test.opinion"):
            document.opinion.kind_of = "instruct"
            document.opinion.save()
        assert waiting() == [document.number]
