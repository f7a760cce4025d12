"""Leading: the clock of a room, by hand and by itself; who is in it; and its end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import BadForm, NotFound, NotYourSeat, StaleMove
from game.rooms import drill, leading
from game.rooms.attending import attend, gather
from game.rooms.clock import AFTER_RESTART
from tests.rooms.classes import TEACHER, Watch, class_desk, go_to, let_in, lines, open_room, say
from tests.rooms.table import at_once, execute


def test_steps_end_by_themselves_and_what_is_saved_counts(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk, crisis=4, adviser=2, again=1)
    (ann,) = let_in(desk, room, "Ann")
    go_to(desk, room, "crisis")
    say(desk, room, ann, lines(desk, room)[0], signed=False)
    watch.wait(minutes=3, seconds=59)
    assert leading.tick(desk) == 0
    watch.wait(seconds=1)
    assert leading.tick(desk) == 1
    found = gather(desk, room)
    assert (found.step, len(found.answers("crisis"))) == ("adviser", 1)
    watch.wait(minutes=5)
    assert [leading.tick(desk), leading.tick(desk)] == [1, 0], "each step has its own time, from when it began"
    watch.wait(minutes=1)
    leading.tick(desk)
    assert gather(desk, room).step == "spread"
    watch.wait(hours=9)
    assert leading.tick(desk) == 0, "here whoever leads goes on"


def test_a_pause_holds_the_clock_and_ends_by_hand_or_by_itself(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk, crisis=4)
    go_to(desk, room, "crisis")
    leading.pause(desk, room, TEACHER, "fire alarm")
    watch.wait(hours=1)
    assert leading.tick(desk) == 0
    assert gather(desk, room).clock.note == "fire alarm"
    leading.resume(desk, room, TEACHER)
    left = gather(desk, room).clock.left(watch.now)
    assert left
    assert left.total_seconds() == 240
    leading.pause(desk, room, TEACHER, minutes=2)
    watch.wait(minutes=2)
    assert leading.tick(desk) == 1
    clock = gather(desk, room).clock
    assert clock.paused_at is None
    assert clock.left(watch.now) == left


def test_time_is_given_and_taken(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk, crisis=4)
    go_to(desk, room, "crisis")
    leading.extend(desk, room, TEACHER, 60)
    leading.extend(desk, room, TEACHER, -120)
    left = gather(desk, room).clock.left(watch.now)
    assert left
    assert left.total_seconds() == 180
    with pytest.raises(BadForm):
        leading.extend(desk, room, TEACHER, 3601)


def test_time_that_was_given_in_the_last_moment_counts(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk, crisis=4)
    go_to(desk, room, "crisis")
    watch.wait(minutes=4)
    leading.extend(desk, room, TEACHER, 60)  # between the clock's look and its step
    with pytest.raises(StaleMove):
        drill.end(desk, room, "crisis", by_clock=True)
    assert gather(desk, room).step == "crisis"


def test_who_was_away_with_the_server_gets_time(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room, other = open_room(desk, crisis=4), open_room(desk, crisis=4)
    go_to(desk, room, "crisis")
    watch.wait(minutes=9)
    leading.restart(desk)
    assert leading.tick(desk) == 0
    assert gather(desk, room).clock.left(watch.now) == AFTER_RESTART
    assert gather(desk, other).clock.deadline is None


def test_nobody_else_leads(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    member = gather(desk, room).members[0].id
    before = gather(desk, room).revision
    acts: tuple[Callable[[], object], ...] = (
        lambda: leading.pause(desk, room, ann),
        lambda: leading.resume(desk, room, ann),
        lambda: leading.extend(desk, room, ann, 60),
        lambda: leading.remove(desk, room, ann, member),
        lambda: leading.show_reason(desk, room, ann, member, "crisis", True),
        lambda: leading.close(desk, room, ann),
        lambda: leading.erase(desk, room, ann),
    )
    for act in acts:
        with pytest.raises(NotYourSeat):
            act()
    assert gather(desk, room).revision == before
    with pytest.raises(BadForm):
        leading.pause(desk, room, TEACHER, "x" * 201)
    with pytest.raises(NotFound):
        leading.pause(desk, "no_such_room", TEACHER)


def test_nobody_of_another_room_is_touched(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room, other = open_room(desk), open_room(desk)
    let_in(desk, other, "Ann")
    stranger = gather(desk, other).members[0].id
    with pytest.raises(NotFound):
        leading.remove(desk, room, TEACHER, stranger)
    with pytest.raises(NotFound):
        leading.show_reason(desk, room, TEACHER, stranger, "crisis", True)


def test_a_reason_is_shown_and_hidden(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    go_to(desk, room, "crisis")
    say(desk, room, ann, lines(desk, room)[0], "because")
    member = gather(desk, room).members[0].id
    for shown in (True, False):
        leading.show_reason(desk, room, TEACHER, member, "crisis", shown)
        assert gather(desk, room).said[member, "crisis"].shown is shown


def test_erasing_leaves_no_name_and_no_word(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    go_to(desk, room, "crisis")
    say(desk, room, ann, lines(desk, room)[0], "because")
    leading.erase(desk, room, TEACHER)
    found = attend(desk, room, TEACHER)
    assert (found.room.step, found.room.everybody, found.room.said, found.leads) == ("closed", (), {}, False)


def test_two_processes_end_a_step_once(tmp_path: Path) -> None:
    watch = Watch()
    desks = class_desk(tmp_path, watch), class_desk(tmp_path, watch)
    room = open_room(desks[0], crisis=1, adviser=5)
    go_to(desks[0], room, "crisis")
    watch.wait(minutes=1)
    assert sum(at_once(4, lambda number: leading.tick(desks[number % 2]))) == 1
    assert gather(desks[1], room).step == "adviser"


def test_a_room_that_cannot_go_on_does_not_stop_the_others(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    rooms = open_room(desk, crisis=1), open_room(desk, crisis=1)
    for room in rooms:
        go_to(desk, room, "crisis")
    execute(desk, "UPDATE rooms SET step = 'closed' WHERE id = :room", room=rooms[0])
    watch.wait(minutes=1)
    assert leading.tick(desk) == 1
    assert gather(desk, rooms[1]).step == "adviser"
    with pytest.raises(StaleMove):
        drill.end(desk, rooms[0], "closed")
