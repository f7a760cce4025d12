"""The library: the scenarios that can be played, found in folders and checked when they are first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from game.engine import vocabulary
from game.errors import NotFound, ScenarioError
from game.scenario.bundle import Bundle, has_main
from game.scenario.digest import rules_hash
from game.scenario.load import load_path, require
from game.scenario.model import Scenario
from game.scenario.problems import Problem
from game.scenario.strings import in_language, languages
from game.text import Text


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
    problem: str | None
    """Where and under which code it is at fault, when it cannot be played: `path:line:col: where [code]`."""
    fault: Text | None = None
    """The same as a sentence."""
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
            _card("", in_language(shelf.playable.scenario, language), None, None) if shelf.playable else shelf.card
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
                if has_main(path):
                    shelf = _shelf(path)
                    shelves[shelf.card.id] = shelf
        return shelves


def _shelf(path: Path) -> _Shelf:
    try:
        loaded = load_path(path, vocabulary())
    except ScenarioError as problem:
        return _Shelf(_card(path.name, None, path.name, problem.text), None)
    except OSError as problem:
        return _Shelf(_card(path.name, None, str(problem), Text("error.scenario")), None)
    try:
        scenario = require(loaded)
    except ScenarioError as problem:
        return _Shelf(_card(path.name, loaded.scenario, _told(loaded.errors[0]), problem.text), None)
    return _Shelf(_card(path.name, scenario, None, None), Playable(scenario, loaded.bundle, rules_hash(scenario)))


def _told(problem: Problem) -> str:
    place = problem.place
    return f"{place.path}:{place.line}:{place.column}: {problem.where} [{problem.code}]"


def _card(name: str, scenario: Scenario | None, problem: str | None, fault: Text | None) -> Card:
    if scenario is None:
        return Card(name, name, "", 0, 0, None, (), problem, fault)
    return Card(
        id=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        minutes=scenario.minutes,
        turns=scenario.turns,
        content_note=scenario.content_note,
        languages=languages(scenario),
        problem=problem,
        fault=fault,
        capital=scenario.home.capital,
        recorded=scenario.has_history,
        mapped=bool(scenario.map.places),
    )
