"""Try-outs: games of a draft, from its beginning or from any event, and the same answers again after a change."""

from game.engine import FACILITATOR, Stage, parse_move, vocabulary
from game.engine.state import Value
from game.errors import GameError, NotFound
from game.lab.staging import stage_of, written
from game.rooms.answers import Stamp
from game.rooms.desk import Desk
from game.rooms.library import Playable, playable_of
from game.rooms.seats import grant_of, take_lead
from game.rooms.service import Opening, open_playable, see, submit
from game.scenario.bundle import Bundle, completed
from game.scenario.load import load_scenario
from game.store import games, log

SEED = 1
"""Of every try-out, so that the same answers come to the same and only the author's changes make a difference."""


def playable(bundle: Bundle) -> Playable:
    """Return a bundle to play; a deck of a shipped scenario is cut from that.

    Raises ScenarioError, naming the first error, when it must not be played.
    """
    return playable_of(load_scenario(completed(bundle), vocabulary()))


def try_out(
    desk: Desk, found: Playable, person: str, draft: str, event: str = "", said: str = "", key: str = ""
) -> str:
    """Begin a game of a draft, on an event and with values as an author writes them, and return its id.

    Raises BadForm for what cannot be staged, StoreBusy.
    """
    values = written(said)
    stage = stage_of(found.scenario, event, values) if event or values else None
    return open_playable(desk, found, person, Opening(SEED, key, draft=draft, stage=stage))


def try_again(desk: Desk, found: Playable, person: str, game_id: str, draft: str) -> tuple[str, bool]:
    """Begin the try-out of a game anew with a changed scenario, and give the same answers as far as they still fit.

    Return the id of the new game, and whether all of them did. Raises NotFound, NotYourSeat, BadForm, StoreBusy.
    """
    home = found.scenario.home.id
    with desk.store.reading() as session:
        game, rows = games.find(session, game_id), log.rows_after(session, game_id, 0)
    if game.draft != draft:
        raise NotFound
    grant_of(desk, game_id, next((row.seat for row in rows if row.member == person), home), person)
    old = Stage.from_json(game.stage) if game.stage else None
    stage = _still(found, old)
    fresh = open_playable(desk, found, person, Opening(game.seed, machine=game.machine, draft=draft, stage=stage))
    if any(row.seat == FACILITATOR for row in rows):
        take_lead(desk, fresh, home, person)
    for row in rows:
        seat = FACILITATOR if row.seat == FACILITATOR else home
        if row.member == person and not _repeated(desk, fresh, seat, person, row.move, row.key or ""):
            return fresh, False
    return fresh, stage == old


def _still(found: Playable, stage: Stage | None) -> Stage | None:
    """Return a stage without what the scenario does not know any more."""
    if stage is None:
        return None
    event = stage.event if any(one.id == stage.event for one in found.scenario.events) else None
    values: dict[str, Value] = {}
    for name, value in stage.values.items():
        text = ",".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else value
        try:
            values |= stage_of(found.scenario, None, {name: str(text)}).values
        except GameError:
            continue
    return Stage(event, values) if event or values else None


def _repeated(desk: Desk, game_id: str, seat: str, person: str, move: dict[str, object], key: str) -> bool:
    """Give an answer of before in a new game; return whether it still fits."""
    sight = see(desk, game_id, seat, person)
    seen = sight.observation.seen
    try:
        submit(desk, game_id, seat, person, parse_move(move), Stamp(seen.turn, seen.phase, sight.revision), key)
    except GameError:
        return False
    return True
