"""Sealing a file for its row, and opening it: whole and its own, or not at all (SYS-04, DOC-14)."""

import hashlib
import hmac
import secrets

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.safekeeping.pieces import Broken
from jiyao.foundation.vault.framing import seal, unseal
from jiyao.foundation.vault.keys import KeyFault, current_key, key_named
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.storing import path_of

CITED = ("SYS-04", "DOC-14")
TELL = _("请告知系统管理员和保密办；登记事项不受影响")
TAMPERED = Refusal(
    _("文件与登记时不一致，可能被改动或损坏，不予显示"), TELL, "vault.file_is_whole", CITED
)
GONE = Refusal(_("文件库中没有此文件"), TELL, "vault.file_is_there", CITED)
NO_KEY = Refusal(_("打开此文件的主密钥不可用"), TELL, "vault.key_is_there", CITED)


def seal_for(file: StoredFile, clear: bytes) -> bytes:
    """Return the sealed content, with its wrapped key and fingerprint put on the row.

    Raises KeyFault when there is no master key that may be used.
    """
    key, master = secrets.token_bytes(32), current_key()
    file.key_id = master.id
    file.wrapped_key = master.wrap(key, file.context)
    file.fingerprint = fingerprint_of(clear, key)
    return seal(clear, key, file.context)


def open_file(file: StoredFile) -> bytes:
    """Return the clear content of a file. Raises Refused when it is not whole or not its own."""
    try:
        key = key_named(file.key_id).unwrap(bytes(file.wrapped_key), file.context)
        clear = unseal(path_of(file.public_id).read_bytes(), key, file.context)
    except Broken:
        raise Refused([TAMPERED]) from None
    except KeyFault:
        raise Refused([NO_KEY]) from None
    except OSError:
        raise Refused([GONE]) from None
    if not hmac.compare_digest(fingerprint_of(clear, key), file.fingerprint):
        raise Refused([TAMPERED])
    return clear


def fingerprint_of(clear: bytes, key: bytes) -> str:
    """Return the SHA-256 of a file under a key derived from its own: it tells nothing without."""
    return hmac.digest(hmac.digest(key, b"JIYAO-D1", "sha256"), clear, hashlib.sha256).hex()
