"""Notes: from whoever leads to one or all, from a member to whoever leads, and to nobody else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import BadForm, IllegalMove, NotFound, NotYourSeat
from game.rooms import leading, notes
from game.rooms.attending import gather
from game.rooms.notes import ALL, LEAD, NOTE_LENGTH, correspondence, tidy_note, write
from tests.rooms.classes import TEACHER, class_desk, let_in, open_room


def test_who_reads_what(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    ann, _ = let_in(desk, room, "Ann", "Ben")
    first, second = gather(desk, room).members
    write(desk, room, TEACHER, ALL, "Begin reading.")
    write(desk, room, TEACHER, first.id, "Well put.")
    write(desk, room, ann, second.id, "May I go out?")
    found = gather(desk, room)
    assert [one.text for one in found.notes] == ["Begin reading.", "Well put.", "May I go out?"]
    assert [one.text for one in correspondence(found, first)] == ["Begin reading.", "Well put.", "May I go out?"]
    assert [one.text for one in correspondence(found, second)] == ["Begin reading."], (
        "a member writes to who leads only"
    )
    assert [one.text for one in correspondence(found, None)] == ["Begin reading."]
    assert found.notes[-1].to == LEAD


def test_a_room_read_bit_by_bit_is_the_room_read_whole(tmp_path: Path) -> None:
    desk, fresh = class_desk(tmp_path), class_desk(tmp_path)
    room = open_room(desk)
    for number in range(5):
        write(desk, room, TEACHER, ALL, f"note {number}")
        let_in(desk, room, f"Student {number}")
        gather(desk, room)
    bit_by_bit, whole = gather(desk, room), gather(fresh, room)
    assert bit_by_bit == whole
    assert [one.text for one in whole.notes] == [f"note {number}" for number in range(5)]


def test_who_may_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = class_desk(tmp_path)
    room, other = open_room(desk), open_room(desk)
    (ann,) = let_in(desk, room, "Ann")
    (ben,) = let_in(desk, other, "Ben")
    with pytest.raises(NotYourSeat):
        write(desk, room, ben, LEAD, "hello")
    for to in (gather(desk, other).members[0].id, LEAD, "nobody", ""):
        with pytest.raises(NotFound):
            write(desk, room, TEACHER, to, "hello")
    monkeypatch.setattr(notes, "MOST", 2)
    for _ in range(2):
        write(desk, room, ann, LEAD, "hello")
    with pytest.raises(IllegalMove):
        write(desk, room, ann, LEAD, "hello")
    write(desk, room, TEACHER, ALL, "that will do")


def test_erasing_takes_the_notes_too(tmp_path: Path) -> None:
    desk = class_desk(tmp_path)
    room = open_room(desk)
    write(desk, room, TEACHER, ALL, "hello")
    gather(desk, room)
    leading.erase(desk, room, TEACHER)
    assert gather(desk, room).notes == ()


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "x" * (NOTE_LENGTH + 1)])
def test_a_note_needs_something_to_be_seen_and_an_end(text: str) -> None:
    with pytest.raises(BadForm):
        tidy_note(text)


@given(st.text(max_size=60))
def test_a_note_is_letters_and_line_ends(text: str) -> None:
    try:
        tidy = tidy_note(text)
    except BadForm:
        return
    assert all(letter == "\n" or letter.isprintable() or letter.isspace() for letter in tidy)
    assert tidy_note(tidy) == tidy
