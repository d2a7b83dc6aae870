"""No secret is kept with the source: keys, tokens, passwords of machines."""

import re

import pytest

from tests.test_house_style import tracked

QUOTED = r"""["']([^"'\s{}%$<>()]{%d,})["']"""
NAMED = r"(?i)\b\w*(?:secret|token|passw(?:or)?d|passphrase|api_?key|private_?key)\w*\s*[:=]\s*"
SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "a key of a cloud": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token of a forge": re.compile(r"\b(?:gh[pousr]_\w{36}|glpat-[\w-]{20}|xox[abp]-[\w-]{10})"),
    "a signed token": re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\."),
    "a password in an address": re.compile(r"\b\w+://[^\s/:@{}<>]+:[^\s/@{}<>]+@"),
    "a long value with a telling name": re.compile(NAMED + QUOTED.replace("%d", "20")),
}
EXAMPLES = {
    "a private key": "-----BEGIN " + "EC PRIVATE KEY-----",
    "a key of a cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
    "a token of a forge": "ghp_" + "a1" * 18,
    "a signed token": "eyJ" + "hbGciOiJIUzI1" + ".eyJ" + "zdWIiOiIxMjM0" + ".x",
    "a password in an address": "postgresql://jiyao" + ":hunter2@db/jiyao",
    "a long value with a telling name": "SECRET_KEY" + ' = "' + "q8" * 16 + '"',
}


def secrets_in(text: str) -> set[str]:
    """Return what kinds of secret a text holds."""
    return {kind for kind, pattern in SECRETS.items() if pattern.search(text)}


@pytest.mark.parametrize("kind", SECRETS)
def test_each_kind_is_known_when_it_is_seen(kind: str) -> None:
    assert secrets_in(EXAMPLES[kind]) == {kind}


def test_none_is_in_any_file_of_the_repository() -> None:
    found = {}
    for file in tracked():
        if file.suffix != ".png":
            found[file.name] = secrets_in(file.read_text(encoding="utf-8"))
    assert {name: kinds for name, kinds in found.items() if kinds} == {}
