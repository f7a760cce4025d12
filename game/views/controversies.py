"""Controversies: questions that the game leaves open, each side in its own words, with a task for the talk."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.scenario.controversies import Controversy, Position
from game.views.principles import CiteView, cite_views
from game.views.reader import Reader
from game.views.sources import sources


@dataclass(frozen=True, slots=True)
class PositionView:
    """One side, as whoever holds it would tell it."""

    says: str
    holds: str
    arguments: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ControversyView:
    """A question with its sides."""

    question: str
    task: str
    """What to do, and how long it takes."""
    cites: tuple[CiteView, ...]
    sides: tuple[PositionView, ...]


def played_controversies(reader: Reader) -> tuple[ControversyView, ...]:
    """Return those whose event was played, and those of no event."""
    met = {chapter.event for chapter in reader.seen.history}
    return tuple(_views(reader, (one for one in _all(reader) if one.after is None or one.after in met)))


def all_controversies(reader: Reader) -> tuple[ControversyView, ...]:
    """Return all that a scenario has."""
    return tuple(_views(reader, _all(reader)))


def _all(reader: Reader) -> Iterator[Controversy]:
    yield from reader.scenario.controversies.values()


def _views(reader: Reader, several: Iterator[Controversy]) -> Iterator[ControversyView]:
    for one in several:
        yield ControversyView(
            question=reader.prose(one.question),
            task=reader.t("controversy.task", n=one.minutes, task=reader.prose(one.task)),
            cites=cite_views(reader.language, one.cites),
            sides=tuple(_position(reader, side) for side in one.sides),
        )


def _position(reader: Reader, side: Position) -> PositionView:
    return PositionView(
        says=reader.prose(side.says),
        holds=reader.prose(side.holds),
        arguments=tuple(reader.prose(argument) for argument in side.arguments),
        sources=sources(reader, side.sources),
    )
