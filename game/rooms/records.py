"""Records: a game as JSON, whole once it is finished, from the view of a seat before."""

from collections.abc import Iterator, Sequence
from typing import Any

from game import engine
from game.engine import DEBRIEF, State, observe, parse_move
from game.errors import NotYourSeat, ReplayError, ScenarioError
from game.lab.replay import Header, MoveLine, bare_export, export_of
from game.rooms.desk import Desk
from game.rooms.following import Followed, follow
from game.rooms.replays import opening
from game.scenario.model import Scenario
from game.store import games, log, people
from game.store.log import Entry
from game.store.tables import Game, LogRow


def export(desk: Desk, game_id: str, seat: str, person: str) -> dict[str, Any]:
    """Return a game as JSON: what was kept when it was finished; before, what the seat may know and no seed.

    Raises NotFound or NotYourSeat.
    """
    with desk.store.reading() as session:
        game = games.find(session, game_id)
        if not people.is_seated(session, person, game_id, seat):
            raise NotYourSeat
        kept = games.kept_export(session, game_id)
        rows = () if kept else log.rows_after(session, game_id, 0)
    return kept or _partial_export(desk, game, seat, rows)


def whole_export(desk: Desk, followed: Followed, new: Sequence[Entry]) -> dict[str, Any]:
    """Return the whole game, which the new rows finish."""
    game, scenario = followed.game, followed.scenario
    with desk.store.reading() as session:
        old = log.rows_after(session, game.id, 0)
    lines = [_line(row, row.seq) for row in old if row.seq <= followed.played.seq]
    lines += [_line(entry, seq) for seq, entry in enumerate(new, followed.played.seq + 1)]
    states = [observe(scenario, state, DEBRIEF).seen for state in _states(scenario, game, lines)]
    return export_of(scenario, _header(game, complete=True), lines, states)


def _partial_export(desk: Desk, game: Game, seat: str, rows: Sequence[LogRow]) -> dict[str, Any]:
    """Own moves, numbered by themselves and without digests: number and digest of all would tell of hidden ones."""
    lines = [_line(row, row.seq) for row in rows]
    own = [line.model_copy(update={"digest": None}) for line in lines if line.seat == seat]
    shown = [line.model_copy(update={"seq": number}) for number, line in enumerate(own, 1)]
    header = _header(game, complete=False, viewer=seat)
    try:
        followed = follow(desk, game.id, seat)
    except (ReplayError, ScenarioError):  # what cannot be shown any more can still be taken along
        return bare_export(header, shown)
    scenario, legal = followed.scenario, lines[: followed.played.seq]
    states = [observe(scenario, state, seat).seen for state in _states(scenario, game, legal)]
    return export_of(scenario, header, shown, states)


def _states(scenario: Scenario, game: Game, lines: Sequence[MoveLine]) -> Iterator[State]:
    state = opening(scenario, game)
    yield state
    for line in lines:
        state = engine.play(scenario, state, line.seat, parse_move(line.move))
        yield state


def _line(row: LogRow | Entry, seq: int) -> MoveLine:
    return MoveLine(
        seq=seq, seat=row.seat, turn=row.turn, phase=row.phase, kind=row.kind, move=row.move, digest=row.digest
    )


def _header(game: Game, complete: bool, viewer: str | None = None) -> Header:
    return Header(
        scenario_id=game.scenario_id,
        title=game.title,
        bundle_hash=game.bundle_hash,
        rules_hash=game.rules_hash,
        rules_version=game.rules_version,
        migrated_from=game.migrated_from,
        seed=game.seed if complete else None,
        complete=complete,
        viewer=viewer,
        stage=game.stage,
    )
