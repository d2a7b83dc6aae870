from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from jiyao.foundation.people.models import Person


class PasswordBackend(BaseBackend):
    """Sign-in with the person's number and password; no permissions, no superuser."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **rest: Any
    ) -> Person | None:
        person = Person.objects.filter(number=username, is_active=True).first()
        if person is None:
            Person().set_password(password)
            return None
        return person if person.check_password(password) else None

    def get_user(self, user_id: int) -> Person | None:
        """Return the person with the unit, which every page names."""
        return Person.objects.select_related("unit").filter(pk=user_id, is_active=True).first()
