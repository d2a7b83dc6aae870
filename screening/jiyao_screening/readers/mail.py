"""Mail and web archives (eml, mht, mbox): headers, bodies, attachments, nested messages."""

import email
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message

from ..parts import Blob, Gap, Part, Place, Text
from . import Source

_MBOX = re.compile(rb"\r?\n\r?\n(?=From \S+ )")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")


def _unfold(value: str) -> str:
    pieces = []
    for raw, charset in decode_header(value):
        if isinstance(raw, str):
            pieces.append(raw)
            continue
        try:
            pieces.append(raw.decode(charset or "gb18030", "replace"))
        except LookupError:
            pieces.append(raw.decode("gb18030", "replace"))
    return "".join(pieces)


def _headers(message: Message) -> Text:
    lines = []
    for name, value in message.items():
        raw = str(value)
        lines.append(f"{name}\n{_unfold(raw)}")
        if not raw.isascii():
            lines.append(raw.encode("utf-8", "surrogateescape").decode("gb18030", "replace"))
            lines.append(raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    filename = message.get_filename()
    return Text("邮件头", "\n".join([*lines, filename or ""]), Place.HEAD)


def _declared(message: Message, payload: bytes) -> Iterator[Text]:
    charset = message.get_content_charset()
    if charset and message.get_content_type().startswith("text/plain"):
        try:
            yield Text("正文", payload.decode(charset, "replace"))
        except LookupError:
            return


def _content(message: Message, number: int) -> Iterator[Part]:
    name = message.get_filename() or f"第 {number} 部分"
    payload = message.get_payload(decode=True)
    if isinstance(payload, bytes) and payload:
        yield from _declared(message, payload)
        yield Blob(name, payload)
    if message.get_content_type() in _SEALED:
        yield Gap(name, "邮件内容已加密")
    if any("Base64" in type(defect).__name__ for defect in message.defects):
        yield Gap(name, "附件编码损坏")


def read(source: Source) -> Iterator[Part]:
    """Yield every header and every decoded part of each message."""
    number = 0
    for raw in _MBOX.split(source.data) if source.data.startswith(b"From ") else [source.data]:
        for message in email.message_from_bytes(raw).walk():
            number += 1
            source.budget.count_part()
            yield _headers(message)
            if message.is_multipart():
                margins = (message.preamble, message.epilogue)
                yield Text("分隔外文字", "\n".join(str(m) for m in margins if m), Place.LOOSE)
            else:
                yield from _content(message, number)
