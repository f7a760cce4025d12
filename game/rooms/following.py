"""Following: from the database to a game that is played up to its last row."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine import FACILITATOR, PUBLIC
from game.engine.tables import tables
from game.errors import NotFound, NotYourSeat
from game.rooms.desk import Desk
from game.rooms.replays import Played, begin, footing, replayed
from game.scenario.model import Scenario
from game.store import games, log, people
from game.store.tables import Game, LogRow


@dataclass(frozen=True, slots=True)
class Followed:
    """A game with all its rows played."""

    game: Game
    scenario: Scenario
    played: Played


def follow(desk: Desk, game_id: str, viewer: str, person: str | None = None) -> Followed:
    """Return a game up to its last row, with what one viewer sees of it. Only rows that are new are replayed.

    With a person it is asked in the same breath whether the viewer's seat is theirs. Raises NotYourSeat, NotFound (no
    such game, or no such seat in it), ScenarioError, ReplayError or StoreBusy.
    """
    kept = _kept(desk, game_id, viewer)
    if kept is not None:
        game, rows = _read(desk, game_id, viewer, person, kept.seq)
        if not rows:
            return Followed(game, desk.scenarios.get(desk.store, game.bundle_hash), kept)
    with desk.replays.following(game_id):
        return _caught_up(desk, game_id, viewer, person)


def _caught_up(desk: Desk, game_id: str, viewer: str, person: str | None) -> Followed:
    kept = _kept(desk, game_id, viewer)
    game, rows = _read(desk, game_id, viewer, person, kept.seq if kept else 0)
    scenario = desk.scenarios.get(desk.store, game.bundle_hash)
    if viewer not in (scenario.home.id, *tables(scenario).seats, PUBLIC, FACILITATOR):
        raise NotFound
    if kept is None:
        known = desk.replays.get(game_id)
        viewers = {viewer, *(known.glimpses if known else ())}
        kept = begin(scenario, game, viewers, footing(game.rules_version, game.migrated_from))
    played = replayed(scenario, kept, rows)
    desk.replays.count(len(rows))
    desk.replays.put(game_id, played)
    return Followed(game, scenario, played)


def _kept(desk: Desk, game_id: str, viewer: str) -> Played | None:
    """Return the kept game if it was kept with this viewer in view; a new one's version is counted from the start."""
    kept = desk.replays.get(game_id)
    return kept if kept is not None and viewer in kept.glimpses else None


def _read(desk: Desk, game_id: str, viewer: str, person: str | None, seq: int) -> tuple[Game, Sequence[LogRow]]:
    with desk.store.reading() as session:
        game = games.find(session, game_id)
        if person is not None and not people.is_seated(session, person, game_id, viewer):
            raise NotYourSeat
        return game, log.rows_after(session, game_id, seq)
