"""Where text is shown: transformation and text matrices (ISO 32000-1, 8.3 and 9.4.2)."""

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def product(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies `m` first and `n` after it."""
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + o,
    )


class Position:
    """Follows the operators that move text; unknown widths are left out of account."""

    def __init__(self) -> None:
        self._space = IDENTITY
        self._line = IDENTITY
        self._saved: list[Matrix] = []
        self._leading = 0.0

    def follow(self, operator: str, numbers: Sequence[float]) -> None:
        """Take note of one operator and its numeric operands."""
        if operator == "q":
            self._saved.append(self._space)
        elif operator == "Q":
            self._space = self._saved.pop() if self._saved else IDENTITY
        elif operator == "BT":
            self._line = IDENTITY
        elif operator in ("cm", "Tm") and len(numbers) == 6:
            self._set(operator, (*numbers,))  # type: ignore[arg-type]
        elif operator in ("Td", "TD") and len(numbers) == 2:
            self._leading = -numbers[1] if operator == "TD" else self._leading
            self._move(*numbers)
        elif operator == "TL" and numbers:
            self._leading = numbers[0]
        elif operator in ("T*", "'", '"'):
            self._move(0.0, -self._leading)

    def _set(self, operator: str, matrix: Matrix) -> None:
        if operator == "Tm":
            self._line = matrix
        else:
            self._space = product(matrix, self._space)

    def _move(self, x: float, y: float) -> None:
        self._line = product((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def here(self) -> tuple[float, float]:
        """Return x and y on the page, in its units, y growing upwards."""
        matrix = product(self._line, self._space)
        return matrix[4], matrix[5]
