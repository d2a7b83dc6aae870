"""How much one file may cost before the rest of it counts as not read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for one file.

    Sizes are bytes, times seconds; `ratio` is unpacked to packed size and is only
    looked at for members larger than `ratio_floor` bytes.
    """

    file_bytes: int = 512 * 2**20
    member_bytes: int = 128 * 2**20
    total_bytes: int = 768 * 2**20
    ratio: int = 250
    ratio_floor: int = 4 * 2**20
    parts: int = 50_000
    depth: int = 12
    seconds: float = 60.0
    memory_bytes: int = 4 * 2**30
    pages: int = 5_000
    findings: int = 500
    pixels: int = 80_000_000
