"""The star of a mark and what passes for it."""

import re

SURE = "★☆⭐🌟✦✧✩✪✫✬✭✮✯✰⋆⭑⭒٭⍟🟉🟊🟌🟏\uf0ab\uf0b6\uf0b5\uf0b2✡🞯✴✵✶✷✸✹"  # Wingdings stars included
DOUBTFUL = "*＊﹡∗⁎✱✲✳✻✼❋❄●•·◆⚝\ufffd"
SURE_PATTERN = re.compile(f"[{SURE}]")
DOUBTFUL_PATTERN = re.compile(f"[{re.escape(DOUBTFUL)}]")
ANY_PATTERN = re.compile(f"[{SURE}{re.escape(DOUBTFUL)}]")


def count(gap: str) -> int:
    """Return how many unmistakable stars stand in `gap`."""
    return len(SURE_PATTERN.findall(gap))


def doubtful(gap: str) -> bool:
    """Tell whether `gap` holds something that may stand for a star."""
    return bool(DOUBTFUL_PATTERN.search(gap))
