"""The library: the scenarios that can be played, found in folders and checked when they are first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from game.engine import vocabulary
from game.errors import NotFound, ScenarioError
from game.scenario.bundle import Bundle
from game.scenario.digest import rules_hash
from game.scenario.load import load_path, require
from game.scenario.model import Scenario
from game.scenario.problems import Problem
from game.scenario.strings import in_language, languages
from game.text import Text

FILE = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class Card:
    """What the start page tells of a scenario."""

    id: str
    title: str
    summary: str
    minutes: int
    turns: int
    content_note: str | None
    languages: tuple[str, ...]
    """Those in which it can be read, its own first."""
    problem: Problem | None = None
    """The first that keeps it from being played, where its files could be read at all."""
    fault: Text | None = None
    """Why it cannot be played, in a sentence."""
    folder: str = ""
    """Where it lies, as it is named to the command `check`."""
    capital: str = ""
    """Whose desk the player sits at."""
    recorded: bool = False
    """Whether the home country has a history, to be told at the end."""
    mapped: bool = False
    """Whether its places are on the map."""


@dataclass(frozen=True, slots=True)
class Playable:
    """A scenario that passed its checks, with its source."""

    scenario: Scenario
    bundle: Bundle
    rules_hash: str


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One scenario as it was found."""

    card: Card
    playable: Playable | None


class Library:
    """The scenarios of some folders. A later folder's scenario takes the place of an earlier one with the same id."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._lock = Lock()

    def cards(self, language: str = "") -> tuple[Card, ...]:
        """Return what there is, in the order of folders and names; what cannot be played says why.

        What can is told in a language, by its code, as far as it is translated.
        """
        return tuple(
            _card(in_language(shelf.playable.scenario, language)) if shelf.playable else shelf.card
            for shelf in self._all().values()
        )

    def playable(self, scenario_id: str) -> Playable:
        """Return a scenario to begin a game with.

        Raises NotFound when there is none of that id, ScenarioError when its checks found something.
        """
        shelf = self._all().get(scenario_id)
        if shelf is None:
            raise NotFound
        if shelf.playable is None:
            fault = shelf.card.fault
            raise ScenarioError(fault.key.removeprefix("error."), **fault.params) if fault else ScenarioError
        return shelf.playable

    def _all(self) -> Mapping[str, _Shelf]:
        with self._lock:
            return self._shelves

    @cached_property
    def _shelves(self) -> Mapping[str, _Shelf]:
        shelves = {}
        for folder in self._folders:
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                if (path / FILE).is_file():
                    shelf = _shelf(path)
                    shelves[shelf.card.id] = shelf
        return shelves


def _shelf(path: Path) -> _Shelf:
    broken = Card(path.name, path.name, "", 0, 0, None, (), folder=f"{path.parent.name}/{path.name}")
    try:
        loaded = load_path(path, vocabulary())
    except ScenarioError as problem:
        return _Shelf(replace(broken, fault=problem.text), None)
    except OSError:
        return _Shelf(replace(broken, fault=Text("error.scenario")), None)
    try:
        scenario = require(loaded)
    except ScenarioError as problem:
        named = _card(loaded.scenario) if loaded.scenario else broken
        return _Shelf(replace(named, problem=loaded.errors[0], fault=problem.text, folder=broken.folder), None)
    return _Shelf(_card(scenario), Playable(scenario, loaded.bundle, rules_hash(scenario)))


def _card(scenario: Scenario) -> Card:
    return Card(
        id=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        minutes=scenario.minutes,
        turns=scenario.turns,
        content_note=scenario.content_note,
        languages=languages(scenario),
        capital=scenario.home.capital,
        recorded=scenario.has_history,
        mapped=bool(scenario.map.places),
    )
