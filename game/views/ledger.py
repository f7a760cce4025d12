"""The ledger in words: what has moved each national meter, and how."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from game.engine.state import BEFORE_ANSWER, METERS, Cause, Entry
from game.engine.tables import tables
from game.views.parts import change_text, signed
from game.views.reader import Reader


@dataclass(frozen=True, slots=True)
class EntryView:
    """One move of a meter: by how much, in words or in points, and why."""

    change: int
    change_text: str
    why: str


@dataclass(frozen=True, slots=True)
class MovedView:
    """A meter and what has moved it, in order."""

    meter: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class TurnMovesView:
    """All that moved meters in one turn, in points."""

    turn: int
    title: str
    meters: tuple[MovedView, ...]


def since_answer(reader: Reader) -> tuple[MovedView, ...]:
    """Return what has moved each meter since the answer of this turn."""
    return _moved(reader, (one for one in _of_turn(reader, reader.seen.turn) if one.kind not in BEFORE_ANSWER))


def since_reveal(reader: Reader) -> tuple[MovedView, ...]:
    """Return what has moved each meter in this turn before its answer."""
    return _moved(reader, (one for one in _of_turn(reader, reader.seen.turn) if one.kind in BEFORE_ANSWER))


def by_turn(reader: Reader) -> tuple[TurnMovesView, ...]:
    """Return the whole ledger in points, turn by turn; turns in which nothing moved are left out."""
    events = tables(reader.scenario).events
    return tuple(
        TurnMovesView(chapter.turn, reader.prose(events[chapter.event].title), moved)
        for chapter in reader.seen.history
        if (moved := _moved(reader, _of_turn(reader, chapter.turn), in_points=True))
    )


def _of_turn(reader: Reader, turn: int) -> Iterable[Entry]:
    return (entry for entry in reader.seen.ledger if entry.turn == turn)


def _moved(reader: Reader, entries: Iterable[Entry], in_points: bool = False) -> tuple[MovedView, ...]:
    of: dict[str, list[EntryView]] = {meter: [] for meter in METERS}
    for entry in entries:
        change = signed(entry.by, plus=True) if in_points else change_text(reader, entry.by)
        of[entry.meter].append(EntryView(entry.by, change, why(reader, entry)))
    names = {meter: reader.language.say(getattr(reader.scenario.meters, meter).name) for meter in METERS}
    return tuple(MovedView(names[meter], tuple(views)) for meter, views in of.items() if views)


def why(reader: Reader, entry: Entry) -> str:
    """Return what has moved a meter, as a phrase."""
    return reader.t(f"why.{entry.kind}", **_NAMED[entry.kind](reader, entry) if entry.kind in _NAMED else {})


Named = dict[str, str]


def _power(reader: Reader, entry: Entry) -> Named:
    return {"power": reader.name(entry.about)}


def _reaction(reader: Reader, entry: Entry) -> Named:
    """A power reacts with one lever a turn."""
    chapter = next(one for one in reader.seen.history if one.turn == entry.turn)
    lever = next(one.lever for one in chapter.reactions if one.seat == entry.about)
    label = reader.scenario.powers[entry.about].levers[lever].label
    return {"power": reader.name(entry.about), "lever": reader.prose(label)}


def _news(reader: Reader, entry: Entry) -> Named:
    cause = next((due for due in reader.seen.arrived if due.item == entry.about), None)
    return {"what": reader.prose(tables(reader.scenario).news[entry.about].title, cause=cause)}


def _commitment(reader: Reader, entry: Entry) -> Named:
    return {"what": reader.language.say(reader.scenario.commitments[entry.about].name)}


def _initiative(reader: Reader, entry: Entry) -> Named:
    return {"what": reader.language.say(reader.scenario.initiatives[entry.about].name)}


_NAMED: Mapping[Cause, Callable[[Reader, Entry], Named]] = {
    "consequence": _news,
    "inject": _news,
    "upkeep": _commitment,
    "yield": _commitment,
    "offer": _power,
    "prize": _power,
    "reaction": _reaction,
    "guarantee": _power,
    "wronged": _power,
    "initiative": _initiative,
    "effort": _initiative,
    "declined": _initiative,
}
"""Cause to what its sentence names; what is signed, good offices and votes need no name."""
