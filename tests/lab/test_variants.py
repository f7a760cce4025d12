"""Variants: rivals exchange what they want, dated events change places, and nothing else changes."""

from game.engine.tables import tables
from game.lab.variants import reordered, rivals, swapped
from game.scenario.model import Scenario
from tests.engine.build import act, event, option, power, scenario, seated

POWERS = {
    "north": seated(interests={"gas": 40}, rivals={"south": 60, "west": 5}, red_lines=["base"]),
    "south": seated(interests={"gas": -70}, rivals={"north": 20}, red_lines=["force"]),
    "west": power(rivals={"north": 90}),
}


def order(small: Scenario) -> list[str]:
    """Return the dated events in the order in which they come."""
    return [one.id for one in sorted(small.events, key=lambda one: one.turn or 0) if one.turn]


def test_the_greatest_rivals_have_seats() -> None:
    assert rivals(scenario(powers=POWERS)) == ("north", "south")
    assert rivals(scenario()) is None


def test_rivals_exchange_interests_and_are_each_others_rivals_still() -> None:
    small = scenario(event("e1", option("go", act("south", "060"))), powers=POWERS)
    other = swapped(small, "north", "south")
    north, south = other.powers["north"], other.powers["south"]
    assert (north.interests, south.interests) == ({"gas": -70}, {"gas": 40})
    assert (north.rivals, south.rivals) == ({"south": 20}, {"north": 60, "west": 5})
    assert (north.red_lines, south.red_lines) == (("force",), ("base",))
    assert (north.levers, north.seat) == (small.powers["north"].levers, small.powers["north"].seat)
    assert swapped(other, "north", "south") == small
    assert tables(other).readings != tables(small).readings


def test_dated_events_change_places_and_the_others_stay() -> None:
    small = scenario(*[event(f"e{number}", turn=number) for number in range(1, 5)], event("drawn"))
    orders = {tuple(order(reordered(small, seed))) for seed in range(20)}
    assert len(orders) > 5
    assert all(sorted(one) == ["e1", "e2", "e3", "e4"] for one in orders)
    assert reordered(small, 3) == reordered(small, 3)


def test_what_asks_for_an_answer_stays_behind_it() -> None:
    later = event("later", option("go", when=["chose.first == go"]), option("stay"), turn=3)
    last = event("last", turn=4, when=["chose.later == go"])
    small = scenario(event("first", turn=1), event("other", turn=2), later, last)
    for seed in range(20):
        places = order(reordered(small, seed))
        assert places.index("first") < places.index("later") < places.index("last")


def test_where_nothing_can_change_places_it_is_the_same_scenario() -> None:
    small = scenario(event("one", turn=1), event("two", turn=2, when=["chose.one == go"]), event("drawn"))
    assert all(reordered(small, seed) is small for seed in range(5))
