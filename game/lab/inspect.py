"""Inspection: everything that is wrong with a scenario, by its file, by its rules and by its own tests."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.engine import vocabulary
from game.lab.guess import giveaways
from game.lab.lunch import Complaint, complaints
from game.lab.replay import switched
from game.lab.trials import failures
from game.paths import SCENARIOS
from game.scenario.allowances import divided, idle
from game.scenario.bundle import own
from game.scenario.load import Loaded, alone, load_path, load_scenario, require
from game.scenario.model import Scenario
from game.scenario.problems import Problem, in_order
from game.scenario.source import place_of, show


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in one scenario, and is not allowed in its file."""

    path: Path
    loaded: Loaded
    complaints: tuple[Problem, ...]
    """What only the rules can tell: decisions that are none, and tests that fail."""
    idle: tuple[Problem, ...] = ()
    """Allowances in the file that allow nothing."""

    @property
    def faulty(self) -> bool:
        """Whether the scenario must not be played, has decisions that are none, or fails a test of its own."""
        return bool(self.loaded.errors or self.complaints)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was found, by file and place."""
        return in_order((*self.loaded.problems, *self.complaints, *self.idle))


def inspect(path: Path) -> Inspection:
    """Return what is wrong with a scenario.

    Raises ScenarioError when there is none at the path.
    """
    with _without_sweeping():
        loaded = load_any(path)
        if not is_pool(loaded):
            return inspected(path, loaded)
        whole = load_any(path, whole=True)
        return inspected(path, loaded if loaded.errors and not whole.errors else whole, loaded)


def is_pool(loaded: Loaded) -> bool:
    """Return whether decks are cut from a scenario, so that it has more than is played in its own."""
    return isinstance(loaded.source.data, dict) and "deck" in loaded.source.data and "from" not in loaded.source.data


def inspected(path: Path, loaded: Loaded, played: Loaded | None = None) -> Inspection:
    """Return what is wrong with a scenario that was loaded; the rules are asked only where it could be played.

    Of a pool that is all of it, and `played` is its deck, on which its own tests are played.
    """
    if loaded.scenario is None or loaded.errors:
        return Inspection(path, loaded, ())
    sound, deck = loaded.scenario, require(played or loaded)
    told = [_problem(loaded, one) for one in (*complaints(sound), *giveaways(sound), *failures(deck))]
    stay, allowed = divided(loaded.bundle, told)
    everything = (*loaded.problems, *loaded.allowed, *stay, *allowed)
    return Inspection(path, loaded, tuple(stay), tuple(idle(own(loaded.bundle), everything)))


@contextmanager
def _without_sweeping() -> Iterator[None]:
    """Keep the collector still: what is read stays until all is told, and to sweep it again and again takes a fifth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _problem(loaded: Loaded, complaint: Complaint) -> Problem:
    """Return a complaint of the rules with its place in the file."""
    code, text = complaint.code, complaint.text
    place = place_of(loaded.source, complaint.path, key=len(complaint.path) < 3)
    params = {name: str(value) for name, value in text.params.items()}
    detail = text.key.removeprefix(f"check.{code}").removeprefix(".")
    return Problem(code, place, show(complaint.path), params, detail)


def load(path: Path) -> Scenario:
    """Return a scenario to play, from a folder or by the id of a shipped one.

    Raises ScenarioError when there is none, or it must not be played.
    """
    return require(load_any(path))


def load_played(path: Path, export: Mapping[str, Any]) -> Loaded:
    """Return a scenario as it was played in a game that was saved: of a deck what was cut, with the same events.

    Raises ScenarioError when there is none, or it must not be played.
    """
    loaded = load_any(path)
    turned = switched(require(loaded), export)
    return alone(load_scenario(loaded.bundle, vocabulary(), turned) if turned else loaded)


def load_any(path: Path, whole: bool = False) -> Loaded:
    """Return what comes of a folder, or of a shipped scenario by its id, sound or not; with `whole` not only its deck.

    Raises ScenarioError when there is none.
    """
    shipped = SCENARIOS / path
    return load_path(path if path.exists() or not shipped.is_dir() else shipped, vocabulary(), whole)
