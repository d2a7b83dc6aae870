"""What the programs that read files from outside may use, set by themselves before they read."""

import resource
import warnings

from PIL import Image

from jiyao.foundation.vault import limits


def confine(seconds: int) -> None:
    """Limit this process: memory, seconds of the processor, and not one byte to any file."""
    for what, much in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (much, much))
    Image.MAX_IMAGE_PIXELS = limits.MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
