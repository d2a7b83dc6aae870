"""Why a file is not shown, as codes that `rules.FAULTS` puts into words."""


class Unfit(Exception):
    """A file that is not shown: locked, damaged, many_pages, many_pixels, too_much or no_page."""
