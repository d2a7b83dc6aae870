"""An old ledger taken step by step, as the keeper does it on the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import PIN
from jiyao.foundation.imports.drafts import Draft, draft_of
from jiyao.foundation.imports.models import Ledger, Staging
from jiyao.foundation.imports.working import Worker


class Desk:
    """One person's way through an import; `ledger` is read anew at every question."""

    def __init__(self, client: Any, behind: Any) -> None:
        self.client = client
        self.behind = behind

    @property
    def ledger(self) -> Ledger:
        with self.behind():
            return Ledger.objects.select_related("label__level__scheme").latest("pk")

    @property
    def draft(self) -> Draft:
        with self.behind():
            return draft_of(Staging.objects.select_related("ledger").latest("pk"))

    def post(self, step: str, **fields: Any) -> Any:
        address = f"/act/imports.ledger.{step}/{self.ledger.public_id}/"
        return self.client.post(address, {"csrfmiddlewaretoken": "sent", **fields})

    def upload(self, data: bytes, name: str = "旧簿.xlsx") -> Any:
        file = SimpleUploadedFile(name, data)
        address = "/act/imports.ledger.uploaded/"
        return self.client.post(address, {"register": "carriers.document", "file": file})

    def arrange(self, **changes: Any) -> Any:
        chosen = self.draft.arrangement
        fields = {"sheet": chosen.sheet, "header": chosen.header, "depth": chosen.depth}
        return self.post("arranged", **(fields | changes))

    def match(self, **changes: Any) -> Any:
        page = self.client.get(self.ledger.get_absolute_url())
        form = page.context["form"]
        fields = {name: form[name].value() for name in form.fields}
        fields = {name: "" if value is None else value for name, value in fields.items()}
        return self.post("mapped", **(fields | changes))

    def check(self, data: bytes, **changes: Any) -> list[Any]:
        """Upload, arrange and match by the guesses; return the faults that the dry run found."""
        assert self.upload(data).status_code == 302
        assert self.arrange().status_code == 302
        answer = self.match(**changes)
        assert answer.status_code == 302, answer.context["form"].errors
        return self.draft.found["faults"]

    def confirm(self, **changes: Any) -> Any:
        fields = {"revision": self.ledger.revision, "leave_out": "", "by_pin": PIN}
        return self.post("confirmed", **(fields | changes))

    def write(self) -> None:
        """Do what `jiyao tick` does until nothing is left."""
        worker = Worker()
        while worker.go_on():
            pass

    def take_in(self, data: bytes, **changes: Any) -> Ledger:
        """Bring a ledger in from the upload to the last row."""
        self.check(data, **changes)
        assert self.confirm(leave_out="on").status_code == 302
        self.write()
        return self.ledger

    def undo(self) -> Any:
        return self.post("undone", reason="栏目对错了", by_pin=PIN)


@pytest.fixture
def desk(client_of: Callable[[str], Any], behind_the_doors: Any) -> Desk:
    """The keeper's desk."""
    return Desk(client_of("keeper"), behind_the_doors)


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses between batches are for others; in a test nobody waits."""
    monkeypatch.setattr("jiyao.foundation.imports.working.time.sleep", lambda seconds: None)
