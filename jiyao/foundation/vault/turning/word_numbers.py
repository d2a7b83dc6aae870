"""The numbers before the paragraphs of Word, counted as Word counts them.

Source: ECMA-376 part 1, §17.9 (numbering), §17.18.59 (formats).
"""

from xml.etree.ElementTree import Element

from jiyao.foundation.vault.turning.word_styles import value

TENS = "零一二三四五六七八九"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "chineseLegalSimplified",
)
ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


class Numbers:
    """Counts the numbered paragraphs and says the number of each."""

    def __init__(self, root: Element | None) -> None:
        root = root if root is not None else Element("none")
        kinds = {each.get("w_abstractNumId", ""): each for each in root.findall("w_abstractNum")}
        self.lists = {
            each.get("w_numId", ""): kinds.get(value(each, "w_abstractNumId"))
            for each in root.findall("w_num")
        }
        own = [each for each in root.findall("w_num") if each.find("w_lvlOverride") is not None]
        self.apart = {each.get("w_numId", "") for each in own}
        self.counts: dict[str, dict[int, int]] = {}

    def next(self, number: tuple[str, str]) -> str | None:
        """Return the words before the next paragraph of a list; None for a list that is unknown."""
        name, here = number[0], int(number[1]) if number[1].isdigit() else 0
        if name == "0":
            return ""
        levels = self._levels(name)
        if here not in levels:
            return None
        counts = self.counts.setdefault(self._list(name), {})
        counts[here] = counts.get(here, _start(levels[here]) - 1) + 1
        for deeper in [level for level in counts if level > here]:
            del counts[deeper]
        if value(levels[here], "w_numFmt") == "bullet":
            return "• "
        text = value(levels[here], "w_lvlText")
        for level, row in levels.items():
            count = counts.get(level, _start(row))
            text = text.replace(f"%{level + 1}", counted(count, value(row, "w_numFmt")))
        return f"{text} " if text else ""

    def _levels(self, name: str) -> dict[int, Element]:
        rows = self.lists.get(name)
        found = rows.findall("w_lvl") if rows is not None else []
        return {int(each.get("w_ilvl", "")): each for each in found if _is_digit(each)}

    def _list(self, name: str) -> str:
        """Return whose count goes on: a list of its own counts alone, the rest by their kind."""
        return name if name in self.apart else str(id(self.lists[name]))


def _is_digit(level: Element) -> bool:
    return level.get("w_ilvl", "").isdigit()


def _start(level: Element) -> int:
    start = value(level, "w_start")
    return int(start) if start.isdigit() and len(start) < 6 else 1


def counted(number: int, how: str) -> str:
    """Return a number as a list writes it; how: the format's name in the standard."""
    if how in CHINESE:
        return _chinese(number)
    if how in ("lowerLetter", "upperLetter"):
        letter = chr(65 + (number - 1) % 26)
        return letter if how == "upperLetter" else letter.lower()
    if how in ("lowerRoman", "upperRoman"):
        return _roman(number) if how == "upperRoman" else _roman(number).lower()
    if how.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if how == "ideographTraditional":
        return STEMS[(number - 1) % 10]
    if how == "ideographZodiac":
        return BRANCHES[(number - 1) % 12]
    return "" if how == "none" else str(number)


def _chinese(number: int) -> str:
    if not 0 <= number < 100:
        return "".join(TENS[int(digit)] for digit in str(abs(number)))
    tens, ones = divmod(number, 10)
    if not tens:
        return TENS[ones]
    return ("" if tens == 1 else TENS[tens]) + "十" + (TENS[ones] if ones else "")


def _roman(number: int) -> str:
    made, left = "", min(max(number, 0), 399)
    for much, sign in ROMAN:
        made += sign * (left // much)
        left %= much
    return made
