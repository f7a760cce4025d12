"""The drill: one crisis for a class, without seats. All answer as the home desk, then for a capital, then once more.

The room goes through steps; what members answer are erasable rows outside the game. Once the class has seen how it
spread, whoever leads signs one answer, and the game of the room takes its course like any other.
"""

from collections.abc import Mapping

from game.engine import ClosePhase, Move, Order, open_options
from game.errors import BadForm, IllegalMove, NotYourSeat, StaleMove
from game.rooms.answers import Sight, Stamp
from game.rooms.attending import CLOSED, changing, clock_of, gather, require_lead, set_clock
from game.rooms.clock import Clock, started
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering, Person
from game.rooms.opening import open_room
from game.rooms.service import see, submit
from game.store.tables import Answer, Room

WAY = "drill"
STEPS = ("lobby", "crisis", "adviser", "again", "spread", "reveal", "result", CLOSED)
"""In their order. Going back one is possible until something has been signed."""
ANSWERED = ("crisis", "adviser", "again")
"""Steps at which members answer: as the home desk, as a capital's adviser, and as the home desk once more."""
MINUTES: Mapping[str, float] = {"crisis": 4, "adviser": 4, "again": 2}
REASON_LENGTH = 280


def open_drill(desk: Desk, scenario_id: str, person: str, minutes: Mapping[str, float], key: str = "") -> str:
    """Open a room for a drill, led by a person, and return its id.

    `minutes` are those of the steps at which members answer; 0 leaves the end to whoever leads. Raises NotFound or
    ScenarioError for a scenario that cannot be played, BadForm for one of more than one decision or for other minutes.
    """
    playable = desk.library.playable(scenario_id)
    if playable.scenario.turns != 1:
        raise BadForm("not_a_drill")
    return open_room(desk, playable, person, WAY, {step: minutes.get(step, MINUTES[step]) for step in MINUTES}, key)


def advised_by(seats: tuple[str, ...], member: Person) -> str:
    """Return the capital that a member advises: one after the other, in the order in which they came."""
    return seats[member.place % len(seats)]


def answer(desk: Desk, room_id: str, person: str, step: str, option: str, reason: str, signed: bool) -> None:
    """Keep what a member answers at a step, saved or signed; until the step ends it may be changed.

    What is only saved does not take the place of what was signed.

    Raises NotYourSeat for who is not in the room, StaleMove when the step has ended, IllegalMove for an answer that is
    not open, BadForm for a reason that is too long.
    """
    if len(reason) > REASON_LENGTH:
        raise BadForm("long_reason")
    room = gather(desk, room_id)
    member = room.member_of(person)
    if member is None:
        raise NotYourSeat("not_in_room")
    if option not in open_lines(desk, room):
        raise IllegalMove("unknown_option")
    with changing(desk, room_id) as (session, row):
        if row.step != step or step not in ANSWERED:
            raise StaleMove("step_closed")
        kept = session.get(Answer, (member.id, step))
        if kept is not None and kept.signed and not signed:
            return
        if kept is None:
            kept = Answer(member=member.id, step=step, room=row.id, option=option, signed=signed, at=desk.clock())
            session.add(kept)
        kept.option, kept.reason, kept.signed, kept.at = option, reason, signed, desk.clock()


def advance(desk: Desk, room_id: str, person: str, step: str, option: str = "") -> None:
    """End a step; from the spread on, `option` is what the class signs.

    Raises NotYourSeat, StaleMove when the step has ended already, BadForm where nothing is chosen to be signed.
    """
    room = require_lead(desk, room_id, person)
    if room.step != step:
        raise StaleMove("step_closed")
    if step == "spread":
        _sign(desk, room, person, option)
    if step == "reveal":
        _read_on(desk, room, person)
    end(desk, room_id, step)


def end(desk: Desk, room_id: str, step: str, by_clock: bool = False) -> None:
    """Let the next step begin; whoever is first does it.

    Raises StaleMove for who is not, and for the clock when there is time again.
    """
    with changing(desk, room_id) as (_, row):
        is_early = by_clock and clock_of(row).due(desk.clock()) != "end"
        if row.step != step or step == STEPS[-1] or is_early:
            raise StaleMove("step_closed")
        _begin(desk, row, STEPS[STEPS.index(step) + 1])


def time_is_up(desk: Desk, row: Room) -> None:
    """End the step for which the clock ran. Raises StaleMove when another was quicker, or there is time again."""
    end(desk, row.id, row.step, by_clock=True)


def back(desk: Desk, room_id: str, person: str, step: str) -> None:
    """Return to the step before; what was answered there stands and may be changed.

    Raises NotYourSeat, StaleMove, or IllegalMove once the class has signed.
    """
    require_lead(desk, room_id, person)
    if step not in STEPS[1 : STEPS.index("spread") + 1]:
        raise IllegalMove("no_way_back")
    with changing(desk, room_id) as (_, row):
        if row.step != step:
            raise StaleMove("step_closed")
        _begin(desk, row, STEPS[STEPS.index(step) - 1])


def _begin(desk: Desk, row: Room, step: str) -> None:
    row.step = step
    set_clock(row, started(row.minutes.get(step, 0), desk.clock()) if step in ANSWERED else Clock())


def desk_of(desk: Desk, room: Gathering) -> Sight:
    """Return the game of a room as its home desk sees it, which is what the class sees.

    Raises what `see` does.
    """
    return see(desk, room.game, room.home)


def open_lines(desk: Desk, room: Gathering) -> tuple[str, ...]:
    """Return what can be answered; read from the game once for as long as that does not change."""
    kept = desk.gatherings.lines(room)
    if kept is None:
        sight = desk_of(desk, room)
        seen = sight.observation.seen
        kept = tuple(open_options(sight.scenario, seen)) if seen.phase == "orders" else ()
        desk.gatherings.keep_lines(room, kept)
    return kept


def _sign(desk: Desk, room: Gathering, person: str, option: str) -> None:
    if not option:
        raise BadForm("nothing_chosen")
    _play(desk, room, person, "orders", Order(option=option))


def _read_on(desk: Desk, room: Gathering, person: str) -> None:
    turn = desk_of(desk, room).observation.seen.turn
    _play(desk, room, person, "reveal", ClosePhase(turn=turn, closes="reveal", reason="ready"))


def _play(desk: Desk, room: Gathering, person: str, phase: str, move: Move) -> None:
    """Play a move in the game of the room, unless it stands there already."""
    sight = desk_of(desk, room)
    seen = sight.observation.seen
    if seen.phase == phase:
        stamp = Stamp(seen.turn, phase, sight.revision)
        submit(desk, room.game, sight.observation.viewer, person, move, stamp, f"drill-{phase}")


def count(room: Gathering, step: str) -> Mapping[str, int]:
    """Return how many chose each option at a step."""
    found: dict[str, int] = {}
    for said in room.answers(step).values():
        found[said.option] = found.get(said.option, 0) + 1
    return found


def moves(room: Gathering) -> Mapping[tuple[str, str], int]:
    """Return how many went from which answer at first to which one at last, of those who gave both."""
    first, last = room.answers("crisis"), room.answers("again")
    found: dict[tuple[str, str], int] = {}
    for member in first.keys() & last.keys():
        way = first[member].option, last[member].option
        found[way] = found.get(way, 0) + 1
    return found


def favourite(room: Gathering) -> str:
    """Return the answer that most gave at last, or nothing where two are level."""
    counted = sorted(((number, option) for option, number in count(room, "again").items()), reverse=True)
    if not counted or (len(counted) > 1 and counted[0][0] == counted[1][0]):
        return ""
    return counted[0][1]
