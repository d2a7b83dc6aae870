import base64
import re

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jiyao.foundation.trail.notes import Tree
from jiyao.foundation.trail.qr import svg_of


def test_a_checkpoint_fits_a_code_that_a_phone_reads():
    origin = "jiyao.local/trail/2026"
    note = Tree(origin, 20852163, bytes(32)).note()
    text = str(note.signed(Ed25519PrivateKey.generate(), origin))
    assert len(text.encode()) <= 205
    modules = re.search(r'viewBox="0 0 (\d+)', svg_of(text)).group(1)
    assert int(modules) <= 57 + 2 * 4
    assert "style=" not in svg_of(text)


def test_a_text_too_long_for_a_printed_code_is_refused():
    with pytest.raises(segno.DataOverflowError):
        svg_of(base64.b64encode(bytes(1200)).decode())
