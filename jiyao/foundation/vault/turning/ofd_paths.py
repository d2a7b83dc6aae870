"""Numbers, matrices and paths of OFD, brought to places on the page in millimetres.

Source: GB/T 33190-2016, 9.1 (paths), 8.5 (transformation), 8.3.2 (colours).
"""

import math
import re
from collections.abc import Iterator

Matrix = tuple[float, float, float, float, float, float]
Point = list[float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
FARTHEST = 20_000.0
STEPS = 32


def numbers(text: str) -> list[float]:
    """Return the numbers in a text, kept within what fits on paper."""
    found = (float(each) for each in NUMBER.findall(text))
    return [max(-FARTHEST, min(each, FARTHEST)) for each in found]


def box(text: str) -> list[float]:
    """Return left, top, width and height; zeros when they are not told."""
    return [*numbers(text), 0.0, 0.0, 0.0, 0.0][:4]


def matrix(text: str) -> Matrix:
    """Return a transformation; none when it is not told."""
    told = numbers(text)
    return (told[0], told[1], told[2], told[3], told[4], told[5]) if len(told) == 6 else SAME


def after(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the transformation that does the inner one first."""
    a, b, c, d, e, f = inner
    (x, y), (left, top) = turned(outer, a, b), turned(outer, c, d)
    ox, oy = outer[4], outer[5]
    return (x - ox, y - oy, left - ox, top - oy, *turned(outer, e, f))


def turned(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to stand."""
    return by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]


def moved(x: float, y: float) -> Matrix:
    return (1, 0, 0, 1, x, y)


def angle(by: Matrix) -> float:
    """Return by how many degrees a transformation turns."""
    return round(math.degrees(math.atan2(by[1], by[0])), 3)


def curves(data: str, by: Matrix) -> list[list[Point | str]] | None:
    """Return the steps of a path in places on the page, or None when it cannot be read."""
    found: list[list[Point | str]] = []
    here = [0.0, 0.0]
    for sign, told in _steps(data):
        if len(told) != TAKES[sign]:
            return None
        points = [told[place : place + 2] for place in range(0, len(told), 2)]
        if sign == "C":
            found.append(["close"])
        elif sign == "A":
            found += [["line", [*turned(by, *each)]] for each in _arc(here, told)]
            here = told[-2:]
        else:
            name = {"S": "move", "M": "move", "L": "line", "Q": "quad", "B": "cubic"}[sign]
            found.append([name, *([*turned(by, *each)] for each in points)])
            here = points[-1]
    return found


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    for sign, told in re.findall(r"([SMLQBAC])([^SMLQBAC]*)", data):
        yield sign, numbers(told)


def _arc(start: Point, told: list[float]) -> list[Point]:
    """Return points on an elliptic arc, as SVG 1.1 appendix F.6 finds its centre."""
    rx, ry, tilt, large, sweep, x, y = told
    rx, ry, tilt = abs(rx), abs(ry), math.radians(tilt)
    if not rx or not ry or [x, y] == start:
        return [[x, y]]
    cos, sin = math.cos(tilt), math.sin(tilt)
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grown = max(1.0, math.hypot(px / rx, py / ry))
    rx, ry = rx * grown, ry * grown
    rest = max(0.0, (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1)
    side = math.sqrt(rest) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = side * rx * py / ry, -side * ry * px / rx
    begin = math.atan2((py - cy) / ry, (px - cx) / rx)
    turn = math.atan2((-py - cy) / ry, (-px - cx) / rx) - begin
    turn += 2 * math.pi * ((sweep and turn < 0) - (not sweep and turn > 0))
    middle = (start[0] + x) / 2, (start[1] + y) / 2
    places = []
    for step in range(1, STEPS + 1):
        at = begin + turn * step / STEPS
        ex, ey = rx * math.cos(at) + cx, ry * math.sin(at) + cy
        places.append([cos * ex - sin * ey + middle[0], sin * ex + cos * ey + middle[1]])
    return places


def colour(text: str) -> str:
    """Return a colour of one, three or four numbers as #rrggbb; black when it is not told."""
    told = [max(0, min(round(each), 255)) for each in numbers(text)]
    if len(told) == 1:
        told *= 3
    if len(told) == 4:
        told = [round((255 - each) * (255 - told[3]) / 255) for each in told[:3]]
    return "#{:02x}{:02x}{:02x}".format(*told) if len(told) == 3 else "#000000"
