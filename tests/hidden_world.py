"""A world in which much is hidden from everybody, with a canary in every text of it."""

from dataclasses import dataclass
from typing import Any

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.procedures.attaching import files_of_a_document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.handling import assign, instruct
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.access.models import Compartment, Label
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.trail.recording import system_scope
from tests.behind_doors import LATER, build, duplicated
from tests.canaries import Sown, grow, hidden_from, sow
from tests.carriers_at_hand import the_room
from tests.documents import docx
from tests.files import pdf, png, upload_of
from tests.people_at_hand import away, on_a_journey

LEADERS = "单位领导"
LEVELS = (("state", "top"), ("state", "secret"), (), ())


@dataclass
class Hidden:
    """The rows behind the doors, what was sown, and of whom the canaries are kept."""

    behind: dict[str, Any]
    sown: Sown
    cast: dict[str, Any]
    look: Any

    def keeps_from(self, who: str) -> set[str]:
        """Return the canaries that a person of the cast, or nobody, must not meet."""
        if who == "nobody":
            return set(self.sown.places)
        with self.look():
            return hidden_from(self.cast[who], self.sown)


def hidden_world(received: Any, cast: Any, signs: Any, look: Any) -> Hidden:
    """Build a world, sow it, let more be done to what was sown, close matters, sow the rest."""
    behind = build(received, cast, signs, look)
    papers = [received(*level, circles=(LEADERS,), counted=4, declared=4) for level in LEVELS]
    grow()
    sown = Sown()
    sow(sown)
    for paper in papers:
        handled(paper, cast, signs, look)
    on_a_journey(cast, signs, "leader")
    away(cast, "leader")
    close_every_other([papers[1].label_id, papers[3].label_id])
    sow(sown)
    return Hidden(behind, sown, cast, look)


def handled(paper: Document, cast: Any, signs: Any, look: Any) -> None:
    """Let what happens to a document happen, so that its words are taken over elsewhere."""
    with look():
        paper = Document.objects.get(pk=paper.pk)
        first, second, third, _fourth = Copy.objects.filter(document=paper).order_by("pk")
        top, low = (paper.label.level.code == code for code in ("top", "internal"))
        title = str(paper)
    by = {"by": cast["keeper"]}
    if not top:
        to = {"to": cast["leader"], "place": the_room(), "due": None}
        send(first, **to, **by, proofs=signs(to=cast["leader"]))
        duplicated(second, cast, signs, "office_head" if low else "leader", purpose=title)
        circle = Circle.objects.get(name="办公室")
        ask(widen, paper, **by, asked_for=title, circle=circle)
        assign(paper, owner=cast["leader"], due=LATER, **by)
    report_missing(third, last_seen=title, **by)
    if low:
        instruct(first, words=title, by=cast["leader"], proofs=signs())
        attached(paper, title, **by)


def attached(paper: Document, words: str, by: Any) -> None:
    """Let files hang on a document that hold its words as name and as content."""
    files = {"png": png(words), "pdf": pdf(words=words), "docx": docx(words)}
    for ending, data in files.items():
        upload = upload_of(f"{words}.{ending}", data)
        files_of_a_document.attach(paper, upload=upload, by=by)


def close_every_other(besides: list[int]) -> None:
    """Put labels into a closed matter without a member: every other one, and some besides."""
    with system_scope("tests.matters.closed"):
        matter = Compartment.objects.create(name="专案")
        for place, label in enumerate(Label.objects.order_by("pk")):
            if label.pk in besides or place % 2 == 0:
                label.compartment = matter
                label.save()
