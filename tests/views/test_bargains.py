"""Bargains: what a promise says stays true when turns pass, and the form holds what the rules would let stand."""

from typing import Any

import pytest

from game import engine
from game.engine import Offer, Reply, State
from game.scenario.model import Scenario
from game.views.bargains import bargains_view, fates, offer_form_view
from game.views.dealings import dealings_view
from game.views.language import language
from game.views.reader import Reader
from tests.engine.build import act, answered, closed, commitment, event, initiative, option, orders, scenario, seated

HURT = act("north", "163", "economic")
QUIET = {"kind": "silence", "turns": 3}


def deck() -> Scenario:
    """Return three events whose answers have the same ids and other labels."""
    events = [
        event(f"e{n}", option("go", label=f"Go {n}"), option("hurt", HURT, label=f"Hurt {n}"), turn=n)
        for n in (1, 2, 3, 4)
    ]  # fmt: skip
    return scenario(
        *events,
        powers={"north": seated(win_set=0), "south": seated(), "west": seated()},
        initiatives={"talk": initiative(), "dear": initiative(credit=90, name="Too dear")},
        commitments={"pact": commitment(start=False), "held": commitment(name="Held")},
    )


def agreed(small: Scenario, **terms: Any) -> State:
    money = {"kind": "meter", "what": "credit", "amount": 10}
    move = Offer.model_validate({"to": "home", "asks": [money, *terms["asks"]]})
    state = engine.play(small, orders(small), "north", move)
    return engine.play(small, state, "home", Reply(offer="1.north.home.1", answer="accept"))


def reader(small: Scenario, state: State) -> Reader:
    return Reader(small, engine.observe(small, state, "home"), language("en"))


def test_what_was_promised_reads_alike_years_later() -> None:
    small = deck()
    state = agreed(small, asks=[{"kind": "answer", "what": "go"}, QUIET])
    for _ in range(3):
        state = closed(small, answered(small, state), 3)
    (told,) = dealings_view(reader(small, state)).bargains
    assert "answer with “Go 1”" in told.what
    assert "nothing hostile for 3 turns" in told.what


@pytest.mark.parametrize(
    ("choice", "turn", "said"), [("hurt", 1, "You broke your word"), ("go", 3, "You kept your word")]
)
def test_a_fate_is_told_in_the_turn_in_which_it_is_found(choice: str, turn: int, said: str) -> None:
    small, told = deck(), {}
    state = agreed(small, asks=[QUIET])
    for number in (1, 2, 3):
        state = closed(small, answered(small, state, choice))
        told[number] = [one for one in fates(reader(small, state), number) if "hostile" in one]
        state = closed(small, state, 2)
    assert {number for number, lines in told.items() if lines} == {turn}
    assert told[turn] == [f"{said} to P: nothing hostile for 3 turns"]


def test_the_form_lists_what_could_stand_in_an_offer_now() -> None:
    small = deck()
    fresh, bound = orders(small), agreed(small, asks=[{"kind": "answer", "what": "go"}])
    kinds = {
        name: {promise.value.split("|")[0] + "|" + promise.value.split("|")[1] for promise in form.sides[0].promises}
        for name, state in (("fresh", fresh), ("bound", bound))
        for form in [offer_form_view(reader(small, state), "game", "home", 1, "south", "")]
    }
    assert kinds["fresh"] == {
        "answer|go", "answer|hurt", "act|talk", "meter|economy", "meter|credit", "silence|",
    }  # fmt: skip
    assert kinds["fresh"] - kinds["bound"] == {"answer|go", "answer|hurt"}
    to_north = offer_form_view(reader(small, fresh), "game", "home", 1, "north", "").sides[0]
    assert [one.value for one in to_north.promises if one.value.startswith("commitment")] == ["commitment|pact|0|1"]


def test_what_is_owed_says_how_long_it_is_owed_still() -> None:
    small = deck()
    state = closed(small, answered(small, agreed(small, asks=[QUIET])), 4)
    assert bargains_view(reader(small, state), "/x").owed == ("You owe it to P: nothing hostile for 2 turns",)


@pytest.mark.parametrize(
    ("public", "secret", "how"), [(True, False, "public"), (True, True, "annex"), (False, False, "private")]
)
def test_a_counter_offer_starts_from_what_it_answers(public: bool, secret: bool, how: str) -> None:
    small = deck()
    asked = {"kind": "meter", "what": "credit", "amount": 7}
    terms = {"to": "home", "asks": [QUIET, asked | {"secret": secret}], "public": public}
    state = engine.play(small, orders(small), "north", Offer.model_validate(terms))
    form = offer_form_view(reader(small, state), "game", "home", 1, "north", state.offers[0].id)
    gives, asks = form.sides
    assert gives.marked == ("silence||0|3", "meter|credit|7|1", "")
    assert set(gives.marked) - {""} <= {promise.value for promise in gives.promises}
    assert asks.marked == ("", "", "")
    assert form.how == how


def test_an_offer_of_ones_own_can_be_taken_back_until_it_is_answered() -> None:
    small = deck()
    move = Offer.model_validate({"to": "north", "gives": [QUIET]})
    state = engine.play(small, orders(small), "home", move)
    assert [one.retractable for one in bargains_view(reader(small, state), "/x").offers] == [True]
    state = engine.play(small, state, "north", Reply(offer=state.offers[0].id, answer="decline"))
    assert [one.retractable for one in bargains_view(reader(small, state), "/x").offers] == [False]
