"""Fill an installation for the load: `python -m bench.crowd PEOPLE DOCUMENTS`, after its cast.

Every fifth of the people is a keeper, the others are staff whose unit may read 10,000 documents.
"""

import sys

import django

from tests.browser.cast import PASSWORD, PIN

PAGES = 6


def main() -> None:
    """Run once on an installation that has its cast."""
    django.setup()
    from bench.ground import fill
    from jiyao.domains.carriers.models import Document

    people, documents = map(int, sys.argv[1:])
    cast = _cast()
    for number in range(people):
        _join(number, cast)
    fill(documents, cast, Document.Waits.ROUND)
    _let_circulate(cast)


def numbers(people: int) -> dict[str, bool]:
    """Return the numbers of so many people, and whether each is a keeper."""
    return {f"T{number:04d}": number % 5 == 0 for number in range(people)}


def name_of(number: str) -> str:
    """Return the name of whoever has this number."""
    return f"员工{number[1:]}"


def _cast() -> dict[str, object]:
    from jiyao.desk.organisation import CAST, FOUNDERS
    from jiyao.foundation.people.models import Person

    keys = {member.number: member.key for member in (*FOUNDERS, *CAST)}
    return {keys[person.number]: person for person in Person.objects.all()}


def _join(number: int, cast: dict[str, object]) -> None:
    from jiyao.desk.organisation import INTERNAL, Member, clear, enrolled, give_pin
    from jiyao.foundation.access.roles import KEEPER, STAFF

    role = STAFF if number % 5 else KEEPER
    told = (f"T{number:04d}", name_of(f"T{number:04d}"), "业务二处", f"岗位{number:02d}")
    member = Member(f"crowd{number}", *told, role, (INTERNAL,))
    person = enrolled(member, PASSWORD, cast)
    clear(person, member, cast["secrecy_office"], cast["personnel"])
    give_pin(person, PIN)


def _let_circulate(cast: dict[str, object]) -> None:
    """Give every document the handling opinion without which nobody is handed a copy."""
    from jiyao.domains.carriers.models import Document, Opinion
    from jiyao.foundation.trail.recording import system_scope

    with system_scope("bench.opinions.given"):
        documents = Document.objects.order_by("pk")
        told = {"kind_of": Opinion.Kind.READ, "by": cast["office_head"]}
        Opinion.objects.bulk_create(
            Opinion(document=each, label_id=each.label_id, at=each.received_at, **told)
            for each in documents
        )


if __name__ == "__main__":
    main()
