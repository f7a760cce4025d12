"""How the machine bargains: what it offers, accepts, counters and declines, and whether it keeps its word."""

from typing import Any

import pytest

from game import engine
from game.engine import Offer, React, Reply, State
from game.players import PLAYERS
from game.players.table import advance, decide
from game.scenario.model import Scenario
from tests.engine.build import act, answered, closed, event, option, orders, scenario, seated, turn

WANTED, STAY = option("go", moves={"gas": 3}), option("stay")
HURT = option("hurt", act("north", "163", "economic"), moves={"gas": -3})
GIFT = {"kind": "act", "what": "deal"}


def small(north: dict[str, Any] | None = None) -> Scenario:
    events = [event(f"e{n}", WANTED, HURT, STAY, turn=n, salience={"gas": 100}) for n in (1, 2, 3)]
    powers = {"north": seated(interests={"gas": 100}, **(north or {})), "south": seated(), "west": seated()}
    return scenario(*events, powers=powers)


def reply(deck: Scenario, **terms: Any) -> engine.Move:
    """Return what the machine at north answers to an offer of home's."""
    state = engine.play(deck, orders(deck), "home", Offer.model_validate({"to": "north", **terms}))
    return decide(deck, state, "north", PLAYERS["power"])


@pytest.mark.parametrize(
    ("terms", "accepted"),
    [
        ({"gives": [{"kind": "answer", "what": "go"}], "asks": [GIFT]}, True),
        ({"gives": [{"kind": "answer", "what": "hurt"}], "asks": [GIFT]}, False),
        ({"gives": [{"kind": "meter", "what": "economy", "amount": 10}]}, True),
        ({"asks": [{"kind": "meter", "what": "economy", "amount": 10}, {"kind": "act", "what": "gift"}]}, False),
    ],
)
def test_it_accepts_what_is_worth_enough(terms: dict[str, Any], accepted: bool) -> None:
    answer = reply(small(), **terms)
    assert (isinstance(answer, Reply) and answer.answer == "accept") == accepted


def test_it_counters_what_comes_near_by_asking_for_one_thing_more() -> None:
    answer = reply(small(), asks=[GIFT])
    assert isinstance(answer, Offer)
    assert (answer.counters, len(answer.asks), answer.gives[0].what) == ("1.home.north.1", 1, "deal")


def test_it_does_not_counter_a_counter() -> None:
    deck = small()
    state = engine.play(deck, orders(deck), "home", Offer.model_validate({"to": "north", "asks": [GIFT]}))
    state = engine.play(deck, state, "north", decide(deck, state, "north", PLAYERS["power"]))
    back = Offer.model_validate({"to": "north", "asks": [GIFT], "counters": state.offers[-1].id})
    state = engine.play(deck, state, "home", back)
    answer = decide(deck, state, "north", PLAYERS["power"])
    assert isinstance(answer, Reply)


def second_talks(deck: Scenario, seed: int) -> State:
    return closed(deck, turn(deck, engine.start(deck, seed), "stay"))


def test_it_offers_a_lever_for_the_answer_that_it_likes_best() -> None:
    deck = small()
    moves = [decide(deck, second_talks(deck, seed), "north", PLAYERS["power"]) for seed in range(30)]
    made = [move for move in moves if isinstance(move, Offer)]
    assert 3 < len(made) < 27
    assert all(move.asks[0].what == "go" and move.gives[0].kind == "act" for move in made)
    assert not isinstance(decide(deck, closed(deck, engine.start(deck, 1)), "north", PLAYERS["power"]), Offer)


def test_it_presses_after_it_has_offered_and_does_not_pay_twice() -> None:
    deck = small()
    seed = next(
        seed for seed in range(30)
        if isinstance(decide(deck, second_talks(deck, seed), "north", PLAYERS["power"]), Offer)
    )  # fmt: skip
    state = second_talks(deck, seed)
    state = engine.play(deck, state, "north", decide(deck, state, "north", PLAYERS["power"]))
    press = decide(deck, state, "north", PLAYERS["power"])
    assert isinstance(press, engine.Press)
    assert press.term is None or press.term.kind == "threat"


def test_the_table_lets_a_power_answer_before_it_waits_for_home() -> None:
    deck = small()
    state = engine.play(
        deck, orders(deck), "home", Offer.model_validate({"to": "north", "gives": [{"kind": "answer", "what": "go"}]})
    )
    machines = dict.fromkeys(("north", "south", "west"), PLAYERS["power"])
    steps = list(advance(deck, state, machines, frozenset({"home"})))
    assert [(seat, move.kind) for seat, move, _ in steps] == [("north", "reply")]


def test_it_keeps_its_word_unless_the_answer_hurt_it() -> None:
    deck = small({"win_set": 0})
    terms = {"to": "home", "gives": [GIFT], "asks": [{"kind": "meter", "what": "credit", "amount": 10}]}
    state = engine.play(deck, orders(deck), "north", Offer.model_validate(terms))
    state = engine.play(deck, state, "home", Reply(offer="1.north.home.1", answer="accept"))
    pulled = {}
    for choice in ("stay", "hurt"):
        move = decide(deck, answered(deck, state, choice), "north", PLAYERS["power"])
        assert isinstance(move, React)
        pulled[choice] = move.lever
    assert pulled["stay"] == "deal" != pulled["hurt"]
