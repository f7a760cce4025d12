"""The greedy player: the best of what can be foreseen today, and nothing of what cannot."""

from dataclasses import replace

from game import engine
from game.engine import Order
from game.engine.state import Due
from game.players import MACHINES, POLICIES
from game.players.ahead import answered
from game.players.table import decide
from tests.engine.build import act, event, option, orders, scenario

GREEDY = POLICIES["greedy"]


def test_it_takes_what_pays_today() -> None:
    pays, costs = ([{"change": "economy", "by": by}] for by in (8, -8))
    small = scenario(
        event(
            "e1",
            option("costs", effects=costs),
            option("pays", effects=pays),
            option("rude", act("north", "163"), effects=pays),
        )
    )
    assert decide(small, orders(small), "home", GREEDY) == Order(option="pays")


def test_it_shuns_the_end() -> None:
    end = [{"change": "security", "by": -60}, {"change": "economy", "by": 50}]
    small = scenario(event("e1", option("end", effects=end), option("stay")))
    assert decide(small, orders(small), "home", GREEDY) == Order(option="stay")


def test_it_does_not_see_what_is_on_its_way() -> None:
    small = scenario()
    hidden = replace(orders(small), agenda=(Due("later", 2, 1, "e1", "go"),))
    assert decide(small, orders(small), "home", GREEDY) == decide(small, hidden, "home", GREEDY)


def test_an_imagined_turn_is_played_to_its_reactions() -> None:
    small = scenario(event("e1", option("go", act("north", "060"))))
    after = answered(small, engine.observe(small, orders(small), "home"), "go", 1, MACHINES["power"])
    assert after.settled == after.turn == 1
    assert {reaction.seat for reaction in after.history[-1].reactions} == {"north", "south"}
