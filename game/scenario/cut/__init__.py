"""Cutting: a deck, the events of a pool that are played in their order, made into a scenario of its own.

The pool is the same file, or with `from` another scenario over which this file is laid. What belongs only to events
that are not played is left out, so that nothing points to what is not there; every word keeps its place in its file.
"""

from collections.abc import Collection, Iterable
from typing import Any

from game.scenario.cut.left import Left, Wanted, entries, mapping, words
from game.scenario.cut.node import Node, laid_over, planted
from game.scenario.cut.sweep import swept
from game.scenario.cut.trim import Trimmer
from game.scenario.expression import closest
from game.scenario.problems import Problem
from game.scenario.source import Path, Source, place_of, show

NOT_LAID = frozenset({"tests", "deck", "strings", "format", "id", "turns", "order"})
"""What a pool says for itself and not for what is cut from it."""


def is_cut(source: Source) -> bool:
    """Return whether a file names a deck."""
    return isinstance(source.data, dict) and isinstance(source.data.get("deck"), dict)


def over(pool: Source, own: Source) -> Source:
    """Return a file laid over the pool that it is taken from; its own events come after those of the pool."""
    root, mine = Node(pool, (), pool.data), Node(own, (), own.data)
    order = _in_order(pool.data, [str(event.get("id")) for event in entries(pool.data, "events")])
    known = root.mapping["events"].items if "events" in root.mapping else []
    events = sorted(known, key=lambda event: order.index(str(event.plain().get("id"))))
    base = root.with_keys({key: child for key, child in root.mapping.items() if key not in NOT_LAID})
    whole = laid_over(base, mine)
    if "events" in mine.mapping:
        both = mine.mapping["events"].with_items([*events, *mine.mapping["events"].items])
        whole = whole.with_keys({**whole.mapping, "events": both})
    return _with_what_was_wrong(planted(whole, Source()), pool, own)


def cut(source: Source, switched: Collection[str] = (), whole: bool = False) -> Source:
    """Return a source of which only the deck is left; what is wrong with the deck itself is among the problems.

    `switched` names events of the deck that are the other way round than it says. With `whole` all
    events of the pool come, with everybody and everything: what a pool is checked as.
    """
    pool = [str(event.get("id")) for event in entries(source.data, "events")]
    problems = [*_faults(source, pool), *_lost(source, pool)]
    wanted = _all_of_it(source.data, pool) if whole else _wanted(source.data, pool, switched)
    if not wanted.events:
        source.problems += problems
        return source
    left = Left(source.data, wanted).grow()
    root = Trimmer(left).trimmed(Node(source, (), source.data))
    if "turns" not in root.mapping:
        root = root.with_keys({**root.mapping, "turns": root.mapping["deck"].saying(len(wanted.events))})
    made = planted(root if whole else swept(root), Source())
    made.problems += problems
    return _with_what_was_wrong(made, source)


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


def _faults(source: Source, pool: list[str]) -> Iterable[Problem]:
    seen = set[str]()
    for event, _, number in _listed(source.data):
        path: Path = ("deck", "events", number)
        if event not in pool:
            yield _unknown(source, path, "event", event, pool)
        elif event in seen:
            yield Problem("SC304", place_of(source, path), show(path), {"what": "event", "given": event})
        seen.add(event)
    deck = mapping(source.data, "deck")
    for key, what, top in (("seats", "power", "powers"), ("initiatives", "initiative", "initiatives"),
                           ("injects", "inject", "injects")):  # fmt: skip
        for number, one in enumerate(words(deck, key)):
            known = list(mapping(source.data, top))
            if one not in known:
                yield _unknown(source, ("deck", key, number), what, one, known)


def _lost(source: Source, pool: list[str]) -> Iterable[Problem]:
    """Yield where something is to come with an event that is nowhere."""
    for number, event in enumerate(entries(source.data, "events")):
        for place, option in enumerate(entries(event, "options")):
            for at, effect in enumerate(entries(option, "effects")):
                named = effect.get("with")
                if "schedule" in effect and isinstance(named, str) and named not in pool:
                    path: Path = ("events", number, "options", place, "effects", at, "with")
                    yield _unknown(source, path, "event", named, pool)


def _unknown(source: Source, path: Path, what: str, given: str, known: list[str]) -> Problem:
    return Problem("SC301", place_of(source, path), show(path),
                   {"what": what, "given": given, "hint": closest(given, known)})  # fmt: skip
