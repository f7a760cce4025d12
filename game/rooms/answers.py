"""Answers: the shapes in which the functions of this package take and give what they deal with."""

from dataclasses import dataclass
from datetime import datetime

from game.engine import Observation
from game.rooms.replays import Footing
from game.scenario.model import Scenario
from game.store.tables import Game


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form was made for: the turn and phase that it showed, and the revision of the seat's own orders."""

    turn: int
    phase: str
    revision: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a move stands in the log. The same key gets an equal receipt, however often it is sent."""

    game: str
    seat: str
    turn: int
    phase: str
    """Turn and phase in which the move was made."""
    kind: str
    seq: int
    """Number of its row; it stays inside, since it would tell how much others have done."""


@dataclass(frozen=True, slots=True)
class GameInfo:
    """What may be said of a game to whoever sits in it; its seed is not among that."""

    id: str
    room: str
    way: str
    """How its room is used."""
    scenario_id: str
    title: str
    turns: int
    turn: int
    phase: str
    machine: str
    created_at: datetime
    last_move_at: datetime
    finished_at: datetime | None
    footing: Footing
    bundle_hash: str
    draft: str | None
    """The scenario of the studio that is being tried out."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A game as one viewer sees it."""

    scenario: Scenario
    observation: Observation
    version: int
    """Rises only when the observation changes."""
    game: GameInfo
    revision: int
    """Of the viewer's own orders, for the stamp of a form."""


@dataclass(frozen=True, slots=True)
class GameLine:
    """A game in the list of a person's games."""

    id: str
    seat: str
    scenario_id: str
    title: str
    turn: int
    turns: int
    phase: str
    machine: str
    last_move_at: datetime
    finished_at: datetime | None
    leads: bool
    """Whether they lead it, and may open its page for the teacher."""


def game_info(game: Game, footing: Footing) -> GameInfo:
    """Return what may be said of a game."""
    return GameInfo(
        id=game.id,
        room=game.room,
        way=game.way,
        scenario_id=game.scenario_id,
        title=game.title,
        turns=game.turns,
        turn=game.turn,
        phase=game.phase,
        machine=game.machine,
        created_at=game.created_at,
        last_move_at=game.last_move_at,
        finished_at=game.finished_at,
        footing=footing,
        bundle_hash=game.bundle_hash,
        draft=game.draft,
    )
