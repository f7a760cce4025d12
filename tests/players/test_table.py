"""The table: machines and the flow move until a person is awaited, and no further."""

from game import engine
from game.engine import Order
from game.engine.tables import tables
from game.players import PLAYERS
from game.players.table import CLOCK, advance
from game.scenario.model import Scenario


def test_it_stops_at_the_desk_of_a_person(deck: Scenario) -> None:
    home = frozenset({deck.home.id})
    steps = list(advance(deck, engine.start(deck, 1), dict.fromkeys(tables(deck).seats, PLAYERS["power"]), home))
    assert [seat for seat, _, _ in steps] == [CLOCK, *tables(deck).seats, CLOCK]
    assert engine.awaited(deck, steps[-1][2]) == (deck.home.id,)


def test_the_reading_of_a_reveal_is_left_to_the_person(deck: Scenario) -> None:
    home = frozenset({deck.home.id})
    seated = dict.fromkeys(tables(deck).seats, PLAYERS["power"])
    *_, (_, _, state) = advance(deck, engine.start(deck, 1), seated, home)
    state = engine.play(deck, state, deck.home.id, Order(option=engine.open_options(deck, state)[0]))
    *_, (_, _, state) = advance(deck, state, seated, home)
    assert state.phase == "reveal"
    assert state.settled == state.turn
    assert list(advance(deck, state, seated, home)) == []


def test_a_seat_that_a_person_holds_is_not_played(deck: Scenario) -> None:
    attended = frozenset({deck.home.id, "georgia"})
    steps = list(advance(deck, engine.start(deck, 1), dict.fromkeys(tables(deck).seats, PLAYERS["power"]), attended))
    assert "georgia" not in [seat for seat, _, _ in steps]
    assert engine.awaited(deck, steps[-1][2]) == ("georgia",)


def test_without_people_the_game_goes_to_its_end(deck: Scenario) -> None:
    seats = dict.fromkeys(tables(deck).seats, PLAYERS["power"]) | {deck.home.id: PLAYERS["first"]}
    *_, (_, _, state) = advance(deck, engine.start(deck, 1), seats, frozenset())
    assert state.phase == "over"
