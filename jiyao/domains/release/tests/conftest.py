from typing import Any

import pytest

from tests.released_at_hand import Desk


@pytest.fixture
def desk(cast: Any, signs: Any, behind_the_doors: Any) -> Desk:
    return Desk(cast, signs, behind_the_doors)


@pytest.fixture
def page(client_of: Any) -> Any:
    """Read a page as a member of the cast."""
    return lambda who, address: client_of(who).get(address).content.decode()
