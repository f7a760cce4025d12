"""The library: the scenarios that can be played, found in folders and checked when they are first asked for."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    broken = Card(path.name, path.name, "", 0, 0, None, (), folder=f"{path.parent.name}/{path.name}")
    try:
        loaded = load_path(path, vocabulary())
    except ScenarioError as problem:
        return _Shelf(path, replace(broken, fault=problem.text))
    except OSError:
        return _Shelf(path, replace(broken, fault=Text("error.scenario")))
    try:
        scenario = require(loaded)
    except ScenarioError as problem:
        named = _card(loaded.scenario) if loaded.scenario else broken
        card = replace(named, problem=loaded.errors[0], fault=problem.text, folder=broken.folder)
        return _Shelf(path, card, bundle=loaded.bundle)
    return _Shelf(path, _card(scenario), Playable(scenario, loaded.bundle, rules_hash(scenario)), loaded.bundle)


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
