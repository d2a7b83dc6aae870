"""Numbers of Excel as they are read there: 007, 12.5%, 2026年3月1日, by the format of their cell.

Source: ECMA-376 part 1, §18.8.30 (numFmt, formats that are built in), §18.17.4 (dates).
"""

import re
from datetime import datetime, timedelta

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 14: "yyyy/m/d", 15: "d-m-yy", 16: "d-m", 17: "m-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日",
    30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "yyyy年m月",
    35: "m月d日", 36: "yyyy年m月", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@", 50: "yyyy年m月", 51: "m月d日",
    52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "yyyy年m月", 56: "m月d日", 57: "yyyy年m月",
    58: "m月d日",
}  # fmt: skip
QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])(?:\$([^\]-]*))?[^\]]*\]", re.I)
DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
DATED = re.compile(r"\[h+\]|\[m+\]|\[s+\]|y+|m+|d+|h+|s+|AM/PM|A/P|上午/下午|.", re.I | re.S)
FIRST, FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
LATEST = 2_958_466


def shown(number: float, code: str, since_1904: bool = False) -> str | None:
    """Return a number under a format, or None when the format is beyond this reader."""
    sections = [BRACKETS.sub("\\1", each) for each in _sections(code)]
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    bare = QUOTED.sub("", section)
    if "general" in bare.lower() or bare.strip() in ("", "@"):
        return _written(section, "General" if "General" in section else "@", _plain(number))
    if re.search(r"[ymdhs]", bare, re.I) and not re.search(r"[#0?]", bare.replace(".0", "")):
        return _dated(number, section, since_1904)
    return _counted(number, section)


def _sections(code: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.15g}"


def _written(section: str, core: str, made: str) -> str:
    before, found, after = section.partition(core)
    return _literal(before) + made + _literal(after) if found else made


def _literal(text: str) -> str:
    return QUOTED.sub(lambda match: match[1] or match[2] or "", text)


def _counted(number: float, section: str) -> str | None:
    bare = QUOTED.sub("", section)
    cores = DIGITS.findall(bare)
    if len(cores) != 1 or "/" in bare or cores[0].rstrip("#0?").endswith(","):
        return _powered(number, bare)
    core = cores[0]
    whole, _dot, part = core.partition(".")
    least = part.count("0")
    text = f"{abs(number) * (100 if '%' in bare else 1):,.{len(part)}f}"
    head, _dot, tail = text.partition(".")
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    digits = head if "," in whole else head.replace(",", "").zfill(whole.count("0"))
    made = digits + (f".{tail}" if tail else "")
    return ("-" if number < 0 and made.strip("0.,") else "") + _written(section, core, made)


def _powered(number: float, bare: str) -> str | None:
    match = re.fullmatch(r"0(?:\.(0+))?E\+(0+)", bare.strip())
    return f"{number:.{len(match[1] or '')}E}" if match else None


def _dated(number: float, section: str, since_1904: bool) -> str | None:
    if not 0 <= number < LATEST:
        return None
    at = (FIRST_1904 if since_1904 else FIRST) + timedelta(seconds=round(number * 86400))
    literals: list[str] = []

    def kept(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\0"

    pieces, made, last = DATED.findall(QUOTED.sub(kept, section)), "", ""
    for place, piece in enumerate(pieces):
        sign = piece.lstrip("[")[0].lower() if piece != "[" else piece
        if piece == "\0":
            made += literals.pop(0)
            continue
        minutes = last == "h" or any(p[0].lower() == "s" for p in pieces[place + 1 : place + 3])
        made += _moment(at, piece, number, minutes, _halves(pieces))
        last = sign if sign in "ymdhs" else last
    return made


def _halves(pieces: list[str]) -> bool:
    return any("/" in piece and len(piece) > 1 for piece in pieces)


def _moment(at: datetime, piece: str, number: float, minutes: bool, halves: bool) -> str:
    sign, wide = piece[0].lower(), len(piece) > 1
    if sign == "[":
        return str(int(number * {"h": 24, "m": 1440, "s": 86400}[piece[1].lower()]))
    if sign == "y":
        return f"{at.year}" if len(piece) > 2 else f"{at.year % 100:02}"
    if "/" in piece and wide:
        return ("下午" if at.hour >= 12 else "上午") if at else ""
    told = {"d": at.day, "s": at.second, "m": at.minute if minutes else at.month}
    told["h"] = (at.hour - 1) % 12 + 1 if halves else at.hour
    if sign not in told:
        return piece
    return f"{told[sign]:02}" if wide else str(told[sign])
