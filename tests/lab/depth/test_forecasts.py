"""Forecasts: certain ones come so, and who is named beside an answer is no surprise."""

import pytest

from game.lab.depth import forecasts
from tests.engine.build import Data, act, event, option, scenario
from tests.lab.depth.games import plain, pool_of, values

pytestmark = pytest.mark.slow

LATER = [{"schedule": "later", "in": 1}]


def hinted(sender: str, *acts: Data, **rest: object) -> float:
    """Return the share of hints in a deck where one answer brings something late from a sender."""
    answer = option("go", *acts, effects=LATER, **rest)
    later = {"later": {"title": "Late", "from": sender, "text": "It comes back."}}
    return forecasts.hinted(scenario(event("e1", answer, option("stay"), turn=1), consequences=later))


def test_a_meter_that_an_answer_raises_was_foreseen() -> None:
    rises = [{"change": "economy", "by": 9}]
    first = event("e1", option("go", effects=rises), option("stay", effects=rises), turn=1)
    found = values(forecasts.measure(pool_of(scenario(first, turns=1), 100)))
    assert found["right"] == 1
    assert (found["brier"] or 0) < 0.01


def test_who_is_addressed_may_come_back() -> None:
    assert hinted("south", act("south")) == 1
    assert hinted("south", act("north")) == 0


def test_an_office_that_speaks_is_a_hint() -> None:
    assert hinted("desk", act("north")) == 1


def test_without_late_effects_nothing_is_hidden() -> None:
    assert forecasts.hinted(scenario(plain("e1", 1))) == 1
