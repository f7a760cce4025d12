"""The first deck, the invented one and the skeleton, loaded once for the tests of the rules."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.lab.inspect import Inspection, inspect
from game.paths import SCENARIOS
from game.scenario.load import load_path, require
from game.scenario.model import Scenario

SKELETON = Path(__file__).resolve().parents[1] / "scenarios" / "skeleton"


@pytest.fixture(scope="session")
def deck() -> Scenario:
    return require(load_path(SCENARIOS / "crossroads", vocabulary()))


@pytest.fixture(scope="session")
def invented() -> Scenario:
    return require(load_path(SCENARIOS / "latch", vocabulary()))


@pytest.fixture(scope="session")
def found() -> Inspection:
    return inspect(SKELETON)


@pytest.fixture(scope="session")
def skeleton(found: Inspection) -> Scenario:
    assert found.loaded.scenario
    return found.loaded.scenario
