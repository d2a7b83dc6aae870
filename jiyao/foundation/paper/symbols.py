"""Codes to be scanned, as pictures for a template."""

import segno


def code_of(number: str) -> bytes:
    """Return the SVG of the QR code of a number, with the quiet zone that scanners need."""
    code = segno.make_qr(number, error="m", encoding="utf-8")
    return code.svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None).encode()
