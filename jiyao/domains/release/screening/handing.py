"""A file as it is handed in, with what was found in it while the person waited."""

import hashlib
import time
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiyao.domains.release.screening.asking import AT_ONCE, Screened
from jiyao.domains.release.screening.rulebook import Rulebook
from jiyao.foundation.vault.judging import Upload

LEAST = 2  # seconds: less is not worth the beginning


@dataclass(frozen=True)
class HandedIn:
    """One file of a version; `screened` is None until it was screened."""

    upload: Upload
    screened: Screened | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the content."""
        return hashlib.sha256(self.upload.data).hexdigest()

    def screened_by(self, rules: Rulebook, seconds: int = AT_ONCE) -> "HandedIn":
        """Return it with what is found in so many seconds; pictures take longer than `AT_ONCE`."""
        picture = self.upload.media_type.startswith("image/") and seconds <= AT_ONCE
        if picture or not self.upload.named_as_what_it_is:
            return self
        return HandedIn(self.upload, rules.screen(self.upload.data, self.upload.name, seconds))


def as_file(text: str) -> HandedIn:
    """Return a pasted text as the file it is kept as: its lines end one way, whoever typed them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    data = (lines + "\n").encode()
    return HandedIn(Upload(_("正文.txt"), data, len(data)))


def screened_within(files: list[HandedIn], rules: Rulebook, seconds: int) -> list[HandedIn]:
    """Return the files, screened one after the other until the seconds are over."""
    over, done = time.monotonic() + seconds, []
    for each in files:
        left = int(over - time.monotonic())
        done.append(each.screened_by(rules, left) if left >= LEAST else each)
    return done
