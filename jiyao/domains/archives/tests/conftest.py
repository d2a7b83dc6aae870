from typing import Any

import pytest

from tests.archived import Archive


@pytest.fixture
def archive(cast: Any, signs: Any, behind_the_doors: Any) -> Archive:
    return Archive(cast, signs, behind_the_doors)


@pytest.fixture
def stored(archive: Archive, copy_of: Any) -> Any:
    """A volume in the store with two internal copies of two documents."""
    volume = archive.volume(archive.entered())
    return archive.stored(archive.filled(volume, copy_of(), copy_of()))


@pytest.fixture
def page(client_of: Any) -> Any:
    """Read a page as a member of the cast."""
    return lambda who, address: client_of(who).get(address).content.decode()
