"""Order: who may, when, and which options."""

import pytest

from game import engine
from game.engine import Order
from game.engine.pursuits import Orders
from game.errors import IllegalMove
from game.scenario.model import Scenario
from tests.engine.build import answered, event, option, orders, scenario, talks


def small() -> Scenario:
    return scenario(event("e1", option("go"), option("stay"), option("shut", when=["turn > 3"])), event("e2", turn=5))


@pytest.mark.parametrize(
    ("seat", "choice", "key"),
    [
        ("north", "go", "wrong_seat"),
        ("nobody", "go", "wrong_seat"),
        ("home", "shut", "locked_option"),
        ("home", "nothing", "unknown_option"),
    ],
)
def test_checks(seat: str, choice: str, key: str) -> None:
    with pytest.raises(IllegalMove, match=key):
        engine.play(small(), orders(small()), seat, Order(option=choice))


def test_phase() -> None:
    with pytest.raises(IllegalMove, match="wrong_phase"):
        engine.play(small(), talks(small()), "home", Order(option="go"))
    with pytest.raises(IllegalMove, match="wrong_phase"):
        engine.play(small(), answered(small(), orders(small())), "home", Order(option="go"))


def test_order_stands_under_the_seats_name_and_takes_no_effect_yet() -> None:
    before = orders(small())
    after = engine.play(small(), before, "home", Order(option="go"))
    assert (after.orders, after.revisions) == ({"home": Orders("go")}, {"home": 1})
    assert (after.acts, after.history, after.values) == (before.acts, (), before.values)
    assert before.orders == {}


def test_legal() -> None:
    assert engine.legal(small(), orders(small()), "home") == (Order(option="go"), Order(option="stay"))
    assert engine.legal(small(), orders(small()), "north") == ()
