"""Replays: the states of games, each the replay of its log, kept for a while and caught up when rows were added."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import Lock, RLock
from typing import Literal

from game import engine
from game.engine import RULES_VERSION, Observation, Stage, State, digest, observe, parse_move
from game.errors import GameError, ReplayError
from game.scenario.model import Scenario
from game.store.tables import Game, LogRow

Footing = Literal["own", "migrated", "stopped"]
"""Under the rules that it began with; going on under later ones; stopped where later ones forbid a move."""
STRIPES = 64


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a viewer sees, and how often that has changed: the only number of a game that leaves the server."""

    observation: Observation
    version: int


@dataclass(frozen=True, slots=True)
class Played:
    """A game up to a row of its log, and what its viewers see of it."""

    seq: int
    state: State
    glimpses: Mapping[str, Glimpse]
    footing: Footing


class Replays:
    """A bounded number of played games by id, the least used forgotten first."""

    def __init__(self, size: int = 256) -> None:
        self.replayed = 0
        """Moves replayed so far, for tests and measurements."""
        self._size = size
        self._played: OrderedDict[str, Played] = OrderedDict()
        self._lock = Lock()
        self._following = tuple(RLock() for _ in range(STRIPES))
        self._submitting = tuple(RLock() for _ in range(STRIPES))

    def get(self, game: str) -> Played | None:
        """Return what is kept of a game."""
        with self._lock:
            found = self._played.get(game)
            if found is not None:
                self._played.move_to_end(game)
            return found

    def put(self, game: str, played: Played) -> None:
        """Keep a game as it is now, unless more of it is kept already."""
        with self._lock:
            kept = self._played.get(game)
            if kept is None or kept.seq <= played.seq:
                self._played[game] = played
            self._played.move_to_end(game)
            while len(self._played) > self._size:
                self._played.popitem(last=False)

    def forget(self, game: str) -> None:
        """Drop a game; it is replayed when it is next asked for."""
        with self._lock:
            self._played.pop(game, None)

    def count(self, moves: int) -> None:
        """Add to the number of replayed moves."""
        with self._lock:
            self.replayed += moves

    def following(self, game: str) -> RLock:
        """Return the lock under which a game is replayed, so that thirty readers do it once."""
        return self._following[hash(game) % STRIPES]

    def submitting(self, game: str) -> RLock:
        """Return the lock under which this process plays moves in a game, so that none is worked out in vain."""
        return self._submitting[hash(game) % STRIPES]


def begin(scenario: Scenario, game: Game, viewers: Iterable[str], footing: Footing) -> Played:
    """Return a game before its first row."""
    state = opening(scenario, game)
    glimpses = {viewer: Glimpse(observe(scenario, state, viewer), 1) for viewer in viewers}
    return Played(0, state, glimpses, footing)


def opening(scenario: Scenario, game: Game) -> State:
    """Return the state in which a game begins."""
    return engine.begin(scenario, game.seed, Stage.from_json(game.stage) if game.stage else None)


def onward(scenario: Scenario, played: Played, state: State) -> Played:
    """Return the game one row later; a viewer's version rises only when what it sees has changed."""
    glimpses = {viewer: _look(scenario, state, viewer, glimpse) for viewer, glimpse in played.glimpses.items()}
    return replace(played, seq=played.seq + 1, state=state, glimpses=glimpses)


def _look(scenario: Scenario, state: State, viewer: str, before: Glimpse) -> Glimpse:
    seen = observe(scenario, state, viewer)
    return before if seen == before.observation else Glimpse(seen, before.version + 1)


def replayed(scenario: Scenario, played: Played, rows: Iterable[LogRow]) -> Played:
    """Return the game after more rows of its log.

    Raises ReplayError when a row is illegal, or the last one does not lead to the state that was recorded with it.
    Under later rules than its own it stops at the first illegal row instead.
    """
    row = None
    for row in rows:
        if played.footing == "stopped":
            return played
        try:
            state = engine.play(scenario, played.state, row.seat, parse_move(row.move))
        except GameError as problem:
            if played.footing == "own":
                raise ReplayError("replay_illegal", game=row.game, row=row.seq) from problem
            return replace(played, footing="stopped")
        played = onward(scenario, played, state)
    if row is not None and row.digest and played.footing == "own" and digest(played.state) != row.digest:
        raise ReplayError("replay_differs", game=row.game, row=row.seq)
    return played


def footing(rules_version: str, migrated_from: str | None) -> Footing:
    """Return on which footing a game stands before its rows are read."""
    return "own" if rules_version == RULES_VERSION and migrated_from is None else "migrated"
