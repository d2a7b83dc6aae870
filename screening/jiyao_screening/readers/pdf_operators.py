"""Text straight from the content streams: also what a renderer drops or never shows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pikepdf

from ..positions import arrange
from . import pdf_fonts, pdf_matrix

_MOVES = frozenset({"Td", "TD", "T*", "Tm", "BT", "'", '"'})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})


class Content:
    """The text of one content stream; `unmapped` counts characters no mapping is known for."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.position = pdf_matrix.Position()
        self._placed: list[tuple[float, float, str]] = []
        self.unmapped = 0
        self.shown = 0

    @property
    def text(self) -> str:
        """The text in the order of the operators."""
        return "".join(self._pieces)

    def line(self) -> None:
        """Begin a line."""
        if self._pieces and self._pieces[-1] != "\n":
            self._pieces.append("\n")

    def show(self, text: str) -> None:
        """Add shown text."""
        self.shown += len(text)
        self.unmapped += text.count(pdf_fonts.UNMAPPED)
        self._pieces.append(text)
        x, y = self.position.here()
        self._placed.append((x, -y, text))

    def orders(self) -> Iterator[str]:
        """Yield the text by rows and by columns."""
        if len(self._placed) > 1:
            yield arrange(self._placed, line=1)
            yield arrange(self._placed, line=0)


def _fonts(owner: pikepdf.Object) -> dict[str, pdf_fonts.Decoder]:
    resources = owner.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(fonts, pikepdf.Dictionary):
        return {}
    return {name: pdf_fonts.decoder(font) for name, font in fonts.items()}


def _strings(operands: object) -> Iterator[bytes]:
    if isinstance(operands, pikepdf.String):
        yield bytes(operands)
    elif isinstance(operands, pikepdf.Array | list):
        for operand in operands:
            yield from _strings(operand)
    elif isinstance(operands, pikepdf.Dictionary):
        yield from _strings(list(operands.values()))


def _numbers(operands: Sequence[object]) -> list[float]:
    return [float(number) for number in operands if isinstance(number, int | float | Decimal)]


def read(owner: pikepdf.Object) -> Content:
    """Return the text that a page or form (a dictionary with resources) shows.

    Raises pikepdf.PdfError when the content cannot be parsed.
    """
    content, fonts = Content(), _fonts(owner)
    decode: pdf_fonts.Decoder = _latin
    for instruction in pikepdf.parse_content_stream(owner):
        operator, operands = str(instruction.operator), list(instruction.operands)
        content.position.follow(operator, _numbers(operands))
        if operator in _MOVES:
            content.line()
        if operator == "Tf" and operands:
            decode = fonts.get(str(operands[0]), _latin)
        elif operator in _SHOWS:
            for data in _strings(operands):
                content.show(decode(data))
        elif operator in ("BDC", "DP"):
            for data in _strings(operands):
                content.line()
                content.show(str(pikepdf.String(data)))
                content.line()
    return content


def _latin(data: bytes) -> str:
    return data.decode("latin-1")
