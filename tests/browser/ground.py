"""Some received documents and decided items, so that there is something on every page."""

import django

from tests.browser.cast import PIN


def main() -> None:
    """Run once on an installation that has its cast."""
    django.setup()
    from jiyao.desk.organisation import CAST, FOUNDERS
    from jiyao.domains.archives import demo as archives
    from jiyao.domains.carriers import demo
    from jiyao.domains.classification import demo as classification
    from jiyao.foundation.people.models import Person

    keys = {member.number: member.key for member in (*FOUNDERS, *CAST)}
    people = {keys[person.number]: person for person in Person.objects.all()}
    demo.load(people, dict.fromkeys(keys, PIN))
    archives.load(people, dict.fromkeys(keys, PIN))
    classification.load(people, dict.fromkeys(keys, PIN))


if __name__ == "__main__":
    main()
