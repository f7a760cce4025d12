"""Outlook: what an option is expected to bring, and who says so. Mechanism, direction and odds, never its points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.engine.state import Cause
from game.views.reader import Reader

COLDEST = 3
"""Capitals that are named as minding it."""
NOTED = 3
"""Points of a meter from which its change is worth a word, and those from which it is much."""
MUCH = 10
DEEP = -3
"""Rung from which a reaction hits back hard."""
SURE = 0.9
"""Share of the futures above which nothing is said of odds."""
ODDS = ((0.6, "likely"), (0.35, "even"))


class Outlook(Protocol):
    """What a forecast tells of an option; made elsewhere, handed in as data."""

    @property
    def warm(self) -> Mapping[str, int]: ...
    @property
    def cold(self) -> Mapping[str, int]: ...
    @property
    def worst(self) -> Mapping[str, int]: ...
    @property
    def meters(self) -> Mapping[str, tuple[int, ...]]: ...
    @property
    def causes(self) -> Mapping[str, Mapping[tuple[Cause, str], int]]: ...
    @property
    def refusals(self) -> Mapping[str, int]: ...
    @property
    def tally(self) -> tuple[int, int] | None: ...
    @property
    def ends(self) -> int: ...
    @property
    def futures(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """What one official expects of an option."""

    office: str
    lines: tuple[str, ...]


def expectations(reader: Reader, outlook: Outlook, priced: frozenset[str]) -> tuple[ExpectedView, ...]:
    """Return what is expected by whom, one line for all of whom or which the same is.

    `priced` are the powers that have put a price on the option: they have said themselves what they would do.
    """
    said: dict[str, dict[tuple[str, str], list[str]]] = {}
    for one in (*_capitals(reader, outlook, priced), *_answers(reader, outlook), *_meters(reader, outlook)):
        same = said.setdefault(reader.speaker(one.topic), {})
        same.setdefault((one.key, one.how), []).append(one.name)
    return tuple(
        ExpectedView(office, tuple(_line(reader, key, how, names) for (key, how), names in lines.items()))
        for office, lines in said.items()
    )


def _line(reader: Reader, key: str, how: str, names: Sequence[str]) -> str:
    what = reader.t(f"outlook.{key}")
    return reader.t("outlook.how" if how else "outlook.sure", names=", ".join(names), what=what, how=how)


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that is expected."""

    topic: str
    """Whose matter it is: a meter, or `capitals`."""
    key: str
    how: str
    """Through what, and how surely unless it is all but certain, in words; nothing where there is nothing to add."""
    name: str
    """Of whom or which."""


def _capitals(reader: Reader, outlook: Outlook, priced: frozenset[str]) -> Iterator[_Said]:
    cold = sorted(outlook.cold.keys() - priced, key=lambda p: (outlook.worst.get(p, 0), -outlook.cold[p], p))
    for power in cold[:COLDEST]:
        key = "cold_deep" if outlook.worst.get(power, 0) <= DEEP else "cold_light"
        yield _Said("capitals", key, _odds(reader, outlook.cold[power], outlook.futures), reader.short(power))
    for power in sorted(outlook.warm.keys() - priced):
        if 2 * outlook.warm[power] > outlook.futures:
            odds = _odds(reader, outlook.warm[power], outlook.futures)
            yield _Said("capitals", "warm", odds, reader.short(power))


def _answers(reader: Reader, outlook: Outlook) -> Iterator[_Said]:
    for power, count in sorted(outlook.refusals.items()):
        yield _Said("capitals", "refuse", _odds(reader, count, outlook.futures), reader.short(power))


def _meters(reader: Reader, outlook: Outlook) -> Iterator[_Said]:
    meters = reader.scenario.meters
    if outlook.ends:
        odds = _odds(reader, outlook.ends, outlook.futures)
        yield _Said("security", "end", odds, reader.language.say(meters.security.name))
    for meter, changes in outlook.meters.items():
        if max(abs(by) for by in changes) >= NOTED:
            sign = 0 if min(changes) < 0 < max(changes) else 1 if max(changes) > 0 else -1
            key = _trend(sign, changes)
            how = _how(reader, changes, sign, outlook.causes[meter])
            yield _Said(meter, key, how, reader.language.say(getattr(meters, meter).name))


def _trend(sign: int, changes: Sequence[int]) -> str:
    if not sign:
        return "unsure"
    return ("rises" if sign > 0 else "falls") + ("_far" if max(abs(by) for by in changes) >= MUCH else "")


def _how(reader: Reader, changes: Sequence[int], sign: int, causes: Mapping[tuple[Cause, str], int]) -> str:
    """Return how likely a meter moves by enough to notice, and what moves it most that way."""
    kind, about = max(causes, key=lambda cause: sign * causes[cause] if sign else abs(causes[cause]))
    through = reader.t(f"through.{kind}", power=reader.short(about) if about in reader.scenario.powers else "")
    odds = _odds(reader, sum(sign * by >= NOTED for by in changes), len(changes)) if sign else ""
    return ", ".join(part for part in (odds, through) if part)


def _odds(reader: Reader, count: int, futures: int) -> str:
    """Return how likely something is, in words; nothing where it is all but certain."""
    share = count / futures
    if share > SURE:
        return ""
    return reader.t(f"odds.{next((word for above, word in ODDS if share > above), 'possible')}")
