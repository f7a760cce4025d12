"""A desk on a real file, and a game at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game import rooms
from game.rooms import Desk
from tests.rooms.table import ANN, OPENED, SEED, deck, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk in an empty folder."""
    return open_desk(tmp_path)


@pytest.fixture(autouse=True)
def _close_desks() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().store.close()


@pytest.fixture
def game(desk: Desk) -> str:
    """A game that Ann has just opened."""
    return rooms.open_game(desk, deck(desk), ANN, seed=SEED)
