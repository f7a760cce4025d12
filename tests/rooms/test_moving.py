"""Moving to another device: as a member, and as who leads."""

from datetime import timedelta
from pathlib import Path

import pytest

from game.errors import BadForm, IllegalMove, NotFound, NotYourSeat
from game.rooms import create_resume_link, leading, moving
from game.rooms.attending import attend, gather
from game.rooms.drill import advance
from game.rooms.joining import join
from tests.rooms.classes import TEACHER, Watch, class_desk, go_to, let_in, lines, open_room, say


def test_a_member_goes_on_elsewhere_as_who_they_were(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    ann, _ = let_in(desk, room, "Ann", "Ben")
    go_to(desk, room, "crisis")
    say(desk, room, ann, lines(desk, room)[0])
    code, before = gather(desk, room).code, gather(desk, room).members[0]
    words = moving.own_phrase(desk, room, ann)
    assert moving.resume(desk, code, "new-phone", " ANN", words.upper()) == room
    now = attend(desk, room, "new-phone").member
    assert now
    assert (now.id, now.name, now.place) == (before.id, "Ann", 0)
    assert gather(desk, room).said[now.id, "crisis"].signed
    assert attend(desk, room, ann).member is None, "one is in one place"


def test_who_has_joined_anew_meanwhile_is_one_again(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    code = gather(desk, room).code
    words = moving.own_phrase(desk, room, ann)
    join(desk, code, "new-phone", "Ann")
    assert [one.name for one in gather(desk, room).members] == ["Ann", "Ann 2"]
    moving.resume(desk, code, "new-phone", "Ann", words)
    assert [one.name for one in gather(desk, room).members] == ["Ann"]
    moving.resume(desk, code, "new-phone", "Ann", words)
    join(desk, code, ann, "Ann")
    assert [one.name for one in gather(desk, room).members] == ["Ann", "Ann 3"], "a name that was there stays taken"


def test_wrong_words_do_nothing_and_slow_one_down(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk)
    ann, ben = let_in(desk, room, "Ann", "Ben")
    code, words = gather(desk, room).code, moving.own_phrase(desk, room, ann)
    for name, typed in (("Ann", "wrong words here"), ("Ben", words), ("Nobody", words)):
        with pytest.raises(BadForm):
            moving.resume(desk, code, "thief", name, typed)
    with pytest.raises(IllegalMove) as refused:
        moving.resume(desk, code, "thief", "Ann", words)
    assert refused.value.text.key == "error.wait"
    assert attend(desk, room, "thief").member is None
    watch.wait(seconds=int(str(refused.value.text.params["n"])))
    moving.resume(desk, code, "thief", "Ann", words)
    assert attend(desk, room, ben).member


def test_whoever_leads_gives_new_words_and_nobody_else(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room, other = open_room(desk), open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    member, code = gather(desk, room).members[0].id, gather(desk, room).code
    old = moving.own_phrase(desk, room, ann)
    name, new = moving.phrase_of(desk, room, TEACHER, member)
    assert name == "Ann"
    with pytest.raises(BadForm):
        moving.resume(desk, code, "new-phone", "Ann", old)
    moving.resume(desk, code, "new-phone", "Ann", new)
    for stranger in (ann, "somebody"):
        with pytest.raises(NotYourSeat):
            moving.phrase_of(desk, room, stranger, member)
        with pytest.raises(NotYourSeat):
            moving.own_phrase(desk, room, stranger)
    with pytest.raises(NotFound):
        moving.phrase_of(desk, other, TEACHER, member)


def test_the_console_goes_over_with_link_and_words_only(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room, other = open_room(desk), open_room(desk)
    token, words = moving.hand_over(desk, room, TEACHER)
    wrong_token, wrong_words = moving.hand_over(desk, other, TEACHER)
    assert moving.room_of(desk, token) == room
    for given, typed in ((token, wrong_words), (wrong_token, words), (token, "")):
        with pytest.raises(BadForm):
            moving.take_over(desk, given, "tablet", typed)
    with pytest.raises(NotFound):
        moving.take_over(desk, "made-up", "tablet", words)
    watch.wait(minutes=1)
    assert moving.take_over(desk, token, "tablet", words) == room
    assert attend(desk, room, "tablet").leads
    assert attend(desk, room, TEACHER).leads, "the one before leads on"
    leading.pause(desk, room, "tablet")


def test_the_device_that_took_over_can_sign_for_the_class(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    token, words = moving.hand_over(desk, room, TEACHER)
    moving.take_over(desk, token, "tablet", words)
    go_to(desk, room, "spread")
    advance(desk, room, "tablet", "spread", lines(desk, room)[0])
    assert gather(desk, room).step == "reveal"


def test_only_who_leads_hands_over_and_only_for_a_time(tmp_path: Path) -> None:
    watch = Watch()
    desk = class_desk(tmp_path, watch)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    with pytest.raises(NotYourSeat):
        moving.hand_over(desk, room, ann)
    token, words = moving.hand_over(desk, room, TEACHER)
    _, newer = moving.hand_over(desk, room, TEACHER)
    with pytest.raises(BadForm):
        moving.take_over(desk, token, "tablet", words)
    watch.now += timedelta(days=91)
    with pytest.raises(NotFound):
        moving.take_over(desk, token, "tablet", newer)


def test_a_link_to_a_seat_is_none_to_a_console(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    game = gather(desk, room).game
    token = create_resume_link(desk, game, "azerbaijan", TEACHER)
    with pytest.raises(NotFound):
        moving.room_of(desk, token)
