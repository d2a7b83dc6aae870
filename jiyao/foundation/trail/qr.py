"""The checkpoint as a QR code for the printed page, to be read by a phone or a witness's camera."""

import segno

LARGEST = 20


def svg_of(note: str) -> str:
    """Return the SVG of a checkpoint's text; 205 bytes give a code of 57 modules (version 10).

    Raises segno.DataOverflowError when the text, with its cosignatures, needs over 97 modules.
    """
    code = segno.make_qr(note.encode(), error="m", mode="byte", boost_error=False)
    if int(code.version) > LARGEST:
        raise segno.DataOverflowError(code.designator)
    return code.svg_inline(omitsize=True, border=4, svgclass="qr", lineclass=None, title=None)
