"""Inspection: everything that is wrong with a scenario, by its file, by its rules and by its own tests."""

from dataclasses import dataclass
from pathlib import Path

from game.engine import vocabulary
from game.lab.lunch import Complaint, complaints
from game.lab.trials import failures
from game.paths import SCENARIOS
from game.scenario.load import Loaded, load_path, require
from game.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in one scenario."""

    path: Path
    loaded: Loaded
    complaints: tuple[Complaint, ...]

    @property
    def faulty(self) -> bool:
        """Whether the scenario must not be played, or has decisions that are none."""
        return bool(self.loaded.errors or self.complaints)


def inspect(path: Path) -> Inspection:
    """Return what is wrong with a scenario.

    Raises ScenarioError when there is none at the path.
    """
    loaded = load_path(_found(path), vocabulary())
    sound = loaded.scenario if not loaded.errors else None
    return Inspection(path, loaded, (*complaints(sound), *failures(sound)) if sound else ())


def load(path: Path) -> Scenario:
    """Return a scenario to play, from a folder or by the id of a shipped one.

    Raises ScenarioError when there is none, or it must not be played.
    """
    return require(load_path(_found(path), vocabulary()))


def _found(path: Path) -> Path:
    shipped = SCENARIOS / path
    return path if path.exists() or not shipped.is_dir() else shipped
