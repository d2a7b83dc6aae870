"""Attaching a file: what is taken, what is refused and why, and what lies on the disk."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiyao.domains.carriers.procedures.attaching import files_of_a_document
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.vault import limits
from jiyao.foundation.vault.models import Attachment, StoredFile
from jiyao.foundation.vault.opening import open_file
from jiyao.foundation.vault.storing import path_of
from tests.documents import DECLARED, archive, docx, leaf, ofd, ole, placed, xlsx
from tests.files import locked_pdf, pdf, picture, png, upload_of

CODE = "carriers.document-file.attached"
attach = files_of_a_document.attach


def test_a_keeper_attaches_a_file_to_a_document(file: StoredFile, cast: Any) -> None:
    row = file.attachment
    assert (row.number, row.media_type, row.pages) == (1, "application/pdf", 2)
    assert (row.attached_by, row.size, row.type_name) == (cast["keeper"], len(pdf(2)), "PDF")
    assert open_file(file) == pdf(2)


def test_what_the_form_has_looked_at_is_not_looked_at_again_inside_the_act(
    document: Any, cast: Any, monkeypatch: Any
) -> None:
    upload = upload_of("报告.pdf", pdf(2))
    assert upload.seen.pages == 2
    monkeypatch.setattr(limits, "DRAW_PATIENCE", 0)
    assert attach(document, upload=upload, by=cast["keeper"]).pages == 2


@pytest.mark.clause("SYS-03")
def test_attaching_leaves_one_entry_without_the_name(
    document: Any, attached: Any, new_entries: Any
) -> None:
    attached(document, "关于自查的报告.pdf")
    [entry] = new_entries()
    assert (entry["code"], entry["outcome"]) == (CODE, "done")
    assert entry["ref"] == document.public_id.hex
    assert "自查" not in str(entry)


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("扫描.PNG", png(), 1),
        ("扫描.jpeg", picture("JPEG"), 1),
        ("扫描.tif", picture("TIFF", save_all=True), 1),
        ("扫描.bmp", picture("BMP"), 1),
        ("扫描.pdf", pdf(3), 3),
        ("文.docx", docx("一", leaf(), "二"), 2),
        ("表.XLSX", xlsx([["一"]]), 1),
        ("版.ofd", ofd(placed("一", 20, 20)), 1),
        ("文.txt", "一\f二".encode("gb18030"), 2),
        ("文.txt", "一".encode("utf-16"), 1),
        ("文.txt", "BMS 系统说明".encode(), 1),
    ],
)
def test_files_that_can_be_shown_are_taken(
    document: Any, attached: Any, name: str, data: bytes, pages: int
) -> None:
    assert attached(document, name, data).attachment.pages == pages


@pytest.mark.clause("SYS-08")
@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("表.pdf", png(), r"后缀（.pdf）与内容（PNG）不符"),
        ("表.png", pdf(), r"后缀（.png）与内容（PDF）不符"),
        ("表.docx", xlsx([["一"]]), r"后缀（.docx）与内容（Excel）不符"),
        ("表.html", b"<script>", r"后缀（.html）与内容（文本）不符"),
        ("表", "文".encode(), r"后缀（没有后缀）与内容（文本）不符"),
        ("表.docx", b"PK\x03\x04" + b"x" * 99, "后缀是 .docx，内容是已损坏的压缩包或办公文件"),
        ("表.docx", archive({"一.txt": "一"}), "后缀是 .docx，内容是压缩包"),
        ("表.doc", ole("WordDocument"), "后缀是 .doc，内容是旧版 Word 文件"),
        ("表.et", ole("Workbook"), "后缀是 .et，内容是旧版 Excel 文件"),
        ("表.docx", ole("EncryptedPackage"), "内容是设有打开口令的办公文件"),
        ("表.pdf", b"MZ\0\1" + b"\xff" * 99, "后缀是 .pdf，内容是.*，不能附上"),
        ("表.docx", archive({"word/document.xml": DECLARED}), "已损坏"),
        ("表.docx", archive({"word/document.xml": b"<a>" * 9999}), "内容过多"),
        ("表.docx", docx(*[leaf()] * 2001), "页数超过上限"),
        ("表.xlsx", archive({"xl/workbook.xml": "<a"}), "已损坏"),
        ("表.ofd", archive({"OFD.xml": "<OFD/>"}), "已损坏"),
        ("表.docx", archive({"word/document.xml": "<w/>"}), "已损坏"),
        ("表.xlsx", archive({"xl/workbook.xml": "<w/>"}), "已损坏"),
        ("表.pdf", locked_pdf(), "打开口令"),
        ("表.pdf", pdf()[:120], "已损坏"),
        ("表.png", png()[:60], "已损坏"),
        ("炸弹.png", picture(size=(10_000, 10_000)), "像素超过上限"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    document: Any, attached: Any, new_entries: Any, name: str, data: bytes, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        attached(document, name, data)
    [entry] = new_entries()
    assert (entry["code"], entry["outcome"], entry["clauses"]) == (CODE, "refused", ["SYS-08"])
    assert not any(Path(settings.VAULT).rglob("*"))


@pytest.mark.clause("SYS-04", shows="refused")
def test_an_empty_and_a_too_large_file_are_refused(
    document: Any, attached: Any, settings: Any
) -> None:
    settings.FILE_MEGABYTES = 1
    with pytest.raises(Refused, match="空的"):
        attached(document, "空.pdf", b"")
    with pytest.raises(Refused, match=r"文件有 2 MB，超过上限 1 MB"):
        attached(document, "大.pdf", pdf() + b"\n" * (1 << 20))


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_no_file_is_kept(
    vault: Path, received: Any, attached: Any, new_entries: Any
) -> None:
    secret = received("state", "secret")
    with pytest.raises(Refused, match="不得存放文件"):
        attached(secret)
    assert new_entries(CODE)[0]["clauses"] == ["SYS-10"]
    assert not any(vault.rglob("*"))


@pytest.mark.clause("SYS-10", shows="shown")
@pytest.mark.parametrize("who", ["keeper", "office_head", "reader"])
def test_above_the_ceiling_nobody_is_promised_a_file(
    who: str, vault: Path, received: Any, client_of: Any
) -> None:
    page = client_of(who).get(received("state", "secret").get_absolute_url()).content.decode()
    assert "不得存放文件" in page
    assert "还没有附上文件" not in page


@pytest.mark.clause("SYS-04", shows="refused")
def test_without_a_master_key_nothing_is_kept(document: Any, attached: Any) -> None:
    for path in Path(settings.KEYS).glob("*.key"):
        path.unlink()
    with pytest.raises(Refused, match="没有可用的主密钥"):
        attached(document)


def test_only_the_keeper_attaches(document: Any, cast: Any, new_entries: Any) -> None:
    upload = upload_of("一.pdf", pdf())
    with pytest.raises(Refused, match="角色"):
        attach(document, upload=upload, by=cast["reader"])
    with pytest.raises(Unseen):
        attach(document, upload=upload, by=cast["stranger"])
    assert [e["outcome"] for e in new_entries(CODE)] == ["refused", "unseen"]


def test_a_full_disk_is_a_refusal_and_leaves_nothing(
    document: Any, attached: Any, behind_the_doors: Any, vault: Path, new_entries: Any
) -> None:
    vault.write_bytes(b"")
    with pytest.raises(Refused, match="写不进去"):
        attached(document)
    with behind_the_doors():
        assert not StoredFile.objects.exists()
        assert not Attachment.objects.exists()
    [entry] = new_entries()
    assert entry["outcome"] == "refused"
    vault.unlink()


def test_files_lie_under_random_names_for_the_service_alone(file: StoredFile, vault: Path) -> None:
    path = path_of(file.public_id)
    assert path.stat().st_mode & 0o077 == vault.stat().st_mode & 0o077 == 0
    assert [p.name for p in vault.rglob("*") if p.is_file()] == [file.public_id.hex]
    assert pdf(2)[:40] not in path.read_bytes()


def test_the_page_takes_an_upload_and_shows_the_file_on_the_record(
    document: Any, client_of: Any
) -> None:
    page = reverse("act", args=[CODE, document.public_id])
    keeper = client_of("keeper")
    assert "multipart/form-data" in keeper.get(page).content.decode()
    answer = keeper.post(page, {"upload": SimpleUploadedFile("甲.pdf", pdf())}, follow=True)
    assert "文件 1" in answer.content.decode()
    refused = keeper.post(page, {"upload": SimpleUploadedFile("甲.pdf", png())})
    assert refused.status_code == 409
    assert "后缀（.pdf）与内容（PNG）不符" in refused.content.decode()
    nothing = keeper.post(page, {})
    assert nothing.status_code == 200


def test_what_is_too_large_is_counted_and_never_held(
    document: Any, client_of: Any, settings: Any
) -> None:
    settings.FILE_MEGABYTES = 1
    page = reverse("act", args=[CODE, document.public_id])
    large = SimpleUploadedFile("大.pdf", pdf() + b" " * (3 << 20))
    answer = client_of("keeper").post(page, {"upload": large})
    assert "文件有 4 MB" in answer.content.decode()


def test_files_carry_signs_that_hide_nothing(document: Any, client_of: Any) -> None:
    page = reverse("act", args=[CODE, document.public_id])
    turned = SimpleUploadedFile("甲\u202efdp.pdf", pdf())
    client_of("keeper").post(page, {"upload": turned})
    shown = client_of("reader").get(document.get_absolute_url()).content.decode()
    assert "甲fdp.pdf" in shown
