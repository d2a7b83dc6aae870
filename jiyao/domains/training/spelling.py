"""How people write the answer to a question: B, A、C, 对, ×."""

import unicodedata

TRUTH = ("对", "错")
YES, NO = ("对", "正确", "是", "√", "T"), ("错", "错误", "否", "×", "F")
LETTERS = "ABCDEFGH"


def places_of(said: str) -> list[int]:
    """Return the places of the answers that are meant, from 0; none for what is no answer."""
    text = unicodedata.normalize("NFKC", said).strip().upper()
    if text in YES:
        return [0]
    if text in NO:
        return [1]
    letters = [sign for sign in text if sign not in " ,、;；，和"]
    known = all(sign in LETTERS for sign in letters)
    return sorted({LETTERS.index(sign) for sign in letters}) if known else []
