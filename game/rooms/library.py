"""The library: the scenarios that can be played, found in folders and checked when they are first asked for."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from game.engine import vocabulary
from game.errors import NotFound, ScenarioError
from game.rooms.outlines import Card, card_of, outlined, switches_of
from game.scenario.bundle import Bundle, has_main
from game.scenario.digest import rules_hash
from game.scenario.load import Loaded, alone, load_path, load_scenario, pooled, require
from game.scenario.model import Scenario
from game.scenario.strings import in_language
from game.text import Text

KEPT = 16
"""Decks with some switch turned that are kept."""
log = logging.getLogger("nonaligned")


@dataclass(frozen=True, slots=True)
class Playable:
    """A scenario that passed its checks, with its source."""

    scenario: Scenario
    bundle: Bundle
    rules_hash: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """What came of a scenario's files; no bundle where they cannot be read."""

    card: Card
    playable: Playable | None = None
    bundle: Bundle | None = None
    """Its files; of a deck those that it is cut from, too."""


class _Shelf:
    """One place where a scenario lies. A deck is only cut when somebody asks for more than its card."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._opened: _Opened | None = None
        self._outline = outlined(path)

    @property
    def card(self) -> Card:
        """What is known of it by now."""
        return self.open().card if self._opened or self._outline is None else self._outline

    def told(self, language: str) -> Card:
        """Return its card in a language, as far as it is translated."""
        if self._opened is None and self._outline is not None:
            return self._outline
        found = self.open()
        if found.playable is None:
            return found.card
        return card_of(in_language(found.playable.scenario, language), found.card.switches)

    def open(self) -> _Opened:
        """Return what comes of its files, which are read once."""
        with self._lock:
            if self._opened is None:
                self._opened = _open(self.path)
            return self._opened


class Library:
    """The scenarios of some folders; a folder that is a scenario itself is taken as that.

    A later scenario takes the place of an earlier one with the same id, and the log says so.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._variants: dict[tuple[str, frozenset[str]], Playable] = {}
        self._lock = Lock()

    def cards(self, language: str = "") -> tuple[Card, ...]:
        """Return what there is, in the order that each asks for, then by folders; what cannot be played says why.

        What can is told in a language, by its code, as far as it is translated. The first that can is checked in full;
        what is wrong with a deck further down is told once it has been asked for.
        """
        shelves = sorted(self._all().values(), key=lambda shelf: shelf.card.order)
        next((shelf for shelf in shelves if shelf.open().playable), None)
        return tuple(shelf.told(language) for shelf in shelves)

    def playable(self, scenario_id: str, switched: frozenset[str] = frozenset()) -> Playable:
        """Return a scenario to begin a game with; `switched` names events that are the other way round than usual.

        Raises NotFound when there is none of that id, or no such switch, ScenarioError when its checks found something.
        """
        shelf = self._all().get(scenario_id)
        if shelf is None:
            raise NotFound
        found = shelf.open()
        if found.playable is None:
            fault = found.card.fault
            raise ScenarioError(fault.key.removeprefix("error."), **fault.params) if fault else ScenarioError
        if not switched:
            return found.playable
        if found.bundle is None or not switched <= {switch.event for switch in found.card.switches}:
            raise NotFound
        return self._variant(scenario_id, found.bundle, switched)

    def _variant(self, scenario_id: str, bundle: Bundle, switched: frozenset[str]) -> Playable:
        key = (scenario_id, switched)
        with self._lock:
            found = self._variants.get(key)
        if found is None:
            found = playable_of(load_scenario(bundle, vocabulary(), switched))
            with self._lock:
                self._variants[key] = found
                while len(self._variants) > KEPT:
                    self._variants.pop(next(iter(self._variants)))
        return found

    def bundles(self) -> Mapping[str, Bundle]:
        """Return by id the files of every scenario whose files can be read, whatever is wrong with them.

        Those of a deck are what was cut, so that they can be read and changed without the pool.
        """
        opened = {name: shelf.open() for name, shelf in self._all().items()}
        found = {name: one.playable.bundle if one.playable else one.bundle for name, one in opened.items()}
        return {name: bundle for name, bundle in found.items() if bundle}

    def _all(self) -> Mapping[str, _Shelf]:
        with self._lock:
            return self._shelves

    @cached_property
    def _shelves(self) -> Mapping[str, _Shelf]:
        shelves: dict[str, _Shelf] = {}
        for folder in self._folders:
            for path in _found(folder):
                shelf = _Shelf(path)
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


def _open(path: Path) -> _Opened:
    broken = Card(path.name, path.name, "", 0, 0, None, (), folder=f"{path.parent.name}/{path.name}")
    try:
        loaded = load_path(path, vocabulary())
    except ScenarioError as problem:
        return _Opened(replace(broken, fault=problem.text))
    except OSError:
        return _Opened(replace(broken, fault=Text("error.scenario")))
    try:
        scenario = require(loaded)
    except ScenarioError as problem:
        named = card_of(loaded.scenario) if loaded.scenario else broken
        card = replace(named, problem=loaded.errors[0], fault=problem.text, folder=broken.folder)
        return _Opened(card, bundle=loaded.bundle)
    switches = tuple(switches_of(pooled(loaded.bundle).data, loaded.bundle)) if scenario.deck else ()
    return _Opened(card_of(scenario, switches), playable_of(loaded), loaded.bundle)


def playable_of(loaded: Loaded) -> Playable:
    """Return a scenario with its files; of a deck those into which it was cut.

    Raises ScenarioError when it must not be played.
    """
    found = alone(loaded)
    scenario = require(found)
    return Playable(scenario, found.bundle, rules_hash(scenario))
