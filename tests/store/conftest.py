"""After each test, the stores that it opened are closed."""

from collections.abc import Iterator

import pytest

from tests.store.rows import OPENED


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()
