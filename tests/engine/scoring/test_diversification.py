"""A7: partners spread over three domains."""

import pytest

from game.engine.scoring.diversification import Diversification
from tests.engine.build import act, answered, event, found, option, orders, scenario

SHARES = {"north": 60, "south": 20, "others": 20}
EVEN = dict.fromkeys(("military", "economic", "energy"), SHARES)


def after(to: str, cameo: str, domain: str = "economic") -> dict[str, int]:
    small = scenario(event("e1", option("go", act(to, cameo, domain))), dependence=EVEN)
    return found(answered(small, orders(small)), "A7")


def test_deal_with_the_largest_partner_concentrates_and_with_another_spreads() -> None:
    assert after("north", "057") == {"concentrated": -6}
    assert after("south", "057") == {"spread": 6}


def test_arms_from_a_second_side_spread_dependence_and_are_no_bloc() -> None:
    small = scenario(event("e1", option("go", act("south", "062", "military"))), dependence=EVEN)
    state = answered(small, orders(small))
    assert (found(state, "A7"), found(state, "A2")) == ({"spread": 6}, {})


@pytest.mark.parametrize(
    ("shares", "to", "result"),
    [
        ({"north": 48, "south": 20, "others": 32}, "north", {"majority": -5}),
        ({"north": 50, "south": 20, "others": 30}, "north", {"concentrated": -6, "majority": -5}),
        ({"north": 51, "south": 20, "others": 29}, "north", {"concentrated": -6}),
        ({"north": 60, "south": 20, "others": 20}, "south", {"spread": 6}),
        ({"north": 30, "south": 20, "others": 50}, "north", {}),
    ],
)
def test_share_that_passes_half(shares: dict[str, int], to: str, result: dict[str, int]) -> None:
    small = scenario(event("e1", option("go", act(to, "057", "energy"))), dependence={**EVEN, "energy": shares})
    assert found(answered(small, orders(small)), "A7") == result


def test_words_move_nothing() -> None:
    assert after("north", "051") == {}


def test_domain_of_its_own_only() -> None:
    assert after("north", "057", "political") == {}


def test_finding_names_the_domain_and_its_largest_partner() -> None:
    small = scenario(event("e1", option("go", act("south", "057", "energy"))), dependence=EVEN)
    (one,) = [f for f in answered(small, orders(small)).findings if f.axis == "A7"]
    assert one.because.params == {"domain": "energy", "power": "north"}


def test_measure_is_higher_the_more_partners_there_are() -> None:
    wide = {"north": 35, "south": 35, "west": 30}
    few, many = (scenario(dependence=dict.fromkeys(EVEN, shares)) for shares in ({"north": 100}, wide))
    axis = Diversification()
    measured = [axis.measure(small, orders(small)) for small in (few, many)]
    assert measured[0] == 0
    assert (measured[1] or 0) > 950
