"""Files that cannot be read in full: broken, locked, over a limit, unknown."""

import gzip
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import libarchive
import pikepdf

from .carriers import compound, office, portable, word
from .carriers.package import package

_BOMB_BYTES = 300 * 2**20


def _bomb() -> bytes:
    target = BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a", "w") as member,
    ):
        for _ in range(_BOMB_BYTES >> 20):
            member.write(bytes(2**20))
    return target.getvalue()


def _nested() -> bytes:
    data = b"end"
    for _ in range(40):
        data = package({"a.zip": data})
    return data


def _entities() -> bytes:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "x">{declared}]><a>&a9;</a>'.encode()


def _external() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def _locked_zip() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        options = "encryption=zipcrypt"
        with libarchive.file_writer(str(path), "zip", options=options, passphrase="x") as archive:
            archive.add_file_from_memory("a.txt", 4, b"text")
        return path.read_bytes()


def _locked_pdf() -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(portable.CARRIERS["pdf text"]("会议"))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="x", owner="y", R=6))
    return target.getvalue()


def _locked_office() -> bytes:
    noise = Random(3).randbytes(6000)
    return compound.compound({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": noise})


def _locked_doc() -> bytes:
    noise = Random(4).randbytes(3000)
    head = bytearray(1024)
    head[:2], head[11] = b"\xec\xa5", 0x01
    return compound.compound({"WordDocument": bytes(head) + noise, "1Table": b"\1"})


def _flag_locked() -> bytes:
    data = bytearray(package({"a.txt": "会议安排"}))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def _corrupt_member() -> bytes:
    data = bytearray(package({"a.txt": os.urandom(4000).hex(), "b.txt": "会议"}))
    data[60:90] = bytes(30)
    return bytes(data)


def _many() -> bytes:
    return package({f"{n}.txt": "" for n in range(50_100)})


_docx = word.CARRIERS["docx body"]

MAKERS: dict[str, Callable[[], bytes]] = {
    "bomb": _bomb,
    "bomb gz": lambda: gzip.compress(bytes(_BOMB_BYTES)),
    "nested": _nested,
    "many members": _many,
    "entities": _entities,
    "external entity": _external,
    "entities in docx": lambda: word.docx(word__x_xml=_entities()),
    "locked zip": _locked_zip,
    "locked zip flag": _flag_locked,
    "locked pdf": _locked_pdf,
    "locked office": _locked_office,
    "locked doc": _locked_doc,
    "noise": lambda: Random(5).randbytes(5000),
    "noise in zip": lambda: package({"a.bin": Random(6).randbytes(5000)}),
    "cut docx": lambda: _cut(_docx("会议")),
    "cut gz": lambda: _cut(gzip.compress(Random(7).randbytes(3000))),
    "cut pdf": lambda: portable.CARRIERS["pdf text"]("会议")[:500],
    "cut doc": lambda: _cut(compound.CARRIERS["doc body"]("会议")),
    "cut xlsx": lambda: _cut(office.CARRIERS["xlsx cell"]("会议")),
    "corrupt member": _corrupt_member,
    "broken xml": lambda: word.docx(word__x_xml="<a><b></a>"),
    "broken png": lambda: b"\x89PNG\r\n\x1a\n" + Random(8).randbytes(900),
    "unknown compound": lambda: compound.compound({"VisioDocument": Random(9).randbytes(5000)}),
}
