"""Inspection: everything that is wrong with a scenario, by its file, by its rules and by its own tests."""

from dataclasses import dataclass
from pathlib import Path

from game.engine import vocabulary
from game.lab.guess import giveaways
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
    return inspected(path, load_any(path))


def inspected(path: Path, loaded: Loaded) -> Inspection:
    """Return what is wrong with a scenario that was loaded from anywhere; the path is only its name."""
    sound = loaded.scenario if not loaded.errors else None
    return Inspection(path, loaded, (*complaints(sound), *giveaways(sound), *failures(sound)) if sound else ())


def load(path: Path) -> Scenario:
    """Return a scenario to play, from a folder or by the id of a shipped one.

    Raises ScenarioError when there is none, or it must not be played.
    """
    return require(load_any(path))


def load_any(path: Path) -> Loaded:
    """Return what comes of a folder, or of a shipped scenario by its id, sound or not.

    Raises ScenarioError when there is none.
    """
    shipped = SCENARIOS / path
    return load_path(path if path.exists() or not shipped.is_dir() else shipped, vocabulary())
