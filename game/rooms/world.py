"""A world: one game for a class, whose seats are teams. Phases end when all are ready, by the clock, or by a hand."""

from collections.abc import Mapping, Sequence

from game.engine import PUBLIC
from game.engine.tables import tables
from game.errors import IllegalMove, NotFound, NotYourSeat, StaleMove
from game.players import USUAL
from game.rooms.attending import CLOSED, attend, changing, gather, require_lead, set_clock
from game.rooms.clock import Clock, started
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering
from game.rooms.opening import open_room
from game.rooms.service import close_phase, drive, see
from game.scenario.model import Scenario
from game.store import people, rooms
from game.store.tables import Room

WAY = "world"
STEPS = ("lobby", "play", CLOSED)
MINUTES: Mapping[str, float] = {"brief": 2, "talks": 4, "orders": 3, "reveal": 3}
"""How long each phase of a turn takes."""
HOME_TEAM = 3
"""How many are drawn for the home desk before a capital gets its second."""


def open_world(
    desk: Desk, scenario_id: str, person: str, minutes: Mapping[str, float], machine: str = USUAL, key: str = ""
) -> str:
    """Open a room in which a class plays one game, led by a person, and return its id.

    `minutes` are those of the phases; 0 leaves the end to whoever leads. Raises NotFound or ScenarioError for a
    scenario that cannot be played, BadForm for other minutes or a machine that there is not.
    """
    spans = {phase: minutes.get(phase, MINUTES[phase]) for phase in MINUTES}
    return open_room(desk, desk.library.playable(scenario_id), person, WAY, spans, key, machine, crowd=True)


def seats(scenario: Scenario) -> tuple[str, ...]:
    """Return the seats of a game, the home desk first."""
    return (scenario.home.id, *tables(scenario).seats)


def scenario_of(desk: Desk, room: Gathering) -> Scenario:
    """Return the scenario of a room's game."""
    return see(desk, room.game, PUBLIC).scenario


def sit(desk: Desk, room_id: str, person: str, seat: str) -> None:
    """Let a member sit down in a seat, or in none; once it is played they may change no more, only sit down.

    Raises NotYourSeat for who is not in the room, NotFound for no such seat, IllegalMove for who sits during play.
    """
    found = attend(desk, room_id, person)
    if found.member is None:
        raise NotYourSeat("not_in_room")
    if seat and seat not in seats(scenario_of(desk, found.room)):
        raise NotFound
    if found.room.step != "lobby" and found.member.seat:
        raise IllegalMove("sits_already")
    _seated(desk, found.room, {found.member.id: seat})


def draw(desk: Desk, room_id: str, person: str) -> None:
    """Give a seat to everybody who has none: some to the home desk, one to each capital, and so on round.

    Nobody gets a seat because of where they come from: it goes by the order in which they came in, shuffled. Raises
    NotYourSeat for who does not lead.
    """
    room = require_lead(desk, room_id, person)
    without = [one.id for one in room.members if not one.seat]
    shuffled = sorted((desk.token(8), member) for member in without)
    free = _free(scenario_of(desk, room), room, len(shuffled))
    _seated(desk, room, {member: seat for (_, member), seat in zip(shuffled, free, strict=True)})


def _free(scenario: Scenario, room: Gathering, number: int) -> Sequence[str]:
    """Return as many seats, the emptiest first; the home desk counts as empty for longer."""
    home = scenario.home.id
    taken = {seat: sum(one.seat == seat for one in room.members) for seat in seats(scenario)}
    found = []
    for _ in range(number):
        seat = min(taken, key=lambda one: (taken[one] // (HOME_TEAM if one == home else 1), one != home))
        taken[seat] += 1
        found.append(seat)
    return found


def start(desk: Desk, room_id: str, person: str) -> None:
    """Begin the game: people have their seats, machines the others.

    Raises NotYourSeat, StaleMove when it has begun, IllegalMove while nobody sits at the home desk.
    """
    room = require_lead(desk, room_id, person)
    if room.step != "lobby":
        raise StaleMove("step_closed")
    if not any(one.seat == scenario_of(desk, room).home.id for one in room.members):
        raise IllegalMove("nobody_at_home")
    with changing(desk, room_id) as (_, row):
        if row.step != "lobby":
            raise StaleMove("step_closed")
        row.step = "play"
    drive(desk, room.game)


def end_phase(desk: Desk, room_id: str, person: str, stands: str) -> None:
    """End the phase now. Raises NotYourSeat, or StaleMove when the game stands elsewhere by now."""
    room = require_lead(desk, room_id, person)
    _close(desk, room, stands, by_clock=False)


def time_is_up(desk: Desk, row: Room) -> None:
    """End the phase for which the clock ran. Raises StaleMove when another was quicker."""
    _close(desk, gather(desk, row.id), row.timed, by_clock=True)


def _close(desk: Desk, room: Gathering, stands: str, by_clock: bool) -> None:
    seen = see(desk, room.game, PUBLIC).observation.seen
    if stands != f"{seen.turn}.{seen.phase}" or room.step != "play":
        raise StaleMove("phase_closed")
    close_phase(desk, room.game, seen.turn, seen.phase, "time" if by_clock else "facilitator")


def time_phases(desk: Desk) -> int:
    """Start the clock of every room whose game has gone on to another phase; return how many there were."""
    with desk.store.reading() as session:
        found = rooms.untimed(session, WAY, "play")
    for room, turn, phase in found:
        with changing(desk, room.id) as (_, row):
            row.timed = f"{turn}.{phase}"
            set_clock(row, started(row.minutes.get(phase, 0), desk.clock()) if phase != "over" else Clock())
    return len(found)


def _seated(desk: Desk, room: Gathering, chosen: Mapping[str, str]) -> None:
    """Write who sits where, and let them into the game."""
    with changing(desk, room.id) as (session, _):
        for member, seat in chosen.items():
            row = rooms.member(session, room.id, member)
            people.sit_as(session, row, room.game, row.person, seat)
            row.seat = seat
