"""What a process that answers requests does once it is ready."""

import gc

# So many new objects lie between two looks for cycles; Python's own figure is for small programs.
OBJECTS = 50_000


def settle_down() -> None:
    """Let the collector pass over what the program is made of, and look less often.

    To look through all of it again cost every tenth page as much again.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS)
