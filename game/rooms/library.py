"""The library: the scenarios that can be played, found in folders and checked when they are first asked for."""

import logging
from collections.abc import Iterator, Mapping
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

log = logging.getLogger("nonaligned")


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
    """One scenario as it was found, and where; no bundle where its files cannot be read."""

    path: Path
    card: Card
    playable: Playable | None = None
    bundle: Bundle | None = None


class Library:
    """The scenarios of some folders; a folder that is a scenario itself is taken as that.

    A later scenario takes the place of an earlier one with the same id, and the log says so.
    """

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

    def bundles(self) -> Mapping[str, Bundle]:
        """Return by id the files of every scenario whose files can be read, whatever is wrong with them."""
        return {name: shelf.bundle for name, shelf in self._all().items() if shelf.bundle}

    def _all(self) -> Mapping[str, _Shelf]:
        with self._lock:
            return self._shelves

    @cached_property
    def _shelves(self) -> Mapping[str, _Shelf]:
        shelves: dict[str, _Shelf] = {}
        for folder in self._folders:
            for path in _found(folder):
                shelf = _shelf(path)
                earlier = shelves.get(shelf.card.id)
                if earlier and earlier.path.resolve() != path.resolve():  # a folder may be named twice
                    log.warning("%s is left out: %s has the same id, %s", earlier.path, path, shelf.card.id)
                shelves[shelf.card.id] = shelf
        return shelves


def _found(folder: Path) -> Iterator[Path]:
    """Yield the folders of the scenarios in a folder, by name; the folder itself when it is a scenario."""
    if has_main(folder):
        yield folder
    elif folder.is_dir():
        yield from filter(has_main, sorted(folder.iterdir()))
    else:
        log.warning("There is no folder %s in which scenarios could lie", folder)


def _shelf(path: Path) -> _Shelf:
    try:
        loaded = load_path(path, vocabulary())
    except ScenarioError as problem:
        return _Shelf(path, _card(path.name, None, path.name, problem.text))
    except OSError as problem:
        return _Shelf(path, _card(path.name, None, str(problem), Text("error.scenario")))
    try:
        scenario = require(loaded)
    except ScenarioError as problem:
        card = _card(path.name, loaded.scenario, _told(loaded.errors[0]), problem.text)
        return _Shelf(path, card, bundle=loaded.bundle)
    found = Playable(scenario, loaded.bundle, rules_hash(scenario))
    return _Shelf(path, _card(path.name, scenario, None, None), found, loaded.bundle)


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
