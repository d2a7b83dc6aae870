"""Scans of an incoming document, kept sealed and read page by page (SYS-04, SYS-08)."""

from jiyao.domains.carriers.models import Document
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.vault.accepting import accepts_files

files_of_a_document = accepts_files(Document, by=KEEPER, period=lambda document: document.period)
