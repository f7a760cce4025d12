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
from game.scenario.load import Loaded, alone, load_path, load_scenario, pooled, require
from game.scenario.model import LAST, Scenario
from game.scenario.problems import Problem
from game.scenario.strings import in_language, languages
from game.text import Text

KEPT = 16
"""Decks with some switch turned that are kept."""
log = logging.getLogger("nonaligned")


@dataclass(frozen=True, slots=True)
class EventSwitch:
    """An event that can be switched on or off when a game begins."""

    event: str
    title: str
    date: str
    content_note: str
    is_on: bool
    """Whether it is played where nobody touches the switch."""


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
    switches: tuple[EventSwitch, ...] = ()
    """Events that can be switched on or off."""
    order: int = LAST
    """Where it stands on the start page: lower numbers first."""


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
    """Its files; of a deck those that it is cut from, too."""


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

        What can is told in a language, by its code, as far as it is translated.
        """
        told = (
            _card(in_language(shelf.playable.scenario, language), shelf.card.switches) if shelf.playable else shelf.card
            for shelf in self._all().values()
        )
        return tuple(sorted(told, key=lambda card: card.order))

    def playable(self, scenario_id: str, switched: frozenset[str] = frozenset()) -> Playable:
        """Return a scenario to begin a game with; `switched` names events that are the other way round than usual.

        Raises NotFound when there is none of that id, or no such switch, ScenarioError when its checks found something.
        """
        shelf = self._all().get(scenario_id)
        if shelf is None:
            raise NotFound
        if shelf.playable is None:
            fault = shelf.card.fault
            raise ScenarioError(fault.key.removeprefix("error."), **fault.params) if fault else ScenarioError
        if not switched:
            return shelf.playable
        if shelf.bundle is None or not switched <= {switch.event for switch in shelf.card.switches}:
            raise NotFound
        return self._variant(scenario_id, shelf.bundle, switched)

    def _variant(self, scenario_id: str, bundle: Bundle, switched: frozenset[str]) -> Playable:
        key = (scenario_id, switched)
        with self._lock:
            found = self._variants.get(key)
        if found is None:
            found = _playable(load_scenario(bundle, vocabulary(), switched))
            with self._lock:
                self._variants[key] = found
                while len(self._variants) > KEPT:
                    self._variants.pop(next(iter(self._variants)))
        return found

    def bundles(self) -> Mapping[str, Bundle]:
        """Return by id the files of every scenario whose files can be read, whatever is wrong with them.

        Those of a deck are what was cut, so that they can be read and changed without the pool.
        """
        found = {name: shelf.playable.bundle if shelf.playable else shelf.bundle for name, shelf in self._all().items()}
        return {name: bundle for name, bundle in found.items() if bundle}

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
    card = _card(scenario, tuple(_switches(loaded, scenario)))
    return _Shelf(path, card, _playable(loaded), loaded.bundle)


def _playable(loaded: Loaded) -> Playable:
    """Return a scenario with its files; of a deck those into which it was cut.

    Raises ScenarioError when it must not be played.
    """
    found = alone(loaded)
    scenario = require(found)
    return Playable(scenario, found.bundle, rules_hash(scenario))


def _switches(loaded: Loaded, scenario: Scenario) -> Iterator[EventSwitch]:
    """Yield the events that can be switched, with what is told of them before."""
    found = scenario.deck.switches if scenario.deck else ()
    if not found:
        return
    told = {event.get("id"): event for event in pooled(loaded.bundle).data["events"]}
    for switch in found:
        event = told[switch.event]
        yield EventSwitch(
            switch.event, event["title"], event["date"], event.get("content_note") or "", is_on=not switch.off
        )


def _card(scenario: Scenario, switches: tuple[EventSwitch, ...] = ()) -> Card:
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
        switches=switches,
        order=scenario.order,
    )
