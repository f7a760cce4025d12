"""The first deck, loaded once for the tests of the rules."""

import pytest

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.load import load_path, require
from game.scenario.model import Scenario


@pytest.fixture(scope="session")
def deck() -> Scenario:
    return require(load_path(SCENARIOS / "crossroads", vocabulary()))
