"""Cutting: a deck, the events of a pool that are played in their order, made into a scenario of its own.

The pool is the same file, or with `from` another scenario over which this file is laid. What belongs only to events
that are not played is left out, so that nothing points to what is not there; every word keeps its place in its file.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from game.scenario.cut.left import Left
from game.scenario.cut.node import Node, laid_over, place_at, planted
from game.scenario.cut.reading import entries, mapping, words
from game.scenario.cut.sweep import swept
from game.scenario.cut.trim import Trimmer
from game.scenario.cut.wanted import Wanted
from game.scenario.expression import closest
from game.scenario.problems import Problem
from game.scenario.source import Path, Source, show

NOT_LAID = frozenset({"tests", "deck", "strings", "format", "id", "turns", "order"})
"""What a pool says for itself and not for what is cut from it."""


@dataclass(frozen=True, slots=True)
class Pool:
    """All from which a deck is cut: its tree, and the files of which it is made."""

    root: Node
    sources: tuple[Source, ...]

    @property
    def data(self) -> Any:
        """What it says, without places."""
        return self.root.plain()

    @property
    def has_deck(self) -> bool:
        """Whether it says which of its events are played."""
        return bool(mapping(self.root.value, "deck") or self.root.mapping.get("deck"))

    def planted(self) -> Source:
        """Return all of it as a source."""
        return _with_what_was_wrong(planted(self.root, Source()), *self.sources)


def itself(own: Source) -> Pool:
    """Return a file as its own pool."""
    return Pool(Node(own, (), own.data), (own,))


def over(pool: Source, own: Source) -> Pool:
    """Return a file laid over the pool that it is taken from; its own events come after those of the pool."""
    root, mine = Node(pool, (), pool.data), Node(own, (), own.data)
    order = _in_order(pool.data, [str(event.get("id")) for event in entries(pool.data, "events")])
    known = root.mapping["events"].items if "events" in root.mapping else []
    events = sorted(known, key=lambda event: order.index(str(event.plain().get("id"))))
    base = root.with_keys({key: child for key, child in root.mapping.items() if key not in NOT_LAID})
    own_events = mine.mapping["events"].items if "events" in mine.mapping else []
    whole = laid_over(base, mine)
    place = mine.mapping.get("events") or root.mapping.get("events") or root
    return Pool(whole.with_keys({**whole.mapping, "events": place.with_items([*events, *own_events])}), (pool, own))


def cut(pool: Pool, switched: Collection[str] = (), whole: bool = False) -> Source:
    """Return a source of which only the deck is left; what is wrong with the deck itself is among the problems.

    `switched` names events of the deck that are the other way round than it says. With `whole` all events of the pool
    come, with everybody and everything: what a pool is checked as.
    """
    data, root = pool.data, pool.root
    known = [str(event.get("id")) for event in entries(data, "events")]
    wanted = _all_of_it(data, known) if whole else _wanted(data, known, switched)
    problems = [*_faults(data, root, known), *_lost(data, root, known)]
    if not wanted.events:
        made = pool.planted()
        made.problems += problems
        return made
    trimmed = Trimmer(Left(data, wanted).grow()).trimmed(root)
    if "turns" not in trimmed.mapping:
        turns = trimmed.mapping["deck"].saying(len(wanted.events))
        trimmed = trimmed.with_keys({**trimmed.mapping, "turns": turns})
    made = planted(trimmed if whole else swept(trimmed), Source())
    made.problems += problems
    return _with_what_was_wrong(made, *pool.sources)


def _with_what_was_wrong(made: Source, *sources: Source) -> Source:
    for source in sources:
        made.problems += source.problems
        made.unread += source.unread
        made.words |= source.words
    return made


def _played(data: Any, switched: Collection[str]) -> list[str]:
    """Return the events of a deck that are played, in order; those that are off are left out."""
    return list(dict.fromkeys(event for event, is_off, _ in _listed(data) if is_off == (event in switched)))


def _listed(data: Any) -> Iterable[tuple[str, bool, int]]:
    deck = mapping(data, "deck")
    found = deck.get("events")
    for number, one in enumerate(found if isinstance(found, list) else ()):
        if isinstance(one, str):
            yield one, False, number
        elif isinstance(one, dict) and isinstance(one.get("event"), str):
            yield one["event"], one.get("off") is True, number


def _in_order(data: Any, pool: list[str]) -> tuple[str, ...]:
    """Return the events of a pool in the order of its deck, those outside it last."""
    return tuple(dict.fromkeys([*(event for event, _, _ in _listed(data) if event in pool), *pool]))


def _all_of_it(data: Any, pool: list[str]) -> Wanted:
    order = _in_order(data, pool)
    return Wanted(order, order, None, None, None)


def _wanted(data: Any, pool: list[str], switched: Collection[str]) -> Wanted:
    deck = mapping(data, "deck")
    named = {key: frozenset(words(deck, key)) if isinstance(deck.get(key), list) else None
             for key in ("seats", "initiatives", "injects")}  # fmt: skip
    return Wanted(
        events=tuple(event for event in _played(data, switched) if event in pool),
        pool=tuple(pool) if "from" in data else _in_order(data, pool),
        seats=named["seats"],
        initiatives=named["initiatives"],
        injects=named["injects"],
    )


def _faults(data: Any, root: Node, pool: list[str]) -> Iterable[Problem]:
    seen = set[str]()
    for event, _, number in _listed(data):
        path: Path = ("deck", "events", number)
        if event not in pool:
            yield _unknown(root, path, "event", event, pool)
        elif event in seen:
            yield Problem("SC304", place_at(root, path), show(path), {"what": "event", "given": event})
        seen.add(event)
    deck = mapping(data, "deck")
    for key, what, top in (("seats", "power", "powers"), ("initiatives", "initiative", "initiatives"),
                           ("injects", "inject", "injects")):  # fmt: skip
        known = list(mapping(data, top))
        for number, one in enumerate(words(deck, key)):
            if one not in known:
                yield _unknown(root, ("deck", key, number), what, one, known)


def _lost(data: Any, root: Node, pool: list[str]) -> Iterable[Problem]:
    """Yield where something is to come with an event that is nowhere."""
    for number, event in enumerate(entries(data, "events")):
        for place, option in enumerate(entries(event, "options")):
            for at, effect in enumerate(entries(option, "effects")):
                named = effect.get("with")
                if "schedule" in effect and isinstance(named, str) and named not in pool:
                    path: Path = ("events", number, "options", place, "effects", at, "with")
                    yield _unknown(root, path, "event", named, pool)


def _unknown(root: Node, path: Path, what: str, given: str, known: list[str]) -> Problem:
    params = {"what": what, "given": given, "hint": closest(given, known)}
    return Problem("SC301", place_at(root, path), show(path), params)
