"""A1: what counts for and against autonomy of decision."""

from typing import Any

import pytest

from game.engine import Press
from game.engine.actions.press import TermSpec
from game.engine.scoring import authored
from tests.engine.build import answered, event, flagged, found, judged, option, pressed, scenario, talks


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("initiative",), {"initiative": 5}),
        (("limits_sovereignty",), {"limits_sovereignty": -15}),
        (("tied_ideology",), {"tied_ideology": -10}),
        (("counter_offer",), {"counter_offer": 5}),
        (("counter_offer", "initiative"), {"counter_offer": 5, "initiative": 5}),
        (("initiative", "tied_ideology"), {"initiative": 5, "tied_ideology": -10}),
        (("alliance", "base", "takes_side", "defer"), {}),
    ],
)
def test_table(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags)), "A1") == result


def after_press(ask: str, chosen: str = "go", others: str = "", **term: Any) -> dict[str, int]:
    """Return what was found after the north had asked for an option and tied a term to the option `stay`."""
    asked = [{"from": "north", "option": ask, "text": "Please."}]
    asked += [{"from": "south", "option": others, "text": "Please."}] if others else []
    small = scenario(event("e1", option("go"), option("stay"), asks=asked))
    press = Press(term=TermSpec(**{"option": "stay", "lever": "refuse", "kind": "threat", **term}))
    state = answered(small, pressed(small, talks(small), north=press), chosen)
    assert authored(state, "A1") == 50
    return found(state, "A1")


@pytest.mark.parametrize(
    ("ask", "chosen", "term", "result"),
    [
        ("go", "go", {}, {"ordered": -6}),
        ("go", "stay", {}, {}),
        ("stay", "go", {}, {}),
        ("go", "go", {"public": False}, {}),
        ("go", "go", {"kind": "reward", "lever": "praise"}, {}),
        ("stay", "stay", {}, {"ordered": -6}),
        ("go", "go", {"others": "stay"}, {"ordered": -6}),
        ("go", "go", {"others": "go"}, {}),
    ],
)
def test_ask_that_is_granted_under_a_public_threat_is_shown_as_an_order_and_not_counted(
    ask: str, chosen: str, term: dict[str, Any], result: dict[str, int]
) -> None:
    assert after_press(ask, chosen, **term) == result
