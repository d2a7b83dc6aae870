"""From the bytes of an upload to sheets: what it really is, how much it is, then the reader."""

import json
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

import jiyao
from jiyao.foundation.imports import limits
from jiyao.foundation.safekeeping.apart import answer_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
XLSX_PART = "xl/workbook.xml"
SAVE_AS = "请在 Excel 或 WPS 中打开，另存为“Excel 工作簿(.xlsx)”再上传"
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
ROOT = Path(jiyao.__file__).parent.parent


class Unreadable(Exception):
    """A file that is not taken, with the words for the person who uploads it."""


@dataclass(frozen=True)
class Workbook:
    """An uploaded file: its name, its size in bytes and its sheets as `reading` gives them."""

    name: str
    size: int
    sheets: list[dict[str, Any]]


def read_workbook(name: str, data: bytes) -> Workbook:
    """Return what stands in an .xlsx file. Raises Unreadable with what is wrong and what to do."""
    _refuse_what_it_is_not(name, data)
    _weigh(data)
    said = _ask_the_reader(data)
    if said.get("fault") == "too much":
        raise Unreadable(
            _("工作表太大：一张表最多 %(rows)d 行、%(columns)d 列，共 %(sheets)d 张表；请分簿上传")
            % {"rows": limits.ROWS, "columns": limits.COLUMNS, "sheets": limits.SHEETS}
        )
    if "fault" in said:
        raise Unreadable(_damaged())
    if not said["sheets"]:
        raise Unreadable(_("这个工作簿里没有内容"))
    return Workbook(name, len(data), said["sheets"])


def too_large() -> str:
    """Return what is said of a file over the limit."""
    return _("文件超过 %(limit)d MB，没有读取；请删去图片和无关的表，或分簿上传") % {
        "limit": limits.FILE_BYTES // 1024 // 1024
    }


def _refuse_what_it_is_not(name: str, data: bytes) -> None:
    if len(data) > limits.FILE_BYTES:
        raise Unreadable(too_large())
    if not data:
        raise Unreadable(_("文件是空的"))
    if data.startswith(OLE):
        raise Unreadable(_encrypted() if ENCRYPTED_PART in data else _old_format())
    if not data.startswith(b"PK\x03\x04"):
        raise Unreadable(_other_content(data))
    if not name.lower().endswith(".xlsx"):
        raise Unreadable(_("文件名须以 .xlsx 结尾；%(how)s") % {"how": _(SAVE_AS)})


def _encrypted() -> str:
    return _("这个文件加了打开密码，不能读取；请在 Excel 中取消密码（信息-保护工作簿）后再上传")


def _old_format() -> str:
    return _("这是旧格式(.xls)，看不出隐藏行和错误值；%(how)s") % {"how": _(SAVE_AS)}


def _damaged() -> str:
    return _("文件已损坏或不完整，不能读取；%(how)s") % {"how": _(SAVE_AS)}


def _other_content(data: bytes) -> str:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<")):
        return _("文件内容是网页，不是 Excel 工作簿；%(how)s") % {"how": _(SAVE_AS)}
    if b"\x00" not in data[:2000]:
        return _("文件内容是文本（如 CSV），不是 Excel 工作簿；%(how)s") % {"how": _(SAVE_AS)}
    return _("文件内容不是 Excel 工作簿；%(how)s") % {"how": _(SAVE_AS)}


def _weigh(data: bytes) -> None:
    """Unpack everything once, keeping nothing; the sizes that it states are not believed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            _refuse_other_archive(names)
            if len(parts) > limits.PARTS or _unpacked(archive) > limits.UNPACKED_BYTES:
                raise Unreadable(
                    _("文件解开后超过 %(limit)d MB，没有读取；请删去图片和无关的表，或分簿上传")
                    % {"limit": limits.UNPACKED_BYTES // 1024 // 1024}
                )
    except DAMAGE as fault:
        raise Unreadable(_damaged()) from fault


def _refuse_other_archive(names: set[str]) -> None:
    if XLSX_PART not in names:
        raise Unreadable(_("文件内容是压缩包，不是 Excel 工作簿；%(how)s") % {"how": _(SAVE_AS)})
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(_("工作簿里有宏；请另存为不带宏的“Excel 工作簿(.xlsx)”再上传"))


def _unpacked(archive: zipfile.ZipFile) -> int:
    size = 0
    for part in archive.infolist():
        if part.compress_type not in METHODS:
            raise zipfile.BadZipFile(part.filename)
        part.file_size = limits.UNPACKED_BYTES + 1
        with archive.open(part) as stream:
            while block := stream.read(1 << 16):
                size += len(block)
                if size > limits.UNPACKED_BYTES:
                    return size
    return size


def _ask_the_reader(data: bytes) -> dict[str, Any]:
    words: list[str | Path] = ["-P", "-m", "jiyao.foundation.imports.reading"]
    said = answer_of(words, data, limits.READER_SECONDS, PYTHONPATH=str(ROOT))
    return json.loads(said) if said else {"fault": "damaged"}
