"""Characters that look or sound like those of a mark, and foreign look-alike letters."""

_LOOKALIKES = {
    "绝": "絶撧蕝绐",
    "机": "杌朾朹枛飢讥叽矶玑",
    "密": "宻蜜嘧峚宓谧滵樒榓",
    "秘": "泌袐柲毖",
    "级": "笈圾",
    "a": "аα",
    "b": "ьβ",
    "c": "сϲ",
    "e": "еε",
    "h": "һ",
    "i": "іι",
    "j": "ј",
    "k": "кκ",
    "m": "м",
    "n": "пη",
    "o": "оοσ",
    "p": "рρ",
    "s": "ѕ",
    "t": "тτ",
    "u": "υ",
    "v": "ν",
    "x": "хχ",
    "y": "уγ",
}
TABLE = {odd: plain for plain, odds in _LOOKALIKES.items() for odd in odds if odd != plain}


def view(char: str) -> str | None:
    """Return the ordinary character that `char` can be mistaken for."""
    return TABLE.get(char)
