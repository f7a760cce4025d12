"""Outlook: what an option is expected to bring, in words. Mechanism, direction and odds, and never its points."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from game.views.reader import Reader

COLDEST = 3
"""Capitals that are named as minding it."""
NOTED = 3
"""Points of a meter from which its change is worth a word, and those from which it is much."""
MUCH = 10
DEEP = -3
"""Rung from which a reaction hits back hard."""
ODDS = ((0.9, "sure"), (0.6, "likely"), (0.35, "even"))


class Outlook(Protocol):
    """What a forecast tells of an option; made elsewhere, handed in as data."""

    @property
    def warm(self) -> Mapping[str, int]: ...
    @property
    def cold(self) -> Mapping[str, int]: ...
    @property
    def worst(self) -> Mapping[str, int]: ...
    @property
    def meters(self) -> Mapping[str, tuple[int, int]]: ...
    @property
    def refusals(self) -> Mapping[str, int]: ...
    @property
    def tally(self) -> tuple[int, int] | None: ...
    @property
    def ends(self) -> int: ...
    @property
    def futures(self) -> int: ...


def expectations(reader: Reader, outlook: Outlook, priced: frozenset[str]) -> tuple[str, ...]:
    """Return what is expected, one sentence for all of whom or which the same is.

    `priced` are the powers that have put a price on the option: they have said themselves what they would do.
    """
    same: dict[tuple[str, str], list[str]] = {}
    for key, odds, name in (*_capitals(reader, outlook, priced), *_meters(reader, outlook), *_answers(reader, outlook)):
        same.setdefault((key, odds), []).append(name)
    return tuple(reader.t(f"outlook.{key}", odds=odds, names=", ".join(names)) for (key, odds), names in same.items())


Expected = Iterator[tuple[str, str, str]]
"""What is expected, how surely in words, and of whom or which."""


def _capitals(reader: Reader, outlook: Outlook, priced: frozenset[str]) -> Expected:
    cold = sorted(outlook.cold.keys() - priced, key=lambda p: (outlook.worst.get(p, 0), -outlook.cold[p], p))
    for power in cold[:COLDEST]:
        key = "cold_deep" if outlook.worst.get(power, 0) <= DEEP else "cold_light"
        yield key, _odds(reader, outlook.cold[power], outlook), reader.name(power)
    for power in sorted(outlook.warm.keys() - priced):
        if 2 * outlook.warm[power] > outlook.futures:
            yield "warm", "", reader.name(power)


def _meters(reader: Reader, outlook: Outlook) -> Expected:
    meters = reader.scenario.meters
    if outlook.ends:
        yield "end", _odds(reader, outlook.ends, outlook), reader.language.say(meters.security.name)
    for meter, (low, high) in outlook.meters.items():
        if meter != "credit" and (low <= -NOTED or high >= NOTED):
            yield _trend(low, high), "", reader.language.say(getattr(meters, meter).name)


def _answers(reader: Reader, outlook: Outlook) -> Expected:
    for power, count in sorted(outlook.refusals.items()):
        yield "refuse", _odds(reader, count, outlook), reader.name(power)


def _trend(low: int, high: int) -> str:
    if low < 0 < high:
        return "unsure"
    return ("falls" if low < 0 else "rises") + ("_far" if max(abs(low), abs(high)) >= MUCH else "")


def _odds(reader: Reader, count: int, outlook: Outlook) -> str:
    share = count / outlook.futures
    return reader.t(f"odds.{next((word for above, word in ODDS if share > above), 'possible')}")
