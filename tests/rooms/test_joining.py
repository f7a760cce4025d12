"""Joining: a code, a name, a place; and out again."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import BadForm, IllegalMove, NotFound
from game.rooms import joining, leading
from game.rooms.attending import attend, gather
from game.rooms.joining import NAME_LENGTH, find_code, free_name, join, leave, tidy_name
from tests.rooms.classes import TEACHER, class_desk, let_in, open_room
from tests.rooms.table import at_once


def test_a_code_may_be_typed_in_any_way(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    code = gather(desk, room).code
    for typed in (code, code.upper(), f" {code[:3]}-{code[3:]} ", " ".join(code)):
        assert find_code(desk, typed).id == room
    for wrong in ("", "zzz", code[:-1], "'; DROP TABLE rooms"):
        with pytest.raises(NotFound):
            find_code(desk, wrong)


def test_names_are_their_own_and_places_follow(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    code = gather(desk, room).code
    for person, name in (("a", "Ann"), ("b", "ann"), ("c", " ANN "), ("d", "Ben")):
        join(desk, code, person, name)
    assert [(one.name, one.place) for one in gather(desk, room).members] == [
        ("Ann", 0),
        ("ann 2", 1),
        ("ANN 3", 2),
        ("Ben", 3),
    ]


def test_who_comes_back_is_who_they_were(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    let_in(desk, room, "Ben")
    before = gather(desk, room).members[0]
    join(desk, gather(desk, room).code, ann, "Somebody Else")
    assert gather(desk, room).members[0] == before
    leave(desk, room, ann)
    assert [one.name for one in gather(desk, room).members] == ["Ben"]
    assert attend(desk, room, ann).member is None
    join(desk, gather(desk, room).code, ann, "Somebody Else")
    assert gather(desk, room).members[0] == before


def test_who_was_removed_may_come_again(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    leading.remove(desk, room, TEACHER, gather(desk, room).members[0].id)
    assert gather(desk, room).members == ()
    join(desk, gather(desk, room).code, ann, "Ann")
    assert [one.name for one in gather(desk, room).members] == ["Ann"]


@pytest.mark.slow
def test_a_room_that_is_full_or_closed_lets_nobody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    monkeypatch.setattr(joining, "MOST_MEMBERS", 2)
    let_in(desk, room, "Ann", "Ben")
    with pytest.raises(IllegalMove) as full:
        let_in(desk, room, "Cem")
    assert full.value.text.key == "error.room_full"
    leave(desk, room, "person-Ben")
    let_in(desk, room, "Cem")
    leading.close(desk, room, TEACHER)
    with pytest.raises(IllegalMove) as closed:
        let_in(desk, room, "Dan")
    assert closed.value.text.key == "error.room_closed"


def test_thirty_at_once_get_thirty_places(tmp_path: Path) -> None:
    """Two processes, as far as the database can tell."""
    desks = class_desk(tmp_path), dataclasses.replace(class_desk(tmp_path))
    room = open_room(desks[0])
    code = gather(desks[0], room).code
    at_once(30, lambda number: join(desks[number % 2], code, f"person-{number}", "Ann"))
    members = gather(desks[1], room).members
    assert sorted(one.place for one in members) == list(range(30))
    assert len({one.name for one in members}) == 30


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b\u200e", "x" * (NAME_LENGTH + 1)])
def test_a_name_needs_something_to_be_seen_and_an_end(name: str) -> None:
    with pytest.raises(BadForm):
        tidy_name(name)


@given(st.text(min_size=1, max_size=NAME_LENGTH))
def test_a_name_is_one_line_that_can_be_seen(name: str) -> None:
    try:
        tidy = tidy_name(name)
    except BadForm:
        return
    assert tidy.isprintable()
    assert tidy == tidy.strip()
    assert "  " not in tidy
    assert tidy_name(tidy) == tidy


@given(st.text(min_size=1, max_size=5), st.lists(st.text(min_size=1, max_size=5), max_size=5))
def test_a_free_name_is_nobodys(wanted: str, taken: list[str]) -> None:
    assert free_name(wanted, taken).casefold() not in {name.casefold() for name in taken}


def test_being_heard_of_changes_nothing_that_others_see(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    before = gather(desk, room)
    joining.heard(desk, room, ann)
    assert gather(desk, room) is before, "nor is anything read again"
    assert joining.last_heard(desk, room) == {before.members[0].id: desk.clock()}
