"""Outlines: what the start page tells of a deck before it is cut, so that it need not wait for every scenario."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.errors import ScenarioError
from game.scenario.bundle import Bundle, language_of, taken_from
from game.scenario.cut import NOT_LAID
from game.scenario.model import LAST, Scenario
from game.scenario.problems import Problem
from game.scenario.source import read
from game.scenario.strings import languages
from game.text import Text

_RECORDED = re.compile(r"^    record:\n      home:", re.MULTILINE)


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


def card_of(scenario: Scenario, switches: tuple[EventSwitch, ...] = ()) -> Card:
    """Return the card of a scenario that was loaded."""
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


def outlined(path: Path) -> Card | None:
    """Return the card of a deck from as few of its files as tell it; None for what has to be loaded to know more."""
    try:
        bundle = Bundle.from_path(path)
    except (ScenarioError, OSError):
        return None
    main, text = next(iter(bundle.files.items()))
    if not re.search(r"^deck:", text, re.MULTILINE) or any(language_of(file) for file in bundle.files):
        return None
    pool = taken_from(text)
    own = read(main, text).data
    base = read("", bundle.files.get(f"{pool}/{main}", "")).data if pool else {}
    try:
        return _told({key: said for key, said in base.items() if key not in NOT_LAID} | own, bundle)
    except (KeyError, TypeError, AttributeError):  # a check says better what is missing
        return None


def _told(data: Mapping[str, Any], bundle: Bundle) -> Card:
    events = data["deck"]["events"]
    off = [one for one in events if isinstance(one, dict) and one["off"] is True]
    return Card(
        id=data["id"],
        title=data["title"],
        summary=data["summary"],
        minutes=data["minutes"],
        turns=len(events) - len(off),
        content_note=data.get("content_note"),
        languages=(data.get("language", "en"),),
        capital=data["home"]["capital"],
        recorded=any(_RECORDED.search(text) for text in bundle.files.values()),
        mapped=bool(data.get("map", {}).get("places")),
        switches=tuple(switches_of(data, bundle)),
        order=data.get("order", LAST),
    )


def switches_of(data: Mapping[str, Any], bundle: Bundle) -> Iterator[EventSwitch]:
    """Yield the events that can be switched, with what is told of them before.

    Only the files that have them are read. Raises KeyError for one that is not there.
    """
    for one in data["deck"]["events"]:
        if isinstance(one, dict):
            event = _event(one["event"], bundle)
            yield EventSwitch(
                event["id"], event["title"], event["date"], event.get("content_note") or "", is_on=not one["off"]
            )


def _event(name: str, bundle: Bundle) -> Mapping[str, Any]:
    found = re.compile(rf"^  - id: {re.escape(name)}\s*$", re.MULTILINE)
    for file, text in bundle.files.items():
        if found.search(text):
            for event in read(file, text).data.get("events", ()):
                if event["id"] == name:
                    return dict(event)
    raise KeyError(name)
