"""The pages of the archives."""

from jiyao.domains.archives.views.network import network
from jiyao.domains.archives.views.records import (
    access,
    filing_class,
    finding,
    post,
    repair,
    store_check,
    visit,
)
from jiyao.domains.archives.views.volumes import appraisal, consultation, transfer, volume

__all__ = [
    "access",
    "appraisal",
    "consultation",
    "filing_class",
    "finding",
    "network",
    "post",
    "repair",
    "store_check",
    "transfer",
    "visit",
    "volume",
]
