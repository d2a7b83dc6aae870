"""Somebody's leaving, done step by step as its people would."""

from collections.abc import Callable
from typing import Any

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.leaving import hand_over
from jiyao.domains.personnel.models import Leaving, PersonFile
from jiyao.domains.personnel.procedures.declaring import countersign, declare, review_declaration
from jiyao.domains.personnel.procedures.finishing import approve_leaving, cancel_rights
from jiyao.domains.personnel.procedures.leaving import (
    acknowledge_briefing,
    begin_leaving,
    brief,
    confirm_hand_over,
    name_body,
    pledge_on_leaving,
    talk,
)
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.store.aliases import writing_scope
from tests.carriers_at_hand import the_room

FieldsOf = Callable[..., Leaving]


def file_of(key: str, cast: Any) -> PersonFile:
    """Return the file of a member of the cast."""
    with writing_scope():
        return PersonFile.objects.select_related("person").get(person=cast[key])


def in_hand(copy: Copy, key: str, cast: Any, signs: Any) -> None:
    """Let a member of the cast hold a copy."""
    fields = {"to": cast[key], "due": None, "place": the_room(), "by": cast["keeper"]}
    send(copy, **fields, proofs=signs(to=cast[key]))


def hand_in(copy: Copy, key: str, cast: Any, signs: Any) -> None:
    """Have the copy, all that the member of the cast holds, handed over to the keeper."""
    people = {"leaver": cast[key], "receiver": cast["keeper"]}
    hand_over(copies=[copy], **people, by=cast["secrecy_office"], proofs=signs(**people))


def get_ready(leaving: Leaving, cast: Any, signs: Any, *without: str) -> Leaving:
    """Do everything that a leaving asks for before it is approved, but what is left out."""
    office, secrecy = {"by": cast["personnel"]}, {"by": cast["secrecy_office"]}
    own = {"by": leaving.person, "proofs": signs()}
    parts: dict[str, Callable[[], Any]] = {
        "talk": lambda: talk(leaving, words="保密义务", **office),
        "brief": lambda: brief(leaving, words="脱密期", **secrecy),
        "heard": lambda: acknowledge_briefing(leaving, **own),
        "declare": lambda: declare(leaving, besides="", **own),
        "review": lambda: review_declaration(leaving, opinion="属实", proofs=signs(), **secrecy),
        "countersign": lambda: countersign(leaving, proofs=signs(), **office),
        "hand-in": lambda: confirm_hand_over(leaving, words="门禁卡", **secrecy),
        "pledge": lambda: pledge_on_leaving(leaving, **own),
        "body": lambda: name_body(leaving, body="former", body_name="", **office),
        "rights": lambda: cancel_rights(leaving, **office),
    }
    for name, do in parts.items():
        if name not in without:
            do()
    return leaving


def let_go(leaving: Leaving, months: int, cast: Any, signs: Any) -> Leaving:
    """Have a leaving that is ready approved by the leader."""
    fields = {"months": months, "supervisor": cast["office_head"], "by": cast["personnel"]}
    permit = ask(approve_leaving, leaving, asked_for="离岗", **fields)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    return approve_leaving(leaving, **fields)


def gone(key: str, months: int, cast: Any, signs: Any) -> Leaving:
    """Let a member of the cast retire, with a release period of so many months."""
    file = file_of(key, cast)
    leaving = begin_leaving(file, way="retires", reason="到龄", by=cast["personnel"])
    return let_go(get_ready(leaving, cast, signs), months, cast, signs)
