"""The board of a vote: the result, who voted how and for which reasons, and what is expected of it beforehand."""

from collections.abc import Collection
from dataclasses import dataclass

from game.engine.fixed import mean, scale
from game.engine.state import Ballot, Cast
from game.engine.tables import tables
from game.scenario.votes import BALLOT_WORDS, BallotWord, Tally, Voter
from game.views.outlook import Outlook
from game.views.parts import reason_text
from game.views.reader import Reader

REASONS = 3
SLIGHT = 20
"""Permille below which a reason is not worth a word, unless there is no other."""
FEW = 5
"""Votes below which an expectation is no number."""


@dataclass(frozen=True, slots=True)
class CountView:
    """How many voted so."""

    kind: BallotWord
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class NamedView:
    """The states that are known by name and voted so."""

    kind: BallotWord
    word: str
    names: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a group's bar: from which vote on, and how many."""

    kind: BallotWord
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of states, and how it divided."""

    name: str
    votes: int
    split: str
    bar: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class WhyView:
    """The weightiest reasons of one voter."""

    voter: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardView:
    """One vote."""

    symbol: str
    title: str
    result: str
    counts: tuple[CountView, ...]
    named: tuple[NamedView, ...]
    groups: tuple[GroupView, ...]
    why: tuple[WhyView, ...]
    record: str
    """The result in history, where the page tells it."""


def board_view(reader: Reader, turn: int, told: bool = False) -> BoardView | None:
    """Return the board of the vote that was held in a turn, or None; `told` adds the result in history."""
    ballot = next((one for one in reader.seen.ballots if one.turn == turn), None)
    vote = tables(reader.scenario).events[ballot.event].vote if ballot else None
    if ballot is None or vote is None:
        return None
    voters = reader.scenario.voters
    casts = [(voters[cast.voter], cast) for cast in sorted(ballot.casts, key=lambda cast: _place(reader, cast))]
    return BoardView(
        symbol=reader.prose(vote.symbol),
        title=reader.prose(vote.title),
        result=reader.t(f"board.{'adopted' if ballot.adopted else 'failed'}.{vote.needs}"),
        counts=tuple(CountView(word, reader.t(f"vote.{word}"), getattr(ballot, word)) for word in BALLOT_WORDS),
        named=_named(reader, ballot, casts),
        groups=tuple(_group(reader, voter, cast) for voter, cast in casts if voter.votes > 1),
        why=tuple(_why(reader, voter, cast) for voter, cast in casts if cast.reasons),
        record=_record(reader, vote.record) if told and vote.record else "",
    )


def _place(reader: Reader, cast: Cast) -> tuple[bool, int]:
    """Return where a voter stands on the board: states first, and both in the order of the file."""
    voters = reader.scenario.voters
    return voters[cast.voter].votes > 1, list(voters).index(cast.voter)


def _named(reader: Reader, ballot: Ballot, casts: list[tuple[Voter, Cast]]) -> tuple[NamedView, ...]:
    views = []
    for word in BALLOT_WORDS:
        names = [reader.t("board.you", name=reader.name(reader.scenario.home.id))] if ballot.home == word else []
        names += sorted(reader.language.say(v.name) for v, cast in casts if v.votes == 1 and getattr(cast, word))
        if names:
            views.append(NamedView(word, reader.t(f"vote.{word}"), ", ".join(names)))
    return tuple(views)


def _group(reader: Reader, voter: Voter, cast: Cast) -> GroupView:
    parts = [(word, getattr(cast, word)) for word in BALLOT_WORDS if getattr(cast, word)]
    starts = [sum(count for _, count in parts[:place]) for place in range(len(parts))]
    return GroupView(
        name=reader.language.say(voter.name),
        votes=voter.votes,
        split=", ".join(reader.t(f"board.part_{word}", n=count) for word, count in parts),
        bar=tuple(PartView(word, start, count) for start, (word, count) in zip(starts, parts, strict=True)),
    )


def _why(reader: Reader, voter: Voter, cast: Cast) -> WhyView:
    ranked = sorted(cast.reasons, key=lambda reason: -abs(reason.amount))
    weighty = [reason for reason in ranked if abs(reason.amount) >= SLIGHT] or ranked[:1]
    return WhyView(reader.language.say(voter.name), tuple(reason_text(reader, reason) for reason in weighty[:REASONS]))


def _record(reader: Reader, record: Tally) -> str:
    counts = {word: getattr(record, word) for word in BALLOT_WORDS}
    return reader.t("board.record", **counts)


def expected(reader: Reader, outlooks: Collection[Outlook]) -> str:
    """Return what is expected of the vote, in tens; nothing where none would be held."""
    tallies = [outlook.tally for outlook in outlooks if outlook.tally]
    if not tallies:
        return ""
    yes, no = (mean(tally[side] for tally in tallies) or 0 for side in (0, 1))
    office = reader.speaker("votes")
    return reader.t("board.expected", office=office, yes=_about(reader, yes), no=_about(reader, no))


def _about(reader: Reader, count: int) -> str:
    return reader.t("board.few") if count < FEW else reader.t("board.about", n=10 * scale(count, 1, 10))
