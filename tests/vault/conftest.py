"""A document that carries a file, and those who may read it and who may not."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from jiyao.domains.carriers.procedures.attaching import files_of_a_document
from jiyao.foundation.vault.keeping import KEPT
from jiyao.foundation.vault.keys import make_key
from jiyao.foundation.vault.models import StoredFile
from tests.files import pdf, upload_of


@pytest.fixture
def vault(database: None) -> Path:
    """An empty vault and one new master key, of this test's own."""
    for folder in (settings.VAULT, settings.KEYS):
        shutil.rmtree(folder, ignore_errors=True)
    KEPT.pages.clear()
    make_key()
    return Path(settings.VAULT)


@pytest.fixture
def document(vault: Path, received: Callable[..., Any]) -> Any:
    """An internal document for 业务一处: the reader may read it, the keeper handles it."""
    return received(circles=("业务一处",))


@pytest.fixture
def attached(cast: Any, behind_the_doors: Any) -> Callable[..., StoredFile]:
    """Attach a file to a document."""

    def attach(document: Any, name: str = "报告.pdf", data: bytes | None = None) -> StoredFile:
        upload = upload_of(name, pdf(2) if data is None else data)
        made = files_of_a_document.attach(document, upload=upload, by=cast["keeper"])
        with behind_the_doors():
            rows = StoredFile.objects.select_related("attachment", "label")
            return rows.get(attachment=made)

    return attach


@pytest.fixture
def file(document: Any, attached: Callable[..., StoredFile]) -> StoredFile:
    """A PDF of two pages on that document."""
    return attached(document)
