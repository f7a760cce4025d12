"""Opening and submitting: one path for every move, one transaction for what follows, one answer for one key."""

import dataclasses
import itertools
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from game import rooms
from game.engine import ClosePhase, Order, digest, parse_move, replay
from game.errors import BadForm, IllegalMove, NotFound, NotYourSeat, StaleMove, StoreBusy
from game.rooms import Desk, Receipt, Stamp
from game.rooms.desk import now
from tests.rooms.table import (
    ANN,
    BEN,
    CEM,
    SEED,
    act,
    at_once,
    deck,
    home,
    is_over,
    log_of,
    next_move,
    open_desk,
    play_to,
    powers,
    seat,
    stamp,
    to_talks,
)


def test_a_game_begins_with_what_the_machines_do_first(desk: Desk, game: str) -> None:
    rows = log_of(desk, game)
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["member"] for row in rows} <= {"clock", "power"}
    assert rooms.see(desk, game, home(desk)).observation.seen.phase == "orders"


def test_ids_are_short_lower_case_and_their_own(desk: Desk) -> None:
    ids = {rooms.open_game(desk, deck(desk), ANN) for _ in range(5)}
    assert len(ids) == 5
    assert all(12 <= len(name) <= 16 and name.isalnum() and name == name.lower() for name in ids)


@pytest.mark.slow
def test_what_is_taken_is_drawn_again(desk: Desk) -> None:
    drawn = iter(
        ["game1", "room1", "code1", "game1", "room2", "code2", "game3", "room3", "code1", "game4", "room4", "c4"]
    )
    drawing = dataclasses.replace(desk, token=lambda _length: next(drawn))
    assert [rooms.open_game(drawing, deck(desk), ANN) for _ in range(2)] == ["game1", "game4"]


@pytest.mark.slow
def test_there_is_no_game_without_its_scenario(desk: Desk) -> None:
    with pytest.raises(NotFound):
        rooms.open_game(desk, "no_such", ANN)


def test_an_order_brings_all_that_follows_in_one_go(desk: Desk, game: str) -> None:
    before = len(log_of(desk, game))
    receipt = act(desk, game, home(desk), ANN, "key-1")
    rows = log_of(desk, game)[before:]
    assert receipt == Receipt(game, home(desk), 1, "orders", "order", before + 1)
    assert [row["kind"] for row in rows] == ["order", "close_phase", *["react"] * len(powers(desk))]
    assert {row["at"] for row in rows} == {rows[0]["at"]}
    assert rooms.see(desk, game, home(desk)).observation.seen.phase == "reveal"


def test_the_last_row_carries_the_digest_of_the_state(desk: Desk, game: str) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    rows, scenario = log_of(desk, game), rooms.see(desk, game, home(desk)).scenario
    state = replay(scenario, SEED, [(row["seat"], parse_move(row["move"])) for row in rows])
    assert rows[-1]["digest"] == digest(state)


def test_a_whole_game_can_be_played(desk: Desk, game: str) -> None:
    play_to(desk, game, is_over)
    line = rooms.my_games(desk, ANN)[0]
    assert line.phase == "over"
    assert line.finished_at is not None
    with pytest.raises(IllegalMove):
        act(desk, game, home(desk), ANN, "after", ClosePhase(turn=line.turn, closes="over", reason="ready"))


def test_a_repeated_key_gets_its_first_answer_even_later(desk: Desk, game: str) -> None:
    form, move = stamp(desk, game, home(desk)), next_move(desk, game, home(desk))
    first = rooms.submit(desk, game, home(desk), ANN, move, form, "key-1")
    rows = len(log_of(desk, game))
    assert rooms.submit(desk, game, home(desk), ANN, move, form, "key-1") == first
    assert len(log_of(desk, game)) == rows
    play_to(desk, game, lambda seen: seen.seen.turn > 1)
    assert rooms.submit(desk, game, home(desk), ANN, move, form, "key-1") == first


def test_pressing_twice_at_once_counts_once(desk: Desk, game: str) -> None:
    form, move = stamp(desk, game, home(desk)), next_move(desk, game, home(desk))
    receipts = at_once(8, lambda _: rooms.submit(desk, game, home(desk), ANN, move, form, "key-1"))
    assert len(set(receipts)) == 1
    assert [row["key"] for row in log_of(desk, game)].count("key-1") == 1


@pytest.mark.parametrize("wrong", [{"turn": 2}, {"phase": "talks"}, {"revision": 5}])
def test_a_form_that_is_out_of_date_is_refused(desk: Desk, game: str, wrong: dict[str, Any]) -> None:
    old, rows = dataclasses.replace(stamp(desk, game, home(desk)), **wrong), len(log_of(desk, game))
    with pytest.raises(StaleMove) as caught:
        rooms.submit(desk, game, home(desk), ANN, next_move(desk, game, home(desk)), old, "key-1")
    assert caught.value.text.key == ("error.orders_changed" if "revision" in wrong else "error.phase_closed")
    assert len(log_of(desk, game)) == rows


def test_two_forms_of_one_seat_count_once(desk: Desk, game: str) -> None:
    form, move = stamp(desk, game, home(desk)), next_move(desk, game, home(desk))
    rooms.submit(desk, game, home(desk), ANN, move, form, "tab-1")
    with pytest.raises(StaleMove):
        rooms.submit(desk, game, home(desk), ANN, move, form, "tab-2")


def test_a_move_that_the_rules_forbid_leaves_nothing(desk: Desk, game: str) -> None:
    rows = len(log_of(desk, game))
    with pytest.raises(IllegalMove):
        act(desk, game, home(desk), ANN, "key-1", Order(option="no_such_option"))
    assert len(log_of(desk, game)) == rows


@pytest.mark.parametrize("reason", ["time", "facilitator"])
def test_a_player_cannot_end_a_phase_for_others(desk: Desk, game: str, reason: str) -> None:
    closing = parse_move({"kind": "close_phase", "turn": 1, "closes": "orders", "reason": reason})
    with pytest.raises(IllegalMove):
        act(desk, game, home(desk), ANN, "key-1", closing)


def test_only_home_reads_on(desk: Desk, game: str) -> None:
    power = powers(desk)[0]
    seat(desk, game, power, BEN)
    play_to(desk, game, lambda seen: seen.seen.phase == "reveal")
    act(desk, game, power, BEN, "react")
    with pytest.raises(IllegalMove):
        act(desk, game, power, BEN, "on", ClosePhase(turn=1, closes="reveal", reason="ready"))


def test_another_persons_game_is_not_yours(desk: Desk, game: str) -> None:
    with pytest.raises(NotYourSeat):
        act(desk, game, home(desk), BEN, "key-1")
    seat(desk, game, powers(desk)[0], BEN)
    with pytest.raises(NotYourSeat):
        act(desk, game, home(desk), BEN, "key-2")
    with pytest.raises(NotFound):
        rooms.submit(desk, "nowhere", home(desk), ANN, Order(option="x"), Stamp(1, "orders", 0), "key-3")


@pytest.mark.parametrize("key", ["", "k" * 65])
def test_a_form_needs_a_proper_key(desk: Desk, game: str, key: str) -> None:
    with pytest.raises(BadForm):
        act(desk, game, home(desk), ANN, key)


def test_the_same_key_of_two_members_is_two_keys(desk: Desk, game: str) -> None:
    first, second = to_talks(desk, game)
    one = act(desk, game, first, BEN, "same")
    two = act(desk, game, second, CEM, "same")
    assert (one.seat, two.seat) == (first, second)


def test_two_seats_land_at_once(desk: Desk, game: str) -> None:
    places = to_talks(desk, game)
    forms = [(stamp(desk, game, place), next_move(desk, game, place)) for place in places]

    def press(number: int) -> Receipt:
        form, move = forms[number]
        return rooms.submit(desk, game, places[number], (BEN, CEM)[number], move, form, "press")

    assert [receipt.seat for receipt in at_once(2, press)] == list(places)
    assert_sound(desk, game)


@pytest.mark.slow
def test_a_move_that_came_second_is_played_again(desk: Desk, game: str, tmp_path: Path) -> None:
    """Two desks on one file share no lock of ours: the numbers collide, and the slower one plays on fresh state."""
    first, second = to_talks(desk, game)
    quick = open_desk(tmp_path)
    asked: list[Receipt] = []

    def overtaken() -> datetime:
        if not asked:
            asked.append(act(quick, game, second, CEM, "quick"))
        return now()

    slow = dataclasses.replace(open_desk(tmp_path), clock=overtaken)
    receipt = act(slow, game, first, BEN, "slow")
    assert receipt.seq == asked[0].seq + 1
    assert_sound(desk, game)


@pytest.mark.slow
def test_a_move_that_is_overtaken_for_ever_is_refused(desk: Desk, game: str, tmp_path: Path) -> None:
    first, second = to_talks(desk, game)
    quick, keys = open_desk(tmp_path), itertools.count()

    def overtaken() -> datetime:
        act(quick, game, second, CEM, f"quick-{next(keys)}")
        return now()

    with pytest.raises(StoreBusy):
        act(dataclasses.replace(open_desk(tmp_path), clock=overtaken), game, first, BEN, "slow")
    assert "slow" not in [row["key"] for row in log_of(desk, game)]


def test_two_processes_land_at_once(desk: Desk, game: str, tmp_path: Path) -> None:
    desks, places = (desk, open_desk(tmp_path)), to_talks(desk, game)
    at_once(2, lambda number: act(desks[number], game, places[number], (BEN, CEM)[number], "press"))
    assert rooms.see(desks[1], game, home(desk)).observation.seen.phase == "orders"
    assert_sound(desk, game)


def assert_sound(desk: Desk, game: str) -> None:
    """The rows have no gap, and replay to what was recorded."""
    rows = log_of(desk, game)
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    desk.replays.forget(game)
    rooms.see(desk, game, home(desk))


@pytest.mark.slow
def test_pressing_start_twice_opens_one_game(desk: Desk) -> None:
    first = rooms.open_game(desk, deck(desk), ANN, key="press")
    assert rooms.open_game(desk, deck(desk), ANN, key="press") == first
    assert rooms.open_game(desk, deck(desk), BEN, key="press") != first
    assert rooms.open_game(desk, deck(desk), ANN, key="another") != first


def test_an_old_start_page_opens_another_game_once_the_first_is_played(desk: Desk) -> None:
    first = rooms.open_game(desk, deck(desk), ANN, key="press")
    act(desk, first, home(desk), ANN, "order")
    assert rooms.open_game(desk, deck(desk), ANN, key="press") != first
