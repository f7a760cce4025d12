"""Who plays the powers: chosen when a game is opened, and the same to its end."""

from pathlib import Path

import pytest

from game import rooms
from game.errors import BadForm
from game.players import MACHINES, USUAL
from game.rooms import Desk
from tests.rooms.table import ANN, act, deck, execute, home, is_over, log_of, open_desk, play_to

pytestmark = pytest.mark.slow


def machines(desk: Desk, game: str) -> set[str]:
    """Return which machines have made moves."""
    return {row["member"] for row in log_of(desk, game)} - {"clock", ANN}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_chosen_machine_plays_to_the_end_whoever_serves(desk: Desk, tmp_path: Path, machine: str) -> None:
    game = rooms.open_game(desk, deck(desk), ANN, machine=machine)
    act(desk, game, home(desk), ANN, "key-1")
    later = open_desk(tmp_path)
    play_to(later, game, is_over)
    assert machines(later, game) == {machine}
    assert [line.machine for line in rooms.my_games(later, ANN)] == [machine]


def test_who_chooses_nothing_gets_the_usual(desk: Desk, game: str) -> None:
    assert machines(desk, game) == {USUAL}


def test_a_game_cut_off_is_driven_on_by_its_own_machine(desk: Desk, tmp_path: Path) -> None:
    game = rooms.open_game(desk, deck(desk), ANN, machine="novice")
    act(desk, game, home(desk), ANN, "key-1")
    execute(desk, "DELETE FROM log WHERE kind = 'react'")
    execute(desk, "UPDATE log SET digest = NULL")
    execute(desk, "UPDATE games SET idle = 0")
    later = open_desk(tmp_path)
    assert rooms.resume_rooms(later) == 1
    assert machines(later, game) == {"novice"}


@pytest.mark.parametrize("machine", ["", "chance", "nobody"])
def test_there_is_no_game_without_a_machine_for_powers(desk: Desk, machine: str) -> None:
    with pytest.raises(BadForm):
        rooms.open_game(desk, deck(desk), ANN, machine=machine)
    assert rooms.my_games(desk, ANN) == ()
