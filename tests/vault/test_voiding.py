"""A wrong file is voided: it stays, it is not shown, and the reason stands beside it."""

from typing import Any

import pytest
from django.urls import reverse

from jiyao.domains.carriers.procedures.attaching import files_of_a_document
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.storing import path_of

CODE = "carriers.document-file.voided"
void = files_of_a_document.void


def test_a_voided_file_stays_and_is_not_shown(
    file: StoredFile, document: Any, cast: Any, client_of: Any, new_entries: Any
) -> None:
    void(document, file=file.attachment, reason="附错了件", by=cast["keeper"])
    reader = client_of("reader")
    page = reader.get(document.get_absolute_url()).content.decode()
    assert "附错了件" in page
    assert "<s>报告.pdf</s>" in page
    assert file.get_absolute_url() not in page
    answer = reader.get(file.get_absolute_url())
    assert answer.status_code == 409
    assert "已经作废" in answer.content.decode()
    assert path_of(file.public_id).exists()
    [entry] = new_entries(CODE)
    assert entry["outcome"] == "done"


def test_the_keeper_who_may_not_read_it_voids_it_on_the_page(
    file: StoredFile, document: Any, client_of: Any
) -> None:
    keeper = client_of("keeper")
    page = f"{reverse('act', args=[CODE, document.public_id])}?file={file.attachment.public_id}"
    assert page.replace("&", "&amp;") in keeper.get(document.get_absolute_url()).content.decode()
    form = keeper.get(page).content.decode()
    assert f'value="{file.attachment.public_id}" selected' in form
    assert "报告" not in form
    answer = keeper.post(page, {"file": file.attachment.public_id, "reason": "附错了"}, follow=True)
    assert "作废：附错了" in answer.content.decode()


def test_it_is_voided_once(file: StoredFile, document: Any, cast: Any) -> None:
    void(document, file=file.attachment, reason="附错了", by=cast["keeper"])
    with pytest.raises(Refused, match="已经作废"):
        void(document, file=file.attachment, reason="再来", by=cast["keeper"])


def test_the_file_of_another_record_is_not_voided_here(
    file: StoredFile, received: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="不属于这一件"):
        void(received(), file=file.attachment, reason="错", by=cast["keeper"])


def test_only_the_keeper_voids(
    file: StoredFile, document: Any, cast: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="角色"):
        void(document, file=file.attachment, reason="错", by=cast["reader"])
    with pytest.raises(Unseen):
        void(document, file=file.attachment, reason="错", by=cast["stranger"])
    assert [e["outcome"] for e in new_entries(CODE)] == ["refused", "unseen"]
