"""Make docs/screenshots/*.png anew: `python -m tests.browser.screenshots`.

The print view is the first page of the PDF; it needs `pdftoppm` (poppler-utils).
"""

import os
import shutil

import django


def main() -> None:
    """Stand where the tests stand, and take the pictures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.conf import settings

    from tests.browser.touring import take_pictures

    take_pictures()
    shutil.rmtree(settings.HOME, ignore_errors=True)


if __name__ == "__main__":
    main()
