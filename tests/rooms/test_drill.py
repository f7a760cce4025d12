"""The drill: steps and answers, and what the class signs."""

from pathlib import Path

import pytest

from game.engine import PUBLIC
from game.errors import BadForm, IllegalMove, NotFound, NotYourSeat, StaleMove
from game.paths import SCENARIOS
from game.rooms import drill, my_games, see
from game.rooms.attending import gather
from game.rooms.drill import ANSWERED, STEPS, advance, back, count, end, favourite, moves
from game.rooms.joining import leave
from game.rooms.library import Library
from tests.rooms.classes import DECK, TEACHER, Watch, class_desk, go_to, let_in, lines, open_room, say
from tests.rooms.table import at_once, log_of, open_desk


def test_a_room_begins_at_the_door_with_a_game_that_waits(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    found = gather(desk, open_room(desk))
    assert (found.way, found.step, found.members, found.clock.deadline) == ("drill", "lobby", (), None)
    assert see(desk, found.game, PUBLIC).observation.seen.phase == "orders"
    assert my_games(desk, TEACHER) == (), "it stands in no list of games"


def test_only_one_decision_is_a_drill(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, Library((SCENARIOS / "latch",)))
    with pytest.raises(BadForm) as refused:
        drill.open_drill(desk, "latch", TEACHER, {})
    assert refused.value.text.key == "error.not_a_drill"
    with pytest.raises(NotFound):
        drill.open_drill(desk, "no_such", TEACHER, {})
    with pytest.raises(BadForm):
        drill.open_drill(class_desk(tmp_path), DECK.name, TEACHER, {"crisis": 61})


def test_pressing_twice_opens_one_room(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    rooms = {drill.open_drill(desk, DECK.name, TEACHER, {}, "key") for _ in range(2)}
    assert len(rooms) == 1


def test_it_goes_through_all_steps_and_the_game_with_it(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    phases = []
    for step in STEPS:
        found = go_to(desk, room, step)
        phases.append(see(desk, found.game, PUBLIC).observation.seen.phase)
    assert phases == ["orders"] * 5 + ["reveal", "over", "over"]
    with pytest.raises(StaleMove):
        end(desk, room, "closed")


def test_each_step_has_its_time_and_zero_is_none(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk, crisis=3, adviser=0, again=1.5)
    left = {step: go_to(desk, room, step).clock.left(watch.now) for step in STEPS[:-1]}
    seconds = {step: span and span.total_seconds() for step, span in left.items()}
    assert seconds == {step: {"crisis": 180, "again": 90}.get(step) for step in STEPS[:-1]}


def test_an_answer_may_be_changed_until_its_step_ends(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    first, second, *_ = lines(desk, room)
    with pytest.raises(StaleMove):
        say(desk, room, ann, first)
    go_to(desk, room, "crisis")
    say(desk, room, ann, first, "so", signed=False)
    assert [one.name for one in gather(desk, room).awaited("crisis")] == ["Ann"]
    say(desk, room, ann, second, "no, so")
    assert gather(desk, room).awaited("crisis") == ()
    say(desk, room, ann, first, "while typing", signed=False)
    (said,) = gather(desk, room).answers("crisis").values()
    assert (said.option, said.reason, said.signed) == (second, "no, so", True), "what is signed stands"
    go_to(desk, room, "adviser")
    with pytest.raises(StaleMove):
        drill.answer(desk, room, ann, "crisis", first, "", signed=True)


def test_who_is_not_in_the_room_answers_nothing(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    let_in(desk, room, "Ann")
    go_to(desk, room, "crisis")
    line = lines(desk, room)[0]
    for person in ("stranger", TEACHER):
        with pytest.raises(NotYourSeat):
            say(desk, room, person, line)
    with pytest.raises(IllegalMove):
        say(desk, room, "person-Ann", "no_such")
    with pytest.raises(BadForm):
        say(desk, room, "person-Ann", line, "x" * 281)
    assert gather(desk, room).said == {}


def test_only_who_leads_goes_on_or_back(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    for act in (advance, back):
        with pytest.raises(NotYourSeat):
            act(desk, room, ann, "lobby")
    with pytest.raises(IllegalMove):
        back(desk, room, TEACHER, "lobby")
    go_to(desk, room, "adviser")
    with pytest.raises(StaleMove):
        back(desk, room, TEACHER, "crisis")
    back(desk, room, TEACHER, "adviser")
    assert gather(desk, room).step == "crisis"
    go_to(desk, room, "reveal")
    with pytest.raises(IllegalMove):
        back(desk, room, TEACHER, "reveal")


def test_two_that_end_a_step_at_once_end_one(tmp_path: Path) -> None:
    desks = class_desk(tmp_path), class_desk(tmp_path)
    room = open_room(desks[0])

    def press(number: int) -> bool:
        try:
            advance(desks[number % 2], room, TEACHER, "lobby")
        except StaleMove:
            return False
        return True

    assert sum(at_once(6, press)) == 1
    assert gather(desks[1], room).step == "crisis"


def test_the_class_signs_once_whoever_presses_how_often(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    go_to(desk, room, "spread")
    with pytest.raises(BadForm):
        advance(desk, room, TEACHER, "spread")
    first, second, *_ = lines(desk, room)
    advance(desk, room, TEACHER, "spread", second)
    with pytest.raises(StaleMove):
        advance(desk, room, TEACHER, "spread", first)
    orders = [row["move"]["option"] for row in log_of(desk, gather(desk, room).game) if row["kind"] == "order"]
    assert orders == [second]


def test_a_power_cut_between_the_game_and_the_room_is_made_good(tmp_path: Path) -> None:
    """The game has gone on and the room has not: pressing again brings the room there, and nothing is signed twice."""
    desk = class_desk(tmp_path)
    room = open_room(desk)
    found = go_to(desk, room, "spread")
    drill._sign(desk, found, TEACHER, lines(desk, room)[0])
    assert gather(desk, room).step == "spread"
    advance(desk, room, TEACHER, "spread", "sign")
    assert gather(desk, room).step == "reveal"


def test_what_is_counted(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    ann, ben, cem = let_in(desk, room, "Ann", "Ben", "Cem")
    one, two, *_ = lines(desk, room)
    for step, said in (("crisis", {ann: one, ben: one, cem: two}), ("again", {ann: two, ben: one})):
        go_to(desk, room, step)
        for person, line in said.items():
            say(desk, room, person, line)
    found = gather(desk, room)
    assert count(found, "crisis") == {one: 2, two: 1}
    assert moves(found) == {(one, two): 1, (one, one): 1}
    assert favourite(found) == "", "two are level"
    say(desk, room, cem, two)
    assert favourite(gather(desk, room)) == two
    assert {step for _, step in gather(desk, room).said} == {"crisis", "again"} <= set(ANSWERED)


def test_each_advises_the_same_capital_whoever_leaves(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    people = let_in(desk, room, *"ABCDEFG")
    seats = ("east", "west", "north")
    advised = {one.name: drill.advised_by(seats, one) for one in gather(desk, room).members}
    assert [advised[name] for name in "ABCDEFG"] == ["east", "west", "north", "east", "west", "north", "east"]
    leave(desk, room, people[0])
    assert all(drill.advised_by(seats, one) == advised[one.name] for one in gather(desk, room).members)
