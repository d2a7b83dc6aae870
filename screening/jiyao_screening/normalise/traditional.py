"""Traditional characters read as simplified ones (OpenCC's character table, Apache-2.0)."""

from functools import cache
from importlib.resources import files


@cache
def table() -> dict[str, str]:
    """Return the one-to-one part of the table."""
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text("utf-8").splitlines()
    pairs = (line.split("\t", 1) for line in lines if "\t" in line)
    return {old: new.split(" ")[0] for old, new in pairs if old != new.split(" ")[0]}


def view(char: str) -> str | None:
    """Return the simplified character, where there is one."""
    return table().get(char)
