"""Games that were begun under other rules: they go on while their moves are legal, and never break the server."""

from pathlib import Path

import pytest

from game import rooms
from game.engine import RULES_VERSION
from game.errors import ReplayError
from game.rooms import Desk
from tests.rooms.table import ANN, DECK, act, execute, home, is_over, log_of, open_desk, play_to, powers

pytestmark = pytest.mark.slow

ILLEGAL = """UPDATE log SET move = '{"kind": "order", "option": "gone"}' WHERE kind = 'order'"""


def grow_old(desk: Desk) -> None:
    """Let all games be of an earlier rules version, which came to other states."""
    execute(desk, "UPDATE games SET rules_version = 'old'")
    execute(desk, "UPDATE log SET digest = 'other'")


def test_a_game_goes_on_while_its_moves_are_legal(desk: Desk, game: str, tmp_path: Path) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    grow_old(desk)
    later = open_desk(tmp_path)
    assert rooms.see(later, game, home(desk)).game.footing == "migrated"
    act(later, game, home(desk), ANN, "key-2")
    assert rooms.see(open_desk(tmp_path), game, home(desk)).game.footing == "migrated"
    play_to(later, game, is_over)
    exported = rooms.export(later, game, home(desk), ANN)
    assert (exported["rules_version"], exported["migrated_from"]) == (RULES_VERSION, "old")


def test_a_game_stops_where_a_move_is_no_longer_legal(desk: Desk, game: str, tmp_path: Path) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    grow_old(desk)
    execute(desk, ILLEGAL)
    later, rows = open_desk(tmp_path), log_of(desk, game)
    sight = rooms.see(later, game, home(desk))
    assert (sight.game.footing, sight.observation.seen.phase) == ("stopped", "orders")
    with pytest.raises(ReplayError) as caught:
        act(later, game, home(desk), ANN, "key-2")
    assert caught.value.text.key == "error.replay_stopped"
    assert [move["kind"] for move in rooms.export(later, game, home(desk), ANN)["moves"]] == ["order"]
    assert rooms.resume_rooms(later) == 0
    assert log_of(later, game) == rows


def test_a_finished_game_is_shown_from_its_export(desk: Desk, game: str, tmp_path: Path) -> None:
    play_to(desk, game, is_over)
    before = rooms.export(desk, game, home(desk), ANN)
    grow_old(desk)
    execute(desk, ILLEGAL)
    assert rooms.export(open_desk(tmp_path), game, home(desk), ANN) == before


def test_at_start_up_games_are_driven_on_until_a_person_is_awaited(desk: Desk, game: str, tmp_path: Path) -> None:
    """A log that ends with a person's order, as an earlier version might have left it."""
    act(desk, game, home(desk), ANN, "key-1")
    whole = log_of(desk, game)
    order = next(row["seq"] for row in whole if row["kind"] == "order")
    execute(desk, "DELETE FROM log WHERE seq > :order", order=order)
    execute(desk, "UPDATE games SET idle = 0, phase = 'orders'")
    restarted = open_desk(tmp_path)
    assert rooms.resume_rooms(restarted) == 1
    told = [(row["seq"], row["seat"], row["move"], row["digest"]) for row in log_of(desk, game)]
    assert told == [(row["seq"], row["seat"], row["move"], row["digest"]) for row in whole]
    assert set(rooms.see(restarted, game, home(desk)).observation.seen.reactions) == set(powers(desk))
    assert rooms.resume_rooms(restarted) == 0
    assert rooms.my_games(restarted, ANN)[0].phase == "reveal"


def test_a_broken_game_does_not_keep_the_server_from_starting(desk: Desk, game: str, tmp_path: Path) -> None:
    execute(desk, "UPDATE games SET idle = 0")
    execute(desk, "UPDATE log SET digest = 'other' WHERE game = :game", game=game)
    other = rooms.open_game(desk, DECK.name, ANN)
    execute(desk, "UPDATE games SET idle = 0 WHERE id = :other", other=other)
    assert rooms.resume_rooms(open_desk(tmp_path)) == 1
