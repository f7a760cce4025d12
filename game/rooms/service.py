"""The service: the only writer. Games are opened, moves are submitted, and games are seen through here.

Form → move → rules → committed rows, in this order, for a person, a machine and the clock alike. State is never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy.exc import IntegrityError

from game import engine
from game.engine import FACILITATOR, PUBLIC, RULES_VERSION, ClosePhase, Move, Stage, State
from game.engine.actions.close_phase import Reason
from game.engine.state import Phase
from game.engine.tables import tables
from game.errors import BadForm, GameError, IllegalMove, NotYourSeat, ReplayError, StaleMove, StoreBusy
from game.players import MACHINES, USUAL
from game.players.table import CLOCK
from game.rooms.answers import Receipt, Sight, Stamp, game_info
from game.rooms.desk import Desk
from game.rooms.driver import Step, driven, entries, own_step, progress
from game.rooms.following import Followed, follow
from game.rooms.library import Playable
from game.rooms.records import whole_export
from game.rooms.replays import onward
from game.scenario.model import Scenario
from game.store import bundles, games, log, people, rooms
from game.store.log import SequenceTaken
from game.store.tables import SOLO, Game, LogRow, Room

ATTEMPTS = 20
"""How often a move is played again because another process was quicker."""
ID_LENGTH = 14
CODE_LENGTH = 6
KEY_LENGTH = 64


@dataclass(frozen=True, slots=True)
class _Submission:
    """What a person sends."""

    seat: str
    person: str
    move: Move
    stamp: Stamp
    key: str


@dataclass(frozen=True, slots=True)
class Plan:
    """How the room of a class is to be used: in which way, where it begins, and how long its steps take."""

    way: str
    step: str
    minutes: Mapping[str, float]
    crowd: bool = False
    """Whether people will sit in its seats: then nothing is played before they do, and who opens it has none."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a game is to begin."""

    seed: int | None = None
    key: str = ""
    """One that the person has used before gets the game that it opened then, unless that has been played since: twice
    is one press too many, later is another game."""
    machine: str = USUAL
    """Plays the powers, to the end of the game."""
    draft: str | None = None
    stage: Stage | None = None
    """Of a try-out: the scenario of the studio, and where it begins."""
    plan: Plan | None = None
    """Of a class: then who opens it leads it."""


def open_game(
    desk: Desk,
    scenario_id: str,
    person: str,
    seed: int | None = None,
    key: str = "",
    machine: str = USUAL,
    switched: frozenset[str] = frozenset(),
) -> str:
    """Open a room of one with a game of a scenario of the library, seat the person at home, and return the game's id.

    `switched` names events of its deck that are the other way round than usual. Raises NotFound or ScenarioError when
    there is no such scenario or switch, BadForm when there is no such machine, StoreBusy when nothing can be written.
    """
    return open_playable(desk, desk.library.playable(scenario_id, switched), person, Opening(seed, key, machine))


def open_playable(desk: Desk, playable: Playable, person: str, how: Opening) -> str:
    """Open a room of one with a game of any scenario that passed its checks, and return the game's id.

    Raises BadForm when there is no such machine, StoreBusy when nothing can be written.
    """
    if how.machine not in MACHINES:
        raise BadForm
    scenario = desk.scenarios.put(playable.bundle.hash, playable.scenario)
    seed, key = desk.seed() if how.seed is None else how.seed, how.key
    home = scenario.home.id
    start = engine.begin(scenario, seed, how.stage)
    crowd = how.plan is not None and how.plan.crowd
    attended = frozenset({home, *tables(scenario).seats}) if crowd else frozenset({home})
    steps = list(driven(scenario, start, how.machine, attended))
    for _ in range(ATTEMPTS):
        game = _new_game(desk, playable, seed, how, steps[-1].after if steps else start)
        game.room = _room_of(person, key) if key else game.room
        room = _new_room(desk, game, how.plan)
        try:
            with desk.store.writing() as session:
                bundles.keep(session, playable.bundle.hash, playable.bundle.to_json())
                games.open_room(session, room, game)
                if not crowd:
                    people.seat_person(session, person, game.id, home)
                if how.plan:
                    rooms.lead(session, room.id, person)
                    people.seat_person(session, person, game.id, FACILITATOR)
                log.add(session, game.id, 1, entries(steps), game.created_at)
        except (
            IntegrityError
        ):  # a code or id that was drawn before, another process keeping the same bundle, or a repeat
            if key and (opened := _untouched(desk, game.room)):
                return opened
            key = ""
            continue
        return game.id
    raise StoreBusy


def _new_room(desk: Desk, game: Game, plan: Plan | None) -> Room:
    room = Room(id=game.room, code=desk.token(CODE_LENGTH), created_at=game.created_at)
    if plan:
        room.way, room.step, room.minutes = plan.way, plan.step, dict(plan.minutes)
    return room


def _room_of(person: str, key: str) -> str:
    """Return the id of the room that a person opens with a key."""
    return blake2b(f"{person}|{key}".encode(), digest_size=ID_LENGTH // 2).hexdigest()


def _untouched(desk: Desk, room: str) -> str | None:
    """Return the game of a room that is there already, if nothing has happened in it."""
    with desk.store.reading() as session:
        found = session.get(Room, room)
        game = games.find(session, found.game) if found and found.game else None
        return game.id if game and game.last_move_at == game.created_at else None


def submit(desk: Desk, game_id: str, seat: str, person: str, move: Move, stamp: Stamp, key: str) -> Receipt:
    """Play a person's move and all that follows from it, commit both in one transaction, and say so.

    Raises NotYourSeat, IllegalMove, StaleMove (the turn or phase has closed, or the seat's own orders have changed),
    BadForm, or StoreBusy; then nothing is written. A key that was used before gets its first answer again.
    """
    if not 0 < len(key) <= KEY_LENGTH:
        raise BadForm
    sent = _Submission(seat, person, move, stamp, key)
    with desk.replays.submitting(game_id):
        for _ in range(ATTEMPTS):
            attended, given = _admitted(desk, game_id, sent)
            if given is not None:
                return _receipt(given)
            try:
                return _committed(desk, game_id, attended, sent)
            except SequenceTaken:
                continue
    raise StoreBusy


def close_phase(desk: Desk, game_id: str, turn: int, phase: Phase, reason: Reason) -> None:
    """End a phase because its time is up or whoever leads says so, with all that follows, in one transaction.

    Whoever is first does it. Raises StaleMove for who is not, NotFound or StoreBusy.
    """
    with desk.replays.submitting(game_id):
        for _ in range(ATTEMPTS):
            followed, attended = follow(desk, game_id, PUBLIC), _attended(desk, game_id)
            scenario, state = followed.scenario, followed.played.state
            move = ClosePhase(turn=turn, closes=phase, reason=reason)
            own = own_step(scenario, state, CLOCK, CLOCK, None, move)
            try:
                _commit(desk, followed, [own, *driven(scenario, own.after, followed.game.machine, attended)])
            except SequenceTaken:
                continue
            return
    raise StoreBusy


def drive(desk: Desk, game_id: str) -> None:
    """Let machines do what is theirs to do, now that it is known in which seats people sit."""
    _resumed(desk, game_id)


def _attended(desk: Desk, game_id: str) -> frozenset[str]:
    with desk.store.reading() as session:
        return frozenset(grant.seat for grant in people.grants(session, game_id))


def see(desk: Desk, game_id: str, viewer: str, person: str | None = None) -> Sight:
    """Return a game as a seat or the public sees it; with a person only if the seat is theirs.

    Raises NotYourSeat, NotFound (no such game, or no such seat in it), ReplayError or StoreBusy.
    """
    followed = follow(desk, game_id, viewer, person)
    scenario, played = followed.scenario, followed.played
    glimpse = played.glimpses[viewer]
    revision = played.state.revisions.get(viewer, 0)
    return Sight(scenario, glimpse.observation, glimpse.version, game_info(followed.game, played.footing), revision)


def resume_rooms(desk: Desk) -> int:
    """Drive on every game in which a machine has to move; return how many there were. Called at start-up.

    A submission commits with all that follows from it, so that there are none but after a change of the rules.
    """
    with desk.store.reading() as session:
        waiting = games.to_drive(session, RULES_VERSION)
    return sum(_resumed(desk, game_id) for game_id in waiting)


def _resumed(desk: Desk, game_id: str) -> bool:
    attended = _attended(desk, game_id)
    with desk.replays.submitting(game_id):
        try:
            followed = follow(desk, game_id, PUBLIC)
            if followed.played.footing == "stopped":
                return False
            steps = list(driven(followed.scenario, followed.played.state, followed.game.machine, attended))
            _commit(desk, followed, steps)
        except (GameError, SequenceTaken):  # broken, which is said when it is opened; or another process drives it
            return False
    return True


def _admitted(desk: Desk, game_id: str, sent: _Submission) -> tuple[frozenset[str], LogRow | None]:
    """Return which seats people sit in, and the row that the same key has led to before.

    Raises NotFound or NotYourSeat.
    """
    with desk.store.reading() as session:
        grants = people.grants(session, game_id)
        if not any(grant.person == sent.person and grant.seat == sent.seat for grant in grants):
            games.find(session, game_id)
            raise NotYourSeat
        return frozenset(grant.seat for grant in grants), log.find_key(session, game_id, sent.person, sent.key)


def _committed(desk: Desk, game_id: str, attended: frozenset[str], sent: _Submission) -> Receipt:
    followed = follow(desk, game_id, sent.seat)
    scenario, played = followed.scenario, followed.played
    if played.footing == "stopped":
        raise ReplayError("replay_stopped")
    _require_fresh(played.state, sent)
    _require_right_to_close(scenario, sent)
    own = own_step(scenario, played.state, sent.seat, sent.person, sent.key, sent.move)
    steps = [own, *driven(scenario, own.after, followed.game.machine, attended)]
    _commit(desk, followed, steps)
    return Receipt(game_id, sent.seat, own.turn, own.phase, sent.move.kind, played.seq + 1)


def _require_fresh(state: State, sent: _Submission) -> None:
    if (sent.stamp.turn, sent.stamp.phase) != (state.turn, state.phase):
        raise StaleMove("phase_closed")
    if sent.stamp.revision != state.revisions.get(sent.seat, 0):
        raise StaleMove("orders_changed")


def _require_right_to_close(scenario: Scenario, sent: _Submission) -> None:
    """A phase ends because everybody is ready and the home country reads on; time and facilitator have other doors."""
    if isinstance(sent.move, ClosePhase) and (sent.move.reason != "ready" or sent.seat != scenario.home.id):
        raise IllegalMove("wrong_seat", seat=sent.seat)


def _commit(desk: Desk, followed: Followed, steps: list[Step]) -> None:
    """Write the rows of a submission, and keep what they lead to for the next reader.

    Raises SequenceTaken when other rows came first.
    """
    game, played = followed.game, followed.played
    state = steps[-1].after if steps else played.state
    rows = entries(steps)
    migrated = game.migrated_from or (game.rules_version if game.rules_version != RULES_VERSION else None)
    export = whole_export(desk, followed, rows) if state.phase == "over" else None
    log.append(desk.store, game.id, played.seq + 1, rows, progress(state, migrated, export), desk.clock())
    for step in steps:
        played = onward(followed.scenario, played, step.after)
    desk.replays.put(game.id, played)
    desk.hub.announce(game.room)


def _receipt(row: LogRow) -> Receipt:
    return Receipt(row.game, row.seat, row.turn, row.phase, row.kind, row.seq)


def _new_game(desk: Desk, playable: Playable, seed: int, how: Opening, state: State) -> Game:
    at, scenario = desk.clock(), playable.scenario
    return Game(
        id=desk.token(ID_LENGTH),
        room=desk.token(ID_LENGTH),
        way=how.plan.way if how.plan else SOLO,
        scenario_id=scenario.id,
        title=scenario.title,
        turns=scenario.turns,
        bundle_hash=playable.bundle.hash,
        rules_hash=playable.rules_hash,
        rules_version=RULES_VERSION,
        seed=seed,
        machine=how.machine,
        created_at=at,
        last_move_at=at,
        turn=state.turn,
        phase=state.phase,
        draft=how.draft,
        stage=how.stage.to_json() if how.stage else None,
    )
