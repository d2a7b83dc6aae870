"""What the programs of release review that run the engine give up before they read."""

import resource

from jiyao_screening.sandbox import leave_network

MEMORY = 3 << 30  # bytes; reading pictures takes most of it


def confine(seconds: int) -> None:
    """Give up memory, seconds of the processor, every byte of any file, and the network."""
    for what, much in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, 2 * seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (much, much))
    leave_network()
