"""Seats: the list of one's games, whose a seat is, and links to another device."""

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from game import rooms
from game.errors import NotFound, NotYourSeat
from game.rooms import Desk
from game.rooms.seats import LINK_LIFE
from tests.rooms.table import ANN, BEN, act, counted, deck, home, powers, seat, ticking


@pytest.mark.slow
def test_the_list_takes_one_query_for_any_number_of_games(desk: Desk) -> None:
    counts = []
    for games in (1, 30):
        while len(rooms.my_games(desk, ANN)) < games:
            rooms.open_game(desk, deck(desk), ANN)
        with counted(desk) as statements:
            assert len(rooms.my_games(desk, ANN)) == games
        counts.append(len(statements))
    assert counts == [1, 1]


def test_the_list_tells_where_each_game_stands_the_last_played_first(desk: Desk) -> None:
    ticked = dataclasses.replace(desk, clock=ticking())
    first, second = (rooms.open_game(ticked, deck(desk), ANN) for _ in range(2))
    assert [line.id for line in rooms.my_games(desk, ANN)] == [second, first]
    act(ticked, first, home(desk), ANN, "key-1")
    line = rooms.my_games(desk, ANN)[0]
    scenario = rooms.see(desk, first, home(desk)).scenario
    assert (line.id, line.seat, line.title) == (first, home(desk), scenario.title)
    assert (line.turn, line.turns, line.phase) == (1, scenario.turns, "reveal")
    assert line.last_move_at.tzinfo is not None
    assert line.finished_at is None
    assert rooms.my_games(desk, BEN) == ()


def test_a_seat_is_its_owners(desk: Desk, game: str) -> None:
    rooms.grant_of(desk, game, home(desk), ANN)
    for place, person in ((home(desk), BEN), (powers(desk)[0], ANN)):
        with pytest.raises(NotYourSeat):
            rooms.grant_of(desk, game, place, person)
    with pytest.raises(NotFound):
        rooms.grant_of(desk, "nowhere", home(desk), ANN)
    assert rooms.seat_of(desk, game, ANN) == home(desk)
    assert rooms.seat_of(desk, game, BEN) is None


def test_a_resume_link_brings_the_seat_to_another_device(desk: Desk, game: str) -> None:
    token = rooms.create_resume_link(desk, game, home(desk), ANN)
    offered = rooms.peek(desk, token)
    assert (offered.game, offered.seat, offered.purpose) == (game, home(desk), "resume")
    with pytest.raises(NotYourSeat):
        rooms.grant_of(desk, game, home(desk), BEN)  # looking takes nothing
    for _ in range(2):
        assert rooms.redeem(desk, token, BEN) == (game, home(desk))
    act(desk, game, home(desk), BEN, "from-the-phone")
    rooms.grant_of(desk, game, home(desk), ANN)


def test_only_who_sits_there_can_give_out_a_link(desk: Desk, game: str) -> None:
    with pytest.raises(NotYourSeat):
        rooms.create_resume_link(desk, game, home(desk), BEN)


def test_a_token_is_long_and_not_in_the_file(desk: Desk, game: str, tmp_path: Path) -> None:
    tokens = [rooms.create_resume_link(desk, game, home(desk), ANN) for _ in range(3)]
    assert len(set(tokens)) == 3
    files = b"".join(path.read_bytes() for path in tmp_path.glob("nonaligned.db*"))
    assert game.encode() in files
    assert all(len(token) >= 32 and token.encode() not in files for token in tokens)


@pytest.mark.parametrize("token", ["", "guess", "ı" * 32, "a" * 10_000])
def test_a_token_that_was_never_given_out_is_not_found(desk: Desk, token: str) -> None:
    with pytest.raises(NotFound):
        rooms.peek(desk, token)
    with pytest.raises(NotFound):
        rooms.redeem(desk, token, BEN)


def test_a_link_ends_one_day(desk: Desk, game: str) -> None:
    token = rooms.create_resume_link(desk, game, home(desk), ANN)
    later = dataclasses.replace(desk, clock=lambda: desk.clock() + LINK_LIFE + timedelta(seconds=1))
    with pytest.raises(NotFound):
        rooms.redeem(later, token, BEN)


def test_a_person_at_a_power_plays_it_and_the_machine_does_not(desk: Desk, game: str) -> None:
    power = powers(desk)[0]
    seat(desk, game, power, BEN)
    act(desk, game, home(desk), ANN, "key-1")
    state = rooms.see(desk, game, power).observation.seen
    assert (state.phase, dict(state.reactions)) == ("reveal", {})
    act(desk, game, power, BEN, "react")
    assert set(rooms.see(desk, game, home(desk)).observation.seen.reactions) == set(powers(desk))
