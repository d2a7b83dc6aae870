"""Found the fictional organisation with the password and the PIN that the tests know."""

import os

PASSWORD, PIN = "Harmless-Pass-9", "482915"


def main() -> None:
    """Run once on a database that was laid out."""
    os.environ.setdefault("JIYAO_AS", "app")
    import django

    django.setup()
    from jiyao.desk.organisation import found_organisation, give_pin

    for person in found_organisation(lambda member: PASSWORD).values():
        give_pin(person, PIN)


if __name__ == "__main__":
    main()
