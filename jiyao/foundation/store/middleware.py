"""One transaction for all the reading of a request, under the name of the person who reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse

from jiyao.foundation.store.aliases import READ

Handler = Callable[[HttpRequest], HttpResponse]


class OneReadTransaction:
    """Give the request one consistent view; on PostgreSQL row-level security knows the person."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user.pk if request.user.is_authenticated else None
        with reading_as(person):
            return self.get_response(request)


@contextmanager
def reading_as(person_id: int | None) -> Iterator[None]:
    """Open the read transaction of one person; without a person no labelled row is seen."""
    with transaction.atomic(using=READ):
        connection = connections[READ]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('jiyao.person', %s, true)", [str(person_id or "")]
                )
        yield
