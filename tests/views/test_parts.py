"""Parts of pages: the desk says well before that security runs out, in the words of the scenario."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.language import language
from game.views.parts import danger
from game.views.reader import Reader


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


def said(scenario: Scenario, security: int) -> str:
    """Return what the desk warns of at a value of security."""
    state = engine.start(scenario, 1)
    state = replace(state, values={**state.values, "security": security})
    return danger(Reader(scenario, engine.observe(scenario, state, scenario.home.id), language()))


def test_the_last_two_steps_before_the_end_are_announced(crossroads: Scenario) -> None:
    end, edge, low, *rest = crossroads.meters.security.words
    assert end.upto == 0
    for value in (1, edge.upto):
        assert edge.say in said(crossroads, value)
    for value in (edge.upto + 1, low.upto):
        assert low.say in said(crossroads, value)
    assert said(crossroads, edge.upto).partition(edge.say)[2] != said(crossroads, low.upto).partition(low.say)[2]
    for word in rest:
        assert said(crossroads, word.upto) == ""


def test_without_a_word_for_nothing_the_first_word_is_the_last_step(crossroads: Scenario) -> None:
    security = crossroads.meters.security
    meters = crossroads.meters.model_copy(
        update={"security": security.model_copy(update={"words": security.words[1:]})}
    )
    scenario = crossroads.model_copy(update={"meters": meters})
    edge, low, above, *_ = scenario.meters.security.words
    assert said(scenario, edge.upto) == said(crossroads, edge.upto)
    assert said(scenario, low.upto) == said(crossroads, low.upto)
    assert said(scenario, above.upto) == ""
