"""Mail, web archives and RTF."""

from collections.abc import Callable
from email.message import EmailMessage


def _message(text: str = "请查收。", subject: str = "通知") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message["Subject"] = subject.replace("\n", "")
    message.set_content(text, charset="utf-8", cte="base64")
    return message


def _html(text: str) -> bytes:
    message = _message()
    message.add_alternative(
        f"<html><body><p>{text}</p></body></html>", subtype="html", cte="quoted-printable"
    )
    return message.as_bytes()


def _attached(text: str) -> bytes:
    message = _message()
    message.add_attachment(
        text.encode("gb18030"), maintype="application", subtype="octet-stream", filename="a.bin"
    )
    return message.as_bytes()


def _forwarded(text: str) -> bytes:
    message = _message()
    message.add_attachment(_message(text))
    return message.as_bytes()


def _filename(text: str) -> bytes:
    message = _message()
    name = text.replace("\n", "").replace("/", "-") + ".txt"
    message.add_attachment(b"x", maintype="text", subtype="plain", filename=name)
    return message.as_bytes()


def _mht(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "page", "saved"
    message.set_content(
        f"<html><body>{text}</body></html>",
        subtype="html",
        charset="gb18030",
        cte="quoted-printable",
    )
    return message.as_bytes()


def _rtf_unicode(text: str) -> str:
    codes = text.encode("utf-16-le")
    units = [
        int.from_bytes(codes[i : i + 2], "little", signed=True) for i in range(0, len(codes), 2)
    ]
    return "".join(
        f"\\u{unit} ?" if unit > 127 or unit < 0 else _rtf_plain(chr(unit)) for unit in units
    )


def _rtf_plain(char: str) -> str:
    return {"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\par "}.get(char, char)


def _rtf_gbk(text: str) -> str:
    return "".join(
        _rtf_plain(char)
        if char.isascii()
        else "".join(f"\\'{byte:02x}" for byte in char.encode("gb18030"))
        for char in text
    )


def _rtf(inner: str) -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg936 {_rtf_gbk('会议安排')}\\par {inner}\\par}}".encode()


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "eml body": lambda text: _message(text).as_bytes(),
    "eml subject": lambda text: _message(subject=text).as_bytes(),
    "eml html": _html,
    "eml attachment": _attached,
    "eml attachment name": _filename,
    "eml forwarded": _forwarded,
    "mht page": _mht,
    "rtf unicode": lambda text: _rtf(_rtf_unicode(text)),
    "rtf code page": lambda text: _rtf(_rtf_gbk(text)),
    "rtf header": lambda text: _rtf("{\\header " + _rtf_gbk(text) + "}"),
    "rtf hidden": lambda text: _rtf("{\\v " + _rtf_unicode(text) + "}"),
    "rtf info": lambda text: _rtf("{\\info{\\title " + _rtf_gbk(text) + "}}"),
    "rtf bookmarks": lambda text: _rtf(
        "{\\*\\bkmkstart ab}".join(_rtf_unicode(char) for char in text)
    ),
}
