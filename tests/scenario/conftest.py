"""Two scenarios to try things on: the invented one, which has every feature of the format, and the first deck."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.load import load_path, load_scenario, require
from game.scenario.model import Scenario

TINY = Path(__file__).resolve().parents[1] / "scenarios" / "tiny"


@pytest.fixture(scope="session")
def tiny_bundle() -> Bundle:
    return Bundle.from_path(TINY)


@pytest.fixture(scope="session")
def tiny_text(tiny_bundle: Bundle) -> str:
    return tiny_bundle.files["scenario.yaml"]


@pytest.fixture(scope="session")
def tiny(tiny_bundle: Bundle) -> Scenario:
    return require(load_scenario(tiny_bundle, vocabulary()))


@pytest.fixture(scope="session")
def crossroads() -> Scenario:
    return require(load_path(SCENARIOS / "crossroads", vocabulary()))
