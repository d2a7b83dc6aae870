"""The growth as a picture: medians of whole requests by copies, a panel for each reader."""

import os
from math import log10
from pathlib import Path

from bench.scale.measuring import Measured

FOLDER = Path(__file__).parents[2] / "docs/bench"
WIDTH, HEIGHT, LEFT, TOP, BOTTOM, GAP = 300, 260, 56, 64, 40, 56
LEAST, MOST, AIM = 10, 100_000, 50
SHOWN = {
    "first page": "#1f5fa8",
    "filtered page": "#b3541e",
    "after": "#2e7d4f",
    "rare, four signs": "#7a3f98",
    "universal, four signs": "#c02f4f",
    "board": "#555555",
    "inbox": "#8a7a00",
    "holdings": "#00838f",
}


def draw(found: dict[int, list[Measured]], vendor: str) -> Path:
    """Write docs/bench/scale-<vendor>.svg from what was measured, and return where it is."""
    readers = list(dict.fromkeys(each.reader for each in next(iter(found.values()))))
    total = LEFT + len(readers) * (WIDTH + GAP)
    parts = [_title(vendor), *_legend()]
    for place, reader in enumerate(readers):
        left = LEFT + place * (WIDTH + GAP)
        parts += _panel(reader, left, found)
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"scale-{vendor}.svg"
    whole = f'width="{total}" height="{TOP + HEIGHT + BOTTOM}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {whole} font-family="sans-serif">'
    back = '<rect width="100%" height="100%" fill="white"/>'
    path.write_text("\n".join([head, back, *parts, "</svg>", ""]), encoding="utf-8")
    return path


def _title(vendor: str) -> str:
    busy = f"load {os.getloadavg()[2]:.1f} on {os.cpu_count()} cores"
    said = f"Whole request on {vendor}, median in ms, by copies; dashed: {AIM} ms; {busy}"
    return _text(said, LEFT, 20, size=15)


def _legend() -> list[str]:
    parts = []
    for place, (name, colour) in enumerate(SHOWN.items()):
        x = LEFT + place * 118
        said = "after 1000 nexts" if name == "after" else name
        parts.append(f'<rect x="{x}" y="34" width="10" height="10" fill="{colour}"/>')
        parts.append(_text(said, x + 14, 43, size=10))
    return parts


def _panel(reader: str, left: int, found: dict[int, list[Measured]]) -> list[str]:
    parts = [
        f'<rect x="{left}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>',
        _text(reader, left + 8, TOP + 16, size=12),
        _line([(left, _y(AIM)), (left + WIDTH, _y(AIM))], "#999", dashed=True),
    ]
    sizes = sorted(found)
    for copies in sizes:
        parts.append(_text(f"{copies:,}", _x(left, copies, sizes) - 18, TOP + HEIGHT + 18))
    for power in range(round(log10(LEAST)), round(log10(MOST)) + 1):
        parts.append(_text(f"{10**power:,}", left - 44, _y(10**power) + 4))
    for name, colour in SHOWN.items():
        points = [
            (_x(left, copies, sizes), _y(each.request.p50))
            for copies in sizes
            for each in found[copies]
            if each.reader == reader and each.question.startswith(name) and each.request
        ]
        parts.append(_line(points, colour))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
    return parts


def _x(left: int, copies: int, sizes: list[int]) -> float:
    first, last = log10(sizes[0]), log10(sizes[-1])
    return left + 24 + (WIDTH - 56) * (log10(copies) - first) / (last - first)


def _y(ms: float) -> float:
    share = (log10(min(max(ms, LEAST), MOST)) - log10(LEAST)) / (log10(MOST) - log10(LEAST))
    return TOP + HEIGHT - HEIGHT * share


def _line(points: list[tuple[float, float]], colour: str, dashed: bool = False) -> str:
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>'


def _text(said: str, x: float, y: float, size: int = 10) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="#222">{said}</text>'
