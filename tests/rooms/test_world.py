"""A world: seats and teams, phases that end by the clock or by a hand, machines where nobody sits."""

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from game.engine import PUBLIC
from game.errors import IllegalMove, NotFound, NotYourSeat, StaleMove
from game.paths import SCENARIOS
from game.rooms import leading, moving, seat_of, see, world
from game.rooms.attending import gather
from game.rooms.desk import Desk
from game.rooms.joining import join, leave
from game.rooms.library import Library
from tests.rooms.classes import TEACHER, Watch, let_in
from tests.rooms.table import log_of, open_desk

DECK = SCENARIOS / "three_calls"
LIBRARY = Library((DECK,))
"""Three events, cut once for all tests of a process."""


@pytest.fixture
def watch() -> Watch:
    """A clock that stands until it is moved."""
    return Watch()


@pytest.fixture
def desk(tmp_path: Path, watch: Watch) -> Desk:
    """A desk that has one deck."""
    return dataclasses.replace(open_desk(tmp_path, LIBRARY), clock=watch)


@pytest.fixture
def room(desk: Desk) -> str:
    """A room in which nobody is yet."""
    return world.open_world(desk, DECK.name, TEACHER, world.MINUTES)


def stands(desk: Desk, room: str) -> str:
    """Return where the game of a room stands."""
    seen = see(desk, gather(desk, room).game, PUBLIC).observation.seen
    return f"{seen.turn}.{seen.phase}"


def test_nothing_is_played_before_people_have_their_seats(desk: Desk, room: str) -> None:
    assert stands(desk, room) == "1.talks"
    assert {row["member"] for row in log_of(desk, gather(desk, room).game)} <= {"clock"}
    with pytest.raises(IllegalMove) as refused:
        world.start(desk, room, TEACHER)
    assert refused.value.text.key == "error.nobody_at_home"


def test_seats_are_drawn_evenly_and_home_gets_a_team(desk: Desk, room: str) -> None:
    let_in(desk, room, *(f"S{number}" for number in range(12)))
    world.draw(desk, room, TEACHER)
    taken = Counter(one.seat for one in gather(desk, room).members)
    scenario = world.scenario_of(desk, gather(desk, room))
    assert set(taken) == set(world.seats(scenario))
    assert taken[scenario.home.id] == max(taken.values())
    assert max(taken[power] for power in world.seats(scenario)[1:]) - min(taken.values()) <= 1
    with pytest.raises(NotYourSeat):
        world.draw(desk, room, "person-S0")


def test_one_chooses_and_changes_until_it_begins(desk: Desk, room: str) -> None:
    ann, ben = let_in(desk, room, "Ann", "Ben")
    world.sit(desk, room, ann, "russia")
    world.sit(desk, room, ann, "azerbaijan")
    with pytest.raises(NotFound):
        world.sit(desk, room, ann, "atlantis")
    with pytest.raises(NotYourSeat):
        world.sit(desk, room, "stranger", "russia")
    world.start(desk, room, TEACHER)
    with pytest.raises(IllegalMove):
        world.sit(desk, room, ann, "russia")
    world.sit(desk, room, ben, "russia")
    assert [one.seat for one in gather(desk, room).members] == ["azerbaijan", "russia"]
    with pytest.raises(StaleMove):
        world.start(desk, room, TEACHER)


def test_machines_take_the_empty_seats_and_the_clock_goes_through_the_game(desk: Desk, room: str, watch: Watch) -> None:
    ann, ben = let_in(desk, room, "Ann", "Ben")
    world.sit(desk, room, ann, "azerbaijan")
    world.sit(desk, room, ben, "russia")
    world.start(desk, room, TEACHER)
    assert stands(desk, room) == "1.talks", "one capital is a person's"
    seen = []
    for _ in range(40):
        leading.tick(desk)
        seen.append(stands(desk, room))
        if seen[-1].endswith("over"):
            break
        phase = seen[-1].partition(".")[2]
        left = gather(desk, room).clock.left(watch.now)
        assert left is not None
        assert left.total_seconds() == 60 * world.MINUTES[phase]
        watch.wait(minutes=world.MINUTES[phase])
    assert seen[-1].endswith("over")
    assert [one for one in seen if one.endswith("orders")] == ["1.orders", "2.orders", "3.orders"]
    rows = log_of(desk, gather(desk, room).game)
    assert Counter(row["kind"] for row in rows)["order"] == 0, "nobody answered, and silence is an answer"
    assert {row["seat"] for row in rows if row["kind"] == "react"} == set(
        world.seats(world.scenario_of(desk, gather(desk, room)))[1:]
    ) - {"russia"}
    leading.tick(desk)
    assert gather(desk, room).clock.deadline is None


def test_whoever_leads_ends_a_phase_once(desk: Desk, room: str) -> None:
    ann, ben = let_in(desk, room, "Ann", "Ben")
    world.sit(desk, room, ann, "azerbaijan")
    world.sit(desk, room, ben, "russia")
    world.start(desk, room, TEACHER)
    with pytest.raises(NotYourSeat):
        world.end_phase(desk, room, ann, "1.talks")
    world.end_phase(desk, room, TEACHER, "1.talks")
    assert stands(desk, room) == "1.orders"
    with pytest.raises(StaleMove):
        world.end_phase(desk, room, TEACHER, "1.talks")


def test_a_seat_goes_with_who_sits_in_it_and_from_who_does_not(desk: Desk, room: str) -> None:
    ann, ben = let_in(desk, room, "Ann", "Ben")
    game = gather(desk, room).game
    world.sit(desk, room, ann, "azerbaijan")
    world.sit(desk, room, ben, "russia")
    assert seat_of(desk, game, ben) == "russia"
    words = moving.own_phrase(desk, room, ben)
    moving.resume(desk, gather(desk, room).code, "new-phone", "Ben", words)
    assert (seat_of(desk, game, ben), seat_of(desk, game, "new-phone")) == (None, "russia")
    leave(desk, room, "new-phone")
    assert seat_of(desk, game, "new-phone") is None
    join(desk, gather(desk, room).code, "new-phone", "Ben")
    assert seat_of(desk, game, "new-phone") == "russia"
    leading.remove(desk, room, TEACHER, gather(desk, room).members[0].id)
    assert seat_of(desk, game, ann) is None


def test_nobody_plays_on_in_a_room_that_is_closed(desk: Desk, room: str) -> None:
    (ann,) = let_in(desk, room, "Ann")
    world.sit(desk, room, ann, "azerbaijan")
    world.start(desk, room, TEACHER)
    leading.close(desk, room, TEACHER)
    assert seat_of(desk, gather(desk, room).game, ann) is None
