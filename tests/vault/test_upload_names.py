"""The name that somebody gives an upload decides nothing about where it lies."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiyao.foundation.vault.models import StoredFile
from tests.files import pdf


@pytest.mark.parametrize("name", ["../../x.pdf", "/etc/x.pdf", "..\\x.pdf"])
def test_it_leads_nowhere(name: str, document: Any, client_of: Any, vault: Path) -> None:
    page = reverse("act", args=["carriers.document-file.attached", document.public_id])
    before = {path for path in vault.parent.rglob("*") if path.is_file()}
    given = client_of("keeper").post(page, {"upload": SimpleUploadedFile(name, pdf())})
    assert given.status_code == 302
    new = {path for path in vault.parent.rglob("*") if path.is_file()} - before
    stored = StoredFile.objects.using("act").get()
    assert [path.name for path in new if vault in path.parents] == [stored.public_id.hex]
    assert not [path for path in new if path.name.endswith(".pdf")]
